"""Readings, recorded from any page."""
