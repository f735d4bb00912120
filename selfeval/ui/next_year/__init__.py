"""The file of the coming year."""
