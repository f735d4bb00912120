"""Published tables in: performance tables become facts whose measures hold one reading a year.

The way through: `list_columns` and `search_columns` show what is there for a school, in plain
English; `plan_import` previews what an import would change, with warnings and questions;
`apply_plan` does it as one gesture. A year's figure is read from that year's own table; a later
table's prior-year column only stands in while there is none. Comparators are published rows of
the same table, never averages. Markers and blanks are gaps with a reason, never zero.
"""

from __future__ import annotations

from selfeval.exchange.tables.apply import ImportResult, apply_plan
from selfeval.exchange.tables.catalogue import ListedColumn, ListedValue, search_columns
from selfeval.exchange.tables.comparators import Question
from selfeval.exchange.tables.plan import ImportPlan, find_schools, list_columns, plan_import
from selfeval.exchange.tables.planned import PlannedMeasure, PlannedReading
from selfeval.exchange.tables.schools import SchoolChoice
from selfeval.exchange.tables.values import reason_words
from selfeval.exchange.tables.years import SchoolYear, TableSpec, read_spec

__all__ = [
    "ImportPlan",
    "ImportResult",
    "ListedColumn",
    "ListedValue",
    "PlannedMeasure",
    "PlannedReading",
    "Question",
    "SchoolChoice",
    "SchoolYear",
    "TableSpec",
    "apply_plan",
    "find_schools",
    "list_columns",
    "plan_import",
    "read_spec",
    "reason_words",
    "search_columns",
]
