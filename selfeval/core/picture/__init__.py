"""The map as a picture: pure geometry in map units, which any pen can draw."""
