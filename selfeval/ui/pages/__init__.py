"""Pages of the window that are more than a step's list and form."""
