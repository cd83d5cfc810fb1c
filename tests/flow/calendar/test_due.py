"""When promises over nights, weekends and holidays are due: the table of docs/calendars.md, worked out by hand."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from blueprint.flow.calendar.calendar import Calendar, Horizon
from blueprint.flow.calendar.due import due_at, limits
from blueprint.model.loader import loads

PAGE = Path(__file__).parents[3] / "docs" / "calendars.md"
_WHERE = re.compile(r"(?:Where|当) `opens: (.+?)`(.*)[:：]")
_ROW = re.compile(r"\| (\w{3} \S+ \S+) \| `(.+?)` \| (.+?) \| (.*?) ?\|")


def rows(page: Path = PAGE) -> list[tuple[str, str, str, str, str]]:
    """Opening hours with holidays, start, words, when it is due, and what else it can be."""
    found, opens = [], ""
    for line in page.read_text("utf-8").splitlines():
        if where := _WHERE.fullmatch(line):
            opens = f"opens: {where[1]}" + ("\nholidays: cn" if "cn" in where[2] else "")
        elif row := _ROW.fullmatch(line):
            found.append((opens, *row.groups()))
    return found


def moment(text: str) -> datetime:
    """Of a moment whose weekday is right."""
    found = datetime.strptime(text[4:], "%Y-%m-%d %H:%M")
    assert f"{found:%a}" == text[:3], text
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[1]} {row[2]}")
def test_a_promise_is_due_when_its_words_say(row):
    opens, start, words, when, others = row
    text = f"""blueprint: 1
title: x
{opens}
promises: [{{id: p, from: a, to: a, within: {words}}}]
touchpoints: {{a: {{lane: customer, title: A, end: served}}}}
"""
    service_map = loads(text).map
    calendar = Calendar(service_map.opens, service_map.public_holidays)
    began = moment(start)
    midnight = began.replace(hour=0, minute=0)
    since = np.array([(began - midnight) / timedelta(seconds=1)])
    first, *rest = (
        (limit.reading, midnight + timedelta(seconds=float(due_at(horizon, limit, since)[0])))
        for limit in limits(service_map.promises[0].within, calendar)
        for horizon in [
            Horizon(calendar, began.date(), 30 + 4 * round(max(limit.days, limit.seconds / 3600)))
        ]
    )
    assert first[1] == moment(when)
    wanted = dict(re.findall(r"([a-z-]+) (\w{3} \S+ \S+?)(?:, |$)", others))
    assert {reading: f"{at:%a %Y-%m-%d %H:%M}" for reading, at in rest} == wanted


def test_both_languages_have_the_same_promises():
    assert len(rows()) >= 30
    assert rows() == rows(PAGE.with_suffix(".zh.md"))
