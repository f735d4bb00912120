"""By inspection area: what the school says of itself, area by area."""
