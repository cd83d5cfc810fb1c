"""Settings and packs: TOML with keys, rules, patterns and paths that do not exist, contradict each other or lead out."""

import json
import tomllib
from functools import cache
from random import Random
from typing import Any

from blueprint.lint.rulebook.registry import all_rules
from tests.fuzz import odd, seeds, tree
from tests.fuzz.case import Case, Kind

SETTINGS = {
    "maps": "maps",
    "packs": ["p.toml"],
    "extend": "other.toml",
    "lint": {
        "preset": "recommended",
        "extend-preset": ["training"],
        "select": ["BP6", "hidden-wait"],
        "ignore": ["wait-without-maximum"],
        "fail-on": "error",
        "rules-as-of": "0.1",
        "exclude": ["maps/drafts/**"],
        "baseline": "b.json",
        "output-format": "text",
        "severity": {"BP4": "warning", "share-sum": "error", "unknown-map": "off"},
        "rules": {"malformed-suppression": {"require-reason": True}, "too-many-customer-actions": {"most": 15}, "hidden-wait": {"longer-than": "1m"}},
        "per-file-ignores": {"maps/drafts/**": ["BP5"]},
    },
}  # fmt: skip
PATTERNS = [
    "**",
    "*",
    "[",
    "[!a",
    "{a,b}",
    "**/**/**",
    "../**",
    "/",
    "?" * 50,
    "*" * 200,
    "a**b",
    "\\",
    "(",
    "+",
]
SMALL = b"blueprint: 1\ntitle: T\ntouchpoints:\n  a: {lane: customer, title: A, script: ['\xe5\x9c\xa8\xe5\x90\x97'], end: x}\n"
TOKENS = ["\n", "[", "]", "[[", "]]", "=", '"""', "'", '"', "{", "}", "# ", ".", ",", "true", "1e", "0x", "inf", "nan", "2026-01-01", "[lint]\n", "[tool.blueprint]\n", "\\u0000", "\\ud800"]  # fmt: skip
_PLACES = ("blueprint.toml", ".blueprint.toml", "pyproject.toml")


@cache
def packs() -> tuple[tuple[str, dict[str, Any]], ...]:
    """The shortest packs of each kind that come along, as text and as data."""
    found = []
    for folder, most in (("standards", 5), ("etiquette", 1), ("language", 1)):
        files = sorted(
            (seeds.ROOT / "blueprint/packs" / folder).glob("*.toml"), key=lambda p: p.stat().st_size
        )
        found += [f.read_text(encoding="utf-8") for f in files[:most]]
    return tuple((text, tomllib.loads(text)) for text in found)


