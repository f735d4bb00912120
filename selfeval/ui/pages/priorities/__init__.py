"""The priorities side by side: one module for each card of the board."""
