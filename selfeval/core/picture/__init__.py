"""A map as pure geometry: made once, drawn by the pens of the screen, of paper and of SVG."""