def toml(rng: Random, data: Any) -> str:
    """Nested data as TOML, as far as it has words for it."""
    return "".join(f"{json.dumps(str(k))} = {_value(v)}\n" for k, v in data.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(str(k))} = {_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    return '""' if value is None else json.dumps(str(value), ensure_ascii=False)


def _names(rng: Random) -> str:
    """A name where rules, patterns or files are named."""
    return rng.choice(
        (rng.choice(all_rules()).name, rng.choice(all_rules()).code, rng.choice(PATTERNS), odd.text(rng))
    )


def of_settings(rng: Random) -> Case:
    data: Any = json.loads(json.dumps(SETTINGS))
    for key in list(data):
        if rng.random() < 0.5 and key != "lint":
            del data[key]
    data["lint"] = {k: v for k, v in data["lint"].items() if rng.random() < 0.5}
    keys = [*SETTINGS, *SETTINGS["lint"], "tool", "blueprint", "default", "most"]  # type: ignore[misc]
    if rng.random() < 0.6:
        tree.mutate(rng, data, keys)
    else:
        for inside, key in rng.sample(
            found := list(tree.places(data)), min(rng.choice((0, 1, 3)), len(found))
        ):
            if isinstance(inside[key], str):
                inside[key] = _names(rng)
            elif isinstance(inside[key], list):
                inside[key].append(_names(rng))
            else:
                inside[key] = {_names(rng): inside[key]}
    name = rng.choice(_PLACES)
    text = toml(rng, data)
    if name == "pyproject.toml":
        text = f"[tool.blueprint]\n{text}"
    if rng.random() < 0.3:
        text = odd.splice(rng, text, TOKENS)
    raw = seeds.encoded(text)
    raw = odd.garble(rng, raw) if rng.random() < 0.1 else raw
    files = {
        name: raw,
        "other.toml": b'extend = "blueprint.toml"\n'
        if rng.random() < 0.3
        else b'[lint]\npreset = "strict"\n',
        "p.toml": packs()[-1][0].encode(),
        "m.blueprint.yaml": SMALL,
        "maps/n.blueprint.yaml": SMALL,
    }
    words = rng.choice(
        (
            ("config", "show", "m.blueprint.yaml"),
            ("lint", "."),
            ("lint", "m.blueprint.yaml", "maps"),
            ("analyse", "m.blueprint.yaml"),
        )
    )
    return Case((*words, "--lang", rng.choice(("en", "zh"))), files)


def of_line(rng: Random) -> Case:
    """Settings on the command line."""
    setting = rng.choice(
        (
            odd.splice(
                rng,
                rng.choice(('lint.fail-on = "warning"', 'packs = ["p.toml"]', "lint.rules = {a = {b = 1}}")),
                TOKENS,
            ),
            f"lint.{rng.choice(list(SETTINGS['lint']))} = {_value(odd.text(rng))}",
            odd.text(rng),
        )  # type: ignore[arg-type]
    )
    words = [
        "lint",
        "m.blueprint.yaml",
        rng.choice(("--config", "--select", "--ignore", "--exclude", "--preset", "--fail-on")),
        setting.replace("\0", ""),  # no system hands a program such a word
    ]
    return Case(tuple(words), {"m.blueprint.yaml": SMALL, "p.toml": packs()[-1][0].encode()})


def of_packs(rng: Random) -> Case:
    """A pack of one's own, explained, or applied to a map."""
    text, data = rng.choice(packs())
    if rng.random() < 0.7:
        data = json.loads(json.dumps(data, default=str))
        keys = sorted({k for inside, k in tree.places(data) if isinstance(k, str)})
        tree.mutate(rng, data, keys)
        text = toml(rng, data)
    else:
        text = odd.splice(rng, text, TOKENS)
    raw = seeds.encoded(text)
    raw = odd.garble(rng, raw) if rng.random() < 0.1 else raw
    if rng.random() < 0.4:
        return Case(("standards", "p.toml", *rng.choice(((), ("--json",)))), {"p.toml": raw})
    settings = b'packs = ["p.toml"]\n[lint]\npreset = "all"\n'
    return Case(
        ("lint", "m.blueprint.yaml"), {"p.toml": raw, "blueprint.toml": settings, "m.blueprint.yaml": SMALL}
    )


def of_baseline(rng: Random) -> Case:
    known = {
        "version": 1,
        "findings": [
            {"code": "BP402", "path": "m.blueprint.yaml", "element": "a", "count": 1, "reason": "x"}
        ],
    }
    tree.mutate(rng, known, ["version", "findings", "code", "path", "element", "count", "reason", "name"])
    text = (
        json.dumps(known)
        if rng.random() < 0.7
        else odd.splice(rng, json.dumps(known), ["{", "}", "[", "]", ",", "null", "NaN"])
    )
    words = (
        "lint",
        "m.blueprint.yaml",
        "--baseline",
        "b.json",
        *rng.choice(((), ("--prune-baseline",), ("--write-baseline",))),
    )
    return Case(words, {"b.json": seeds.encoded(text), "m.blueprint.yaml": SMALL})


KINDS = [
    Kind("settings", 10, of_settings),
    Kind("settings-line", 2, of_line),
    Kind("packs", 5, of_packs),
    Kind("baseline", 1, of_baseline),
]
