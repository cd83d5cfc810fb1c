"""What the mutations start from: examples of the rules, corners of the shipped maps, every key of the format."""

import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from blueprint.lint.rulebook.page import page_of
from blueprint.lint.rulebook.registry import all_rules
from blueprint.model.schema import schema
from blueprint.source.shipped import shipped_maps
from tests.fuzz.tree import places
from tests.model.long_example import LONG

_HARD = re.compile(r"[^\x20-\x7e\xa0-\u1fff\u3000-\ud7ff]")
"""What YAML does not take as it is, and what editors would not show."""
_CONTROL = re.compile(r"[\x00-\x1f]")
_PLAIN = re.compile(r"[\w一-鿿][\w一-鿿.%/+-]*( [\w一-鿿.%/+-]+)*")


def data_of(text: str) -> Any:
    """A map's text as nested texts: `5m` and `no` stay what they are."""
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


@cache
def examples() -> tuple[str, ...]:
    """The maps of the rules' pages: small, and together they use all there is."""
    found = (text for rule in all_rules() for text in (*page_of(rule).fails, *page_of(rule).passes))
    return tuple(text for text in found if _is_map(text))


def _is_map(text: str) -> bool:
    try:
        data = data_of(text)
    except yaml.YAMLError:
        return False
    return isinstance(data, dict) and isinstance(data.get("touchpoints"), dict)


@cache
def shipped() -> tuple[dict[str, Any], ...]:
    return tuple(data_of(p.read_text(encoding="utf-8")) for p in shipped_maps().values())


@cache
def keys() -> tuple[str, ...]:
    """Every key of the format."""
    found: set[str] = set()
    for inside, key in places(schema()):
        if key == "properties" and isinstance(inside[key], dict):
            found.update(inside[key])
    return tuple(sorted(found))


@cache
def values() -> dict[str, list[Any]]:
    """What the seeds write under each key."""
    found: dict[str, list[Any]] = {}
    for data in (*shipped(), data_of(LONG), *map(data_of, examples())):
        for inside, key in places(data):
            if isinstance(inside, dict) and key in keys():
                found.setdefault(key, []).append(inside[key])
    return found


def map_data(rng: Random) -> dict[str, Any]:
    """A small map as nested data."""
    match rng.randrange(8):
        case 0:
            return data_of(LONG)
        case 1 | 2:
            return corner(rng, rng.choice(shipped()))
        case _:
            return data_of(rng.choice(examples()))


def map_text(rng: Random) -> str:
    return rng.choice(examples()) if rng.random() < 0.7 else written(rng, map_data(rng))


def corner(rng: Random, whole: dict[str, Any]) -> dict[str, Any]:
    """A few touchpoints of a map and what leads from one to another; arrows out of the corner become an exit."""
    made = deepcopy(whole)
    ids = list(made["touchpoints"])
    start = rng.randrange(len(ids))
    kept = set(ids[start : start + rng.choice((2, 3, 4, 6))])
    made["touchpoints"] = {id_: t for id_, t in made["touchpoints"].items() if id_ in kept}
    made["touchpoints"][ids[start]].setdefault("start", "100%")
    for touchpoint in made["touchpoints"].values():
        _within(touchpoint, kept)
    made["promises"] = [p for p in made.get("promises", ()) if {p.get("from"), p.get("to")} <= kept]
    for segment in made.get("segments", {}).values():
        changes = segment.get("changes", {}) if isinstance(segment, dict) else {}
        for id_ in set(changes) - kept:
            del changes[id_]
        for change in changes.values():
            _within(change, kept)
    return {key: value for key, value in made.items() if value}


def _within(touchpoint: dict[str, Any], kept: set[str]) -> None:
    ways = touchpoint.get("next")
    if isinstance(ways, str) and ways not in kept:
        touchpoint["next"] = None
    elif isinstance(ways, dict):
        touchpoint["next"] = {k: v for k, v in ways.items() if k in kept}
    elif isinstance(ways, list):
        touchpoint["next"] = [w for w in ways if not isinstance(w, dict) or w.get("to") in kept]
    if "next" in touchpoint and not touchpoint["next"]:
        del touchpoint["next"]
        touchpoint.setdefault("end", "served")
    if "uses" in touchpoint:
        touchpoint["uses"] = [u for u in touchpoint["uses"] if u in kept]


def written(rng: Random, data: Any) -> str:
    """Nested data as YAML: blocks at the top, brackets below."""
    if not isinstance(data, dict):
        return _flow(rng, data)
    rows = []
    for key, value in data.items():
        if isinstance(value, dict) and value:
            rows.append(f"{_flow(rng, key)}:")
            rows += [f"  {_flow(rng, k)}: {_flow(rng, v)}" for k, v in value.items()]
        else:
            rows.append(f"{_flow(rng, key)}: {_flow(rng, value)}")
    return "\n".join(rows) + "\n"


def _flow(rng: Random, data: Any) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{_flow(rng, k)}: {_flow(rng, v)}" for k, v in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(_flow(rng, item) for item in data) + "]"
    if data is None:
        return ""
    text = str(data)
    if _PLAIN.fullmatch(text) and rng.random() < 0.95:
        return text
    return quoted(text, _HARD if rng.random() < 0.7 else _CONTROL)


def quoted(text: str, hard: re.Pattern[str] = _HARD) -> str:
    """A text in double quotes, the characters of `hard` as escapes."""
    inside = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + hard.sub(lambda found: f"\\U{ord(found[0]):08x}", inside) + '"'


def encoded(text: str) -> bytes:
    """Bytes of a file; half a character stays half a character."""
    return text.encode("utf-8", "surrogatepass")


ROOT = Path(__file__).parents[2]
"""The folder of the repository."""
