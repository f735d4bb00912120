"""Guided start: short questions that lead from one worry to an early indicator."""
