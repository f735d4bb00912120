"""Sharing the file: what is safe where, and combining it with a colleague's copy."""
