"""Follow a path through the map, box by box, over the whole screen."""
