"""The list of a step."""
