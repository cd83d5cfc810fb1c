"""A figure that is to be reached: `remembered >= 1`, `visit-in-25m >= 90%`, `time <= 12m`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic_core import PydanticCustomError

from blueprint.model.duration import Duration, parse_duration
from blueprint.model.share import parse_share
from blueprint.model.values import NUMBER, Grammar, narrow, text_of, wrong
from blueprint.wording import Wording

_GOAL = re.compile(r"(?P<figure>[^\s<>=]+)\s*(?P<sign>>=|<=)\s*(?P<value>[^<>=]+)")
_HELP = Wording(
    "write `remembered >= 1`, `time <= 12m` or `PROMISE >= 90%`",
    "请写成 `remembered >= 1`、`time <= 12m` 或 `承诺编号 >= 90%`",
)
REMEMBERED, TIME = "remembered", "time"
"""What a goal may be about beside promises: what is remembered, failures counted, and the mean time of a visit."""


@dataclass(frozen=True)
class Goal:
    """What a figure shall reach.

    Attributes:
        text: as it was written.
        figure: `remembered`, `time`, or the id of a promise.
        at_least: whether the value is the least, else it is the most.
        value: points on the map's scale, seconds, or a share 0..1.
        kind: which of these.
    """

    text: str
    figure: str
    at_least: bool
    value: float
    kind: Literal["score", "seconds", "share"]

    def __str__(self) -> str:
        return self.text


def parse_goal(value: Any) -> Goal:
    """Read a goal.

    Raises:
        PydanticCustomError: kind `wrong-value`, or what is wrong with the value in it.
    """
    text = text_of(value, Wording("a goal", "一个目标"))
    plain = narrow(text).replace("≥", ">=").replace("≤", "<=")
    found = _GOAL.fullmatch(plain)
    if found is None:
        raise wrong(
            "unknown-value", Wording("{text!r} is not a goal", "{text!r} 不是目标").filled(text=text), _HELP
        )
    figure, at_least, said = found["figure"], found["sign"] == ">=", found["value"].strip()
    if figure == REMEMBERED:
        if not re.fullmatch(NUMBER, said):
            raise wrong(
                "wrong-number",
                Wording("{said!r} is not a score", "{said!r} 不是情感分").filled(said=said),
                _HELP,
            )
        return Goal(text, figure, at_least, float(said), "score")
    try:
        if figure != TIME:
            return Goal(text, figure, at_least, float(parse_share(said)), "share")
    except PydanticCustomError:
        pass  # of a mean that is promised
    duration: Duration = parse_duration(said)
    return Goal(text, figure, at_least, float(duration.seconds), "seconds")


GoalText = Annotated[
    Goal,
    Grammar(parse_goal, lambda: {"type": "string", "pattern": r"^\s*[^\s<>=]+\s*([<>]=|[≥≤])\s*[^<>=]+$"}),
]
"""A goal in a map."""
