"""Erase for good: what, whether really, and what was reached."""
