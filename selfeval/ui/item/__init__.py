"""One item, and what belongs to it."""
