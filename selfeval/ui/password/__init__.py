"""Files with a password, where the window meets them."""
