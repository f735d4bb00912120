"""Early indicators: side by side on one time axis, and each in detail."""
