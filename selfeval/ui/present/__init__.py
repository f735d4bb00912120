"""The self-evaluation on a screen for everybody, one step at a time."""
