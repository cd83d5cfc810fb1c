"""Which plans should be done by now."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.model.plans import Plan

CLOCK = "SOURCE_DATE_EPOCH"
"""The environment variable by which builds are made again as on another day: seconds since 1970."""


def today() -> date:
    """The day that counts as today."""
    said = os.environ.get(CLOCK, "")
    if said.isdecimal() and len(said) < 12:
        return datetime.fromtimestamp(int(said), UTC).date()
    return date.today()


def is_overdue(plan: Plan) -> bool:
    """Whether a plan may still come and its day has passed."""
    return plan.status.is_open and plan.due is not None and plan.due < today()
