"""Forms drawn from what a model declares."""
