"""Link the item that is shown to another, and say what the link means."""
