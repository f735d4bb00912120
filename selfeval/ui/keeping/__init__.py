"""Backups: kept while people work, looked into, gone back to; and a damaged file."""
