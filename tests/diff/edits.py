"""Random edits, each of which the difference must name: python -m tests.diff.edits 1000 --seed 1

An edit verb says what it did; the maps before and after are read anew, and the difference may name that and nothing else.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

from blueprint.diff.changes import Change, changes
from blueprint.edit import EditRefused, apply, verb_from
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap
from tests.edit.texts import SMALL, data
from tests.edit.verbs import edit


def main() -> int:
    """Count by verb; exit 1 where a difference says something else than was done."""
    parser = argparse.ArgumentParser()
    parser.add_argument("edits", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    wrong, counted = named(arguments.edits, arguments.seed)
    for verb, count in sorted(counted.items()):
        print(f"{count:6,} {verb}")
    for line in wrong:
        print(line, file=sys.stderr)
    return int(bool(wrong))


def named(edits: int, seed: int) -> tuple[list[str], Counter[str]]:
    """What was named wrongly, and how many edits there were by verb."""
    wrong, counted, rounds = [], Counter[str](), 0
    while counted.total() < edits:
        random = Random(f"{seed}-{rounds}")
        rounds += 1
        text = SMALL[random.choice(sorted(SMALL))]
        said = edit(random, list(data(text).get("touchpoints") or {}) or ["ghost"])
        try:
            verb = verb_from(said)
            after = apply(text, verb)
        except EditRefused:
            continue
        old, new = loads(text, "m").map, loads(after, "m").map
        if old is None or new is None or after == text:
            continue
        counted[said["verb"]] += 1
        found = changes(old, new)
        wrong += [f"seed {seed}-{rounds - 1}: {said}: {why}" for why in misnamed(said, old, new, found)]
    return wrong, counted


def misnamed(
    said: dict[str, Any], old: ServiceMap, new: ServiceMap, found: tuple[Change, ...]
) -> Iterator[str]:
    """What the difference lacks of an edit, and what it says besides."""
    must, may = meant(said, old, new)
    has = Counter((c.kind, c.path[:2]) for c in found)
    if any(has[each] != 1 for each in must):
        yield f"not once: {must} in {found}"
    if beside := [c for c in found if (c.kind, c.path[:2]) not in must and not may(c)]:
        yield f"besides: {beside}"


def meant(said: dict[str, Any], old: ServiceMap, new: ServiceMap) -> tuple[list[Any], Any]:
    """Changes that an edit must give, as kind and beginning of the path, and which others it may."""
    come = [id_ for id_ in new.touchpoints if id_ not in old.touchpoints]
    gone = [id_ for id_ in old.touchpoints if id_ not in new.touchpoints]

    def about(ids: list[str]) -> Any:
        return lambda c: bool({c.id, *(c.ends or ()), *map(str, c.path)} & set(ids)) or _mentions(c, ids)

    match said["verb"]:
        case "rename":
            return [("touchpoint-renamed", ("touchpoints", said["to"].strip()))], lambda _: False
        case "move":
            moved = old.touchpoints[said["id"]].in_lane != new.touchpoints[said["id"]].in_lane
            return [("touchpoint-moved", ("touchpoints", said["id"]))] * moved, lambda _: False
        case "add-touchpoint" | "insert" | "copy":
            places = [("touchpoint-added", ("touchpoints", id_)) for id_ in come]
            assert places and not gone, said
            return (
                places,
                lambda c: (
                    about(come)(c)
                    or (c.kind.startswith(("connection", "exit")) and c.path[1] == said.get("from"))
                ),
            )
        case "delete":
            places = [("touchpoint-removed", ("touchpoints", id_)) for id_ in gone]
            assert sorted(gone) == sorted(set(said["ids"])), said
            # Shares of what is left may be the rest, and then they are others.
            before = {t.id for t in old.touchpoints.values() if {c.to for c in t.next} & set(gone)}
            told = {p.id for p in old.promises if {p.from_, p.to} & set(gone)}
            return places, lambda c: about(gone)(c) or c.path[1] in before | told
        case "connect" | "disconnect":
            step = said["from"]
            return (
                [],
                lambda c: (
                    (c.path[0] == "segments" or c.path[1] in (step, said["to"]))
                    and (
                        c.kind.startswith(("connection", "exit", "segment"))
                        or set(c.path) & {"next", "uses", "start"}
                    )
                ),
            )
        case "set-connections":
            return (
                [],
                lambda c: (
                    c.path[1] == said["id"]
                    and (c.kind.startswith(("connection", "exit")) or "next" in c.path)
                ),
            )
        case "add-item" | "remove-item":
            return (
                [],
                lambda c: said["id"].strip() in c.path or _mentions(c, [said["id"]]),
            )
        case "set":
            path = [str(step) for step in said["path"]]
            if path[-1] == "share" or path[2:3] == ["end"]:  # which leaves another rest to the others
                return [], lambda c: c.path[:2] == tuple(path[:2])
            return [], lambda c: _meets(path, c)
    raise AssertionError(said)


def _meets(path: list[str], change: Change) -> bool:
    """Whether a change stands at or below what was set; list items and promises are known by other names."""
    top = path[:2] if path[0] in ("touchpoints", "segments", "needs") else path[:1]
    if list(change.path[: len(top)]) != top:
        return False
    rest = [step for step in path[len(top) :] if not step.isdigit() and step not in ("en", "zh")]
    return not rest or path[0] == "promises" or rest[0] in change.path


def _mentions(change: Change, ids: list[str]) -> bool:
    return any(id_ in str(value) for id_ in ids for value in (change.was, change.now) if value is not None)


if __name__ == "__main__":
    sys.exit(main())
