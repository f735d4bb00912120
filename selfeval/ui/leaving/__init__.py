"""Remove from this computer what it keeps of a file."""
