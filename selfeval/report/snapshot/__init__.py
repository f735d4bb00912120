"""Freeze what a report says: rows in, plain frozen parts out, ready for any thread."""
