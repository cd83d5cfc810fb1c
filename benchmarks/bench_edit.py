"""One edit of a map's text, guard included, beside a ruamel.yaml round trip that sets the same value.

Ours reads the text, patches it, reads it again and compares both; ruamel loads, sets and dumps, and
checks nothing. `changed` are the lines that differ afterwards: one was asked for. Aim: below 60 ms at
200 touchpoints, of the studio's 150 ms for an edit altogether.
"""

from __future__ import annotations

import io
import sys
import time
from typing import TYPE_CHECKING, Any

from benchmarks import generate, peers
from benchmarks.timing import milliseconds, table
from blueprint.edit import Document, verb_from
from blueprint.edit.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (14, 60, 200)
_ROUNDS = 7


def best(run: Callable[[], object]) -> float:
    """The best of some runs, seconds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def changed(before: str, after: str) -> int:
    """How many lines are not as they were."""
    old, new = before.splitlines(), after.splitlines()
    return sum(a != b for a, b in zip(old, new, strict=False)) + abs(len(old) - len(new))


def ours(text: str, touchpoint: str) -> tuple[float, float, str]:
    """Cold (nothing read yet) and warm (the text is the last edit's), and the text afterwards."""
    verb = verb_from({"verb": "set", "path": ["touchpoints", touchpoint, "title"], "value": "Edited"})

    def cold() -> str:
        read.cache_clear()
        return Document.opened(text).apply(verb).text

    def warm() -> str:
        return Document.opened(text).apply(verb).text

    return best(cold), best(warm), cold()


def ruamel(text: str, touchpoint: str) -> tuple[float, str] | None:
    """The same by ruamel.yaml, or None where it cannot be had."""
    folder = peers.ruamel()
    if folder is None:
        return None
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    from ruamel.yaml import YAML  # type: ignore[import-not-found]

    yaml: Any = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(2, 4, 2)

    def run() -> str:
        data = yaml.load(text)
        data["touchpoints"][touchpoint]["title"] = "Edited"
        out = io.StringIO()
        yaml.dump(data, out)
        return out.getvalue()

    return best(run), run()


def main() -> None:
    rows = []
    for size in SIZES:
        text = generate.service_map(size).replace("touchpoints:\n", "touchpoints:\n  # the steps\n", 1)
        touchpoint = list(read(text).data["touchpoints"])[size // 2]
        cold, warm, after = ours(text, touchpoint)
        theirs = ruamel(text, touchpoint)
        row = [str(size), milliseconds(cold), milliseconds(warm), str(changed(text, after))]
        if theirs:
            row += [milliseconds(theirs[0]), str(changed(text, theirs[1])), f"{theirs[0] / cold:.1f} x"]
        else:
            row += ["not here", "", ""]
        rows.append(row)
    print(table(("touchpoints", "cold", "warm", "changed", "ruamel.yaml", "changed", "faster"), rows))


if __name__ == "__main__":
    main()
