"""The backward planner: from an outcome back to what adults need to know, and forwards again."""
