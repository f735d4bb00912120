"""The causal model questioned: its loops and ways, what a push reaches, and all of it in words."""
