"""Give a copy away."""
