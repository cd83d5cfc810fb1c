"""Thousands of edits of all kinds, each taken back: python -m tests.edit.many 10000 --seed 1

Maps as different people write them, with comments, line ends and byte order marks of all kinds, and edits sensible
and not. Whatever goes wrong is printed with its seed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from random import Random

from blueprint.edit import Document, EditRefused, verb_from
from tests.edit.checks import comments_lost, ends_changed
from tests.edit.texts import SMALL, TEXTS, commented, data
from tests.edit.verbs import edit

EDITS = 8
"""Of one text in a row, before all are taken back."""
WHOLE = 0.2
"""Share of texts that are a map of `maps/`: they are larger, and take longer."""


def main() -> int:
    """Count; exit 1 where anything was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("edits", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    started = time.monotonic()
    counted = many(arguments.edits, arguments.seed)
    for name in ("made", "undone", "redone", "refused", "comments lost", "line ends changed"):
        print(f"{counted[name]:7,} {name}")
    print(f"{time.monotonic() - started:7,.0f} s")
    return int(not sound(counted))


def sound(counted: Counter[str]) -> bool:
    """Whether every edit was taken back byte for byte and nothing was lost."""
    undone = counted["made"] == counted["undone"] == counted["redone"]
    return undone and not counted["comments lost"] and not counted["line ends changed"]


def many(edits: int, seed: int) -> Counter[str]:
    """Make so many edits and take them back."""
    counted: Counter[str] = Counter()
    rounds = 0
    while counted["made"] < edits:
        random = Random(f"{seed}-{rounds}")
        some(random, min(EDITS, edits - counted["made"]), counted, f"{seed}-{rounds}")
        rounds += 1
    return counted


def some(random: Random, edits: int, counted: Counter[str], said_seed: str) -> None:
    """A few edits of one text: what each must keep, then all undone, then all made again."""
    names = sorted(SMALL) if random.random() > WHOLE else sorted(TEXTS)
    source = TEXTS[random.choice(names)]
    start = commented(source, random, random.choice(("\n", "\r\n")), random.choice(("", "\ufeff")))
    document = Document.opened(start)
    texts = [start]
    for _ in range(4 * edits):
        if len(texts) > edits:
            break
        before = document.text
        said = edit(random, list(data(before).get("touchpoints") or {}) or ["ghost"])
        try:
            document = document.apply(verb_from(said))
        except EditRefused:
            counted["refused"] += 1
            continue
        if document.text == before:
            continue
        texts.append(document.text)
        for what, wrong in (
            ("comments lost", len(comments_lost(before, said, document.text))),
            ("line ends changed", int(ends_changed(before, document.text))),
        ):
            counted[what] += wrong
            if wrong:
                print(f"{what}, seed {said_seed}: {said}", file=sys.stderr)
    counted["made"] += len(texts) - 1
    for text in reversed(texts[:-1]):
        document = document.undo()
        counted["undone"] += document.text.encode() == text.encode()
    for text in texts[1:]:
        document = document.redo()
        counted["redone"] += document.text.encode() == text.encode()


if __name__ == "__main__":
    sys.exit(main())
