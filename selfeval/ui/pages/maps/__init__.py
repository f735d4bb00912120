"""The maps: drawn, questioned, told in words, and as a list."""
