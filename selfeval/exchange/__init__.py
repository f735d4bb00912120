"""Other people's formats in and out: published tables, the JSON archive, the sample school."""
