"""Every command with the options it has, found in its parser: values in place, out of place, and of other options."""

import argparse
from functools import cache
from random import Random

from blueprint.cli.main import build_parser, command_names
from tests.fuzz import odd
from tests.fuzz.case import Case, Kind
from tests.fuzz.kinds.lines import without_harm
from tests.fuzz.kinds.logs import COUNTS, LOG, SHOP
from tests.fuzz.kinds.tables import csv_bytes
from tests.observe.logs import FIRST, csv

SERVING = frozenset({"lsp", "mcp", "studio", "watch"})
"""They answer until somebody ends them."""
NAMES = {"new": ("n",), "personas": ("newcomer",), "rule": ("BP201",), "standards": ("us.fcc.cable.47CFR76.309",), "schema": (), "config": ("lint",)}  # fmt: skip
FILES = {
    "m.blueprint.yaml": SHOP,
    "n.blueprint.yaml": SHOP.replace(b"standard: 1m", b"standard: 9m").replace(b"id: m", b"id: n"),
    "l.csv": csv_bytes(Random(1), LOG),
    "k.csv": csv_bytes(Random(3), COUNTS),
    "e.csv": csv(FIRST).encode(),
    "r.json": b'{"version": 1, "command": "conform"}',
    "p.toml": b"id = 'x'\n",
}
VALUES = {
    "--top": odd.NUMBERS,
    "--together": odd.NUMBERS,
    "--hours": ["0.01", "0.1", *odd.NUMBERS],
    "--port": odd.NUMBERS,
    "--budget": ["20d", "50000", "20d,50000", "1e300d", "0d,0", ",", *odd.NUMBERS],
    "--goal": ["remembered >= 1", "time <= 5m", "time <= 1e300h", "x >= 0", ">=", "remembered >= nan", *odd.NUMBERS],
    "--by": ["remembered", "time", "15m", "30m", *odd.NUMBERS],
    "--answers": ["1..5", "5..1", "1..1", "..", "1..1e308", "-inf..inf", *odd.NUMBERS],
    "--time-format": ["%d.%m.%Y %H:%M", "%", "%Q", "%Y" * 500, "%\x01"],
    "--time-zone": ["Asia/Shanghai", "UTC", "Mars/Olympus", "../UTC", "x" * 3000],
    "--memory-limit": ["500MB", "0MB", "-1GB", "1e9TB", "x", *odd.NUMBERS],
    "--of": command_names(),
    "--set": ["wait.emotion=-1", "pay.staffed.servers=1e9", "arrivals=1e300/h", "segments.s.share=2", "=", "a.b=c", "wait.time=-1m"],
    "--topic": ["blueprint", "blueprint,peak-end", ",", "x"],
    "--shift": ["8h", "4h", "0h", *odd.NUMBERS],
    "--chart": ["x.svg", "x.png", "x.txt"],
    "--html": ["x.html"],
    "--animation": ["x.html"],
    "--least": ["1%", "0", "12", *odd.NUMBERS],
}  # fmt: skip
"""Values near what an option takes; every option also meets the names of files and odd texts."""
_FILES_OR_ODD = (*FILES, "d", ".", "-", "none", "x.txt", "x/y.txt", "all", "en", "both", "s")


@cache
def actions(command: str) -> tuple[argparse.Action, ...]:
    """What a command takes, but for its help."""
    parser = build_parser("en", command)
    (subparsers,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return tuple(a for a in subparsers.choices[command]._actions if a.dest not in ("help", "lang"))


def _positional(rng: Random, command: str) -> list[str]:
    if command in NAMES:
        return list(NAMES[command])
    words: list[str] = []
    for action in actions(command):
        if action.option_strings:
            continue
        name = {"LOG": "e.csv", "logs": "e.csv", "log": "e.csv"}.get(action.dest, "m.blueprint.yaml")
        if command in ("discover", "learn") and words == ["m.blueprint.yaml"] * (command == "learn"):
            name = "l.csv" if command == "learn" else "e.csv"
        words.append(name if len(words) < 2 or name != "m.blueprint.yaml" else "n.blueprint.yaml")
    if command in ("diff", "compare", "course"):
        words = ["m.blueprint.yaml", "n.blueprint.yaml"]
    return [rng.choice(_FILES_OR_ODD) if rng.random() < 0.04 else w for w in words]


def _value(rng: Random, action: argparse.Action) -> str:
    name = action.option_strings[-1]
    if action.choices is not None and rng.random() < 0.8:
        return str(rng.choice(list(action.choices)))
    known = VALUES.get(name)
    if known and rng.random() < 0.8:
        return rng.choice(known)
    return rng.choice((*_FILES_OR_ODD, odd.text(rng)))


def of_own_options(rng: Random) -> Case:
    command = rng.choice([c for c in command_names() if c not in SERVING])
    words = [command, *_positional(rng, command)]
    options = [a for a in actions(command) if a.option_strings]
    if command == "simulate":  # how much it is asked for is how long it takes
        words += ["--customers", "40", "--replications", "2"]
        options = [a for a in options if a.dest not in ("customers", "replications", "hours")]
    if command == "conform":  # Spark is another program
        options = [a for a in options if a.dest not in ("engine", "master")]
    if command == "course":
        words += ["--out", "o"]
    for action in rng.sample(options, min(len(options), rng.choice((1, 1, 2, 3)))):
        word = rng.choice(action.option_strings)
        if action.nargs == 0:
            words.append(word)
        elif word.startswith("--"):
            words.append(f"{word}={_value(rng, action)}")
        else:
            words += [word, _value(rng, action)]
    return Case(without_harm(words), FILES, SHOP if "-" in words else b"")


KINDS = [Kind("own-options", 5, of_own_options)]
