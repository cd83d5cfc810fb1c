"""Edits of all kinds for a map, sensible and not."""

from __future__ import annotations

from random import Random
from typing import Any

LANES = ("customer", "frontstage", "backstage", "support", "evidence", "kitchen")
HOSTILE = (
    "plain",
    "a: b",
    "x # y",
    "# z",
    "line\nbreak",
    "line\r\nbreak\n",
    'say "hi"',
    "it's",
    "no",
    "1:30",
    "5",
    "012",
    "1e3",
    "2024-01-01",
    "~",
    "=",
    "- a",
    "? b",
    "[x]",
    "{y}",
    "a,b",
    "&a *b !c",
    "%d",
    "`t`",
    "😀 表情",
    " padded ",
    "\ttab",
    "长" * 2000,
    "nel\x85sep\u2028end",
    "\x00\x1b\ufeff",
    "...",
    "---",
    "trailing:",
    "",
    "null",
    "https://example.org/a?b=c#d",
)
FIELDS: tuple[tuple[tuple[str | int, ...], tuple[Any, ...]], ...] = (
    (("title",), (*HOSTILE, {"zh": "甲", "en": "A: b"})),
    (("title", "en"), HOSTILE),
    (("title", "zh"), HOSTILE),
    (("lane",), LANES),
    (("phase",), ("receive", "help")),
    (("role",), HOSTILE),
    (("start",), ("30%", 0.25, 1)),
    (("time",), ("5m", {"standard": "5m"}, {"standard": "60s", "limit": {"within": "1h", "source": "a: b"}})),
    (("time", "standard"), ("5m", "1:30")),
    (("time", "tolerance"), ("5m",)),
    (("time", "estimate", "likely"), ("50s",)),
    (("time", "estimate"), ({"mean": "50s", "cv": 1},)),
    (("time", "limit", "source"), HOSTILE),
    (("staffed", "servers"), (2, "3")),
    (("emotion",), (1, -2, {"score": 3, "source": "assumed"})),
    (("emotion", "score"), (1, -4.5)),
    (("emotion", "bad"), (-5,)),
    (("emotion", "spread"), (0, 0.5)),
    (("moment_of_truth",), (True, False)),
    (("fails", "chance"), ("5%",)),
    (("evidence",), (["甲", "乙: 丙"], [{"zh": "票", "en": "Slip"}])),
    (("evidence", 0), HOSTILE),
    (("script",), (["a # b", "c: d", "e"],)),
    (("script", 0, "en"), HOSTILE),
    (("quality",), (["empathy"],)),
    (("meets", "quick"), (9,)),
    (("contact", "steps"), (["一", "二"],)),
    (("contact", "etiquette", 0), ("bow.welcome",)),
    (("next", 0, "share"), ("40%", "1/3")),
    (("next", 0, "when"), HOSTILE),
    (("next", 0, "handoff"), ({"step": "带到", "within": "30s", "standard": "a: b", "rule": "好" * 60},)),
    (("next", 0, "handoff", "within"), ("30s",)),
    (("next", 1, "handoff", "rule"), HOSTILE),
    (("end", "abandoned"), ("10%",)),
    (("x-unknown",), HOSTILE),
)
MAP_FIELDS: tuple[tuple[tuple[str | int, ...], tuple[Any, ...]], ...] = (
    (("title",), HOSTILE),
    (("title", "en"), HOSTILE),
    (("purpose",), HOSTILE),
    (("version",), HOSTILE),
    (("arrivals",), ("60/h",)),
    (("emotion_scale",), (7,)),
    (("emotion_spread",), (0.8,)),
    (("standards",), (["cn.sanbao.1995"],)),
    (("promises", 0, "within"), ("25m",)),
    (("promises", 1, "told"), HOSTILE),
    (("needs", "quick", "importance"), (4,)),
    (("segments", "hurried", "share"), ("20%",)),
)


def field_edit(random: Random, ids: list[str]) -> dict[str, Any]:
    """`set` somewhere."""
    kind = random.randrange(8)
    path, values = random.choice(MAP_FIELDS if kind == 0 else FIELDS)
    if kind == 1:
        path = ("segments", random.choice(("hurried", "counter")), "changes", random.choice(ids), *path)
    elif kind:
        path = ("touchpoints", random.choice(ids), *path)
    return {"verb": "set", "path": list(path), "value": random.choice((*values, None))}


def edit(random: Random, ids: list[str]) -> dict[str, Any]:
    """Any edit of a map that has these touchpoints."""

    def one() -> str:
        return random.choice(ids) if random.random() < 0.97 else "ghost"

    title = random.choice((*HOSTILE, {"zh": "新触点", "en": "Brand new"}))
    few = random.sample(ids, min(len(ids), random.choice((1, 1, 2, 4))))
    lane = random.choice(LANES)
    shares = random.choice(({}, {"share": "40%"}, {"share": 0.5, "when": "现金: 业务"}))
    item_kind = random.choice(("segments", "needs", "promises", "zones"))
    name = random.choice(("quick", "hurried", "lobby", "one", "visit-mean", "extra", "on", "a b"))
    return random.choice(
        (
            {"verb": "add-touchpoint", "lane": lane, "title": title},
            {"verb": "add-touchpoint", "lane": lane, "title": title, "from": one()},
            {
                "verb": "add-touchpoint",
                "lane": lane,
                "title": title,
                "after": one(),
                "id": random.choice(HOSTILE),
            },
            {"verb": "delete", "ids": few},
            {"verb": "copy", "ids": few},
            {
                "verb": "rename",
                "id": one(),
                "to": random.choice((*HOSTILE, "renamed", "新编号", "on", one())),
            },
            {"verb": "move", "id": one(), "lane": lane},
            {"verb": "move", "id": one(), "before": random.choice((None, one()))},
            {"verb": "move", "id": one(), "before": one(), "lane": lane},
            {"verb": "connect", "from": one(), "to": one()},
            {"verb": "disconnect", "from": one(), "to": one()},
            {"verb": "disconnect", "from": one(), "to": "served", "exit": True},
            {"verb": "disconnect", "from": one(), "to": one(), "uses": True},
            {"verb": "insert", "from": one(), "to": one(), "lane": lane, "title": title},
            {"verb": "set-connections", "id": one(), "next": [{"to": t, **shares} for t in few], "end": {}},
            {"verb": "set-connections", "id": one(), "next": [], "end": {"served": None, "left": "5%"}},
            {"verb": "add-item", "kind": item_kind, "id": name, "value": {"title": title, "share": "5%"}},
            {"verb": "remove-item", "kind": item_kind, "id": name},
            field_edit(random, ids),
            field_edit(random, ids),
            field_edit(random, ids),
        )
    )
