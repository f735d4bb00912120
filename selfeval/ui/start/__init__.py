"""Before a file is open."""
