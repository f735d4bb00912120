"""Selfeval: a school's self-evaluation as a chain of thought, from facts to early indicators."""

__version__ = "0.1.0"
