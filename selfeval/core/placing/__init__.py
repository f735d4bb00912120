"""Where boxes stand on a map: the nearest one, a free place, in line with others."""
