"""Maps: bytes, characters, lines, keys and values that nobody meant, under every command that reads one."""

from copy import deepcopy
from random import Random
from typing import Any

from tests.fuzz import commands, odd, seeds, tree
from tests.fuzz.case import Case, Kind

TOKENS = [
    *("\n", "  ", ": ", "- ", "{", "}", "[", "]", "# ", "'", '"', "|\n", ">\n", "&a ", "*a", "!!x ", "!!python/object:os.system "),
    *("<<: *a", "? ", "---\n", "...\n", "%YAML 1.1\n", "\t", "\r\n", "：", "，", "next", "end", "all", "title", "touchpoints:", "100%", "5m"),
]  # fmt: skip


def of_bytes(rng: Random) -> Case:
    raw = odd.garble(rng, seeds.map_text(rng).encode())
    return commands.on_map(rng, raw, commands.cheap(rng))


def of_text(rng: Random) -> Case:
    change = odd.lines if rng.random() < 0.3 else odd.splice
    text = seeds.map_text(rng)
    text = odd.lines(rng, text) if change is odd.lines else odd.splice(rng, text, TOKENS)
    return commands.on_map(rng, seeds.encoded(text), commands.cheap(rng))


def of_data(rng: Random) -> Case:
    data = seeds.map_data(rng)
    tree.mutate(rng, data, list(seeds.keys()))
    return commands.on_map(rng, seeds.encoded(seeds.written(rng, data)), commands.any_of(rng))


def of_values(rng: Random) -> Case:
    """Values that others have under the same key: most of these maps still have figures."""
    data = seeds.map_data(rng)
    known = seeds.values()
    for _ in range(rng.choice((1, 1, 2, 3))):
        inside, key = rng.choice(list(tree.places(data)))
        new = deepcopy(rng.choice(known[key])) if isinstance(key, str) and key in known else None
        if new is not None and not isinstance(new, dict) and key not in ("blueprint", "touchpoints"):
            inside[key] = new
        elif isinstance(inside, dict) and isinstance(inside[key], str) and key not in ("to", "lane"):
            inside[key] = rng.choice(odd.NUMBERS)
    return commands.on_map(rng, seeds.encoded(seeds.written(rng, data)), commands.any_of(rng))


def of_words(rng: Random) -> Case:
    """Texts that are hard to write into a picture, a page, a table: in the titles and scripts of a good map."""
    data = seeds.map_data(rng)
    for inside, key in list(tree.places(data)):
        if key in _TEXTS and rng.random() < 0.3:
            inside[key] = _hard(rng, str(inside[key]))
    if rng.random() < 0.2:
        data["title"] = _hard(rng, "A")
    return commands.on_map(rng, seeds.encoded(seeds.written(rng, data)), commands.making(rng))


def of_two(rng: Random) -> Case:
    """A map in a map, one of them broken, or each inside the other."""
    inner, outer = seeds.map_data(rng), seeds.map_data(rng)
    inner["id"], outer["id"] = "inner", "outer"
    touchpoints = outer.get("touchpoints")
    if isinstance(touchpoints, dict) and touchpoints:
        chosen = touchpoints[rng.choice(list(touchpoints))]
        if isinstance(chosen, dict):
            chosen["map"] = rng.choice(("inner", "inner", "outer", "m", "nobody", odd.text(rng)))
            for key in ("time", "staffed", "emotion"):
                chosen.pop(key, None)
    if rng.random() < 0.7:
        tree.mutate(rng, rng.choice((inner, outer)), list(seeds.keys()))
    case = commands.on_map(rng, seeds.encoded(seeds.written(rng, outer)), commands.any_of(rng))
    return Case(
        case.words,
        {**case.files, "inner.blueprint.yaml": seeds.encoded(seeds.written(rng, inner))},
        case.stdin,
        case.says,
    )


_TEXTS = frozenset(
    {"title", "zh", "en", "when", "role", "why", "step", "rule", "source", "owner", "purpose", "explanation"}
)


def _hard(rng: Random, text: str) -> Any:
    match rng.randrange(4):
        case 0:
            return odd.text(rng)
        case 1:
            return {"zh": text, "en": odd.text(rng)}
        case _:
            where = rng.randrange(len(text) + 1)
            return text[:where] + rng.choice((*odd.CHARACTERS, *odd.SURROGATES)) + text[where:]


KINDS = [
    Kind("map-bytes", 8, of_bytes),
    Kind("map-text", 18, of_text),
    Kind("map-data", 24, of_data),
    Kind("map-values", 14, of_values),
    Kind("map-words", 6, of_words),
    Kind("map-in-map", 2, of_two),
]
