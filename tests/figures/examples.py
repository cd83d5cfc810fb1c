"""The worked examples of peak and end as maps (theory 3.6), and helpers to analyse text."""

from typing import Any

from blueprint.figures import Analysis, Settings
from blueprint.figures.data import as_data
from blueprint.lint.run.engine import lint
from blueprint.model.loader import loads

BRANCH = """\
blueprint: 1
emotion_spread: 0
title: Branch without a loop
touchpoints:
  greet: {lane: frontstage, title: Greet, time: 20s, emotion: 1, next: {wait: 60%, self: 40%}}
  wait: {lane: customer, title: Wait, time: 5m, emotion: -3, next: counter}
  counter: {lane: frontstage, title: Counter, time: 4m, emotion: 2, next: bye}
  self: {lane: customer, title: Self-service, time: 90s, emotion: 1, next: {bye: 50%}, end: served}
  bye: {lane: frontstage, title: Goodbye, time: 15s, emotion: 3, end: served}
"""
REPAIR = """\
blueprint: 1
emotion_spread: 0
title: Repair with a rework loop
touchpoints:
  ask: {lane: customer, title: Ask, time: 10s, emotion: 0, next: repair}
  repair: {lane: frontstage, title: Repair, time: 60s, emotion: -1, next: test}
  test: {lane: frontstage, title: Test, time: 15s, emotion: 1, next: {complain: 30%, hand-over: 70%}}
  complain: {lane: customer, title: Complain, time: 20s, emotion: -4, next: repair}
  hand-over: {lane: frontstage, title: Hand over, time: 10s, emotion: 3, end: served}
"""


def analyse(text: str, settings: Settings | None = None) -> dict[str, Any]:
    """The contract's data of a map that lints clean."""
    loaded = loads(text)
    assert [f.message.en for f in lint(loaded).findings if f.severity.word == "error"] == []
    assert loaded.map is not None
    return as_data(Analysis(loaded.map, settings))
