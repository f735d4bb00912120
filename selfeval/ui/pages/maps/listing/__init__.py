"""The map as two tables: whatever can be drawn can be read, heard and changed here as well."""
