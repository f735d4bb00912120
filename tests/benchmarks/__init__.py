"""Measure what the program costs against a floor taken in the same run. Not collected by pytest."""
