"""Read everything in a file at once, for rules, threads and reports."""

from __future__ import annotations

from sqlmodel import Session, select

from selfeval.core.models import MODELS
from selfeval.core.rows import Rows


def load_rows(session: Session) -> Rows:
    """Load every row of the model; use the result before the next gesture expires it."""
    return Rows(row for model in MODELS for row in session.exec(select(model)))
