"""Small services whose figures can be worked out on paper, for investing, staffing and simulating."""

from functools import cache

from blueprint.figures import Analysis
from blueprint.lint.run.engine import lint
from blueprint.model.loader import load, loads
from blueprint.model.service_map import ServiceMap
from tests.figures.examples import BRANCH
from tests.house.project import MAPS

PROMISED = BRANCH.replace(
    "touchpoints:", "promises: [{id: out-in-9m, from: greet, to: bye, within: 9m, share: 90%}]\ntouchpoints:"
)
"""Theory 3.6, example 1, with a promise: of those who get to `bye`, 3 of 4 take 575 s, the others 125 s."""

DESK = """\
blueprint: 1
emotion_spread: 0
title: One desk
arrivals: 30/h
promises: [{id: soon, from: desk, to: desk, mean: MEAN}]
touchpoints:
  desk: {lane: frontstage, title: Desk, time: 60s, emotion: 1, staffed: {servers: SERVERS}, end: served}
"""
"""M/M/c with arrivals of 30 and service of 60 an hour: one server makes a mean visit of 2 min."""

TWO_KINDS = """\
blueprint: 1
emotion_spread: 0
title: Two kinds of customers at one desk
arrivals: 60/h
segments:
  easy: {title: Easy, share: 60%}
  hard:
    title: Hard
    share: 40%
    changes:
      desk: {time: {estimate: {mean: 2m, cv: 1}}, emotion: -2}
      enter: {next: {desk: 100%}}
promises: [{id: out, from: enter, to: leave, within: 5m, share: 80%}]
touchpoints:
  enter: {lane: customer, title: Enter, time: {estimate: {mean: 30s, cv: 1}}, emotion: 0, next: {desk: 70%, leave: 30%}}
  desk: {lane: frontstage, title: Desk, time: {estimate: {mean: 1m, cv: 1}}, emotion: 2, staffed: {servers: 2}, fails: {chance: 10%, caught: 50%}, next: leave}
  leave: {lane: customer, title: Leave, time: 10s, emotion: 1, end: served}
"""


def desk(servers: int, mean: str) -> ServiceMap:
    """The desk with so many servers and a promised mean."""
    return read(DESK.replace("SERVERS", str(servers)).replace("MEAN", mean))


def read(text: str) -> ServiceMap:
    """A map whose only errors, if any, are queues that grow for ever."""
    loaded = loads(text)
    errors = [f for f in lint(loaded).findings if f.severity.word == "error" and f.name != "queue-overload"]
    assert [f.message.en for f in errors] == []
    assert loaded.map is not None
    return loaded.map


@cache
def shipped(name: str) -> ServiceMap:
    """A map of the project."""
    found = load(MAPS / f"{name}.blueprint.yaml").map
    assert found is not None
    return found


@cache
def analysed(name: str) -> Analysis:
    """Its figures."""
    return Analysis(shipped(name))
