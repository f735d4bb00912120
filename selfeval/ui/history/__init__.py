"""What happened to an item, and what was removed."""
