"""The report: who it is for, what goes in, what to look at first, and the pages themselves."""
