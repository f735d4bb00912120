"""Beside the map: what is chosen on it, told in a sentence and changed in place."""
