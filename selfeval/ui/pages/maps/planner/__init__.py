"""The backward planner: a plan made from right to left, one question at a time."""
