"""What an item rests on and what it holds up."""
