"""The overview page, one module per card."""
