"""The guide: what people read when they press F1."""
