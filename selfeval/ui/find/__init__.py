"""Find anything, do anything: one box for every item and every command."""
