"""Guided start: one question at a time."""
