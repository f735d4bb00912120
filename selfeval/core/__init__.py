"""What self-evaluation is: the model, its rules and its words. No Qt, no files, no session."""
