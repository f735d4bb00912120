"""Tables that come in: chosen, dropped or pasted."""
