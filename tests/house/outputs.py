"""What the commands say about maps, as files: `python -m tests.house.outputs OUT [--noise SEED] MAP...`"""

import argparse
import json
import math
from pathlib import Path
from typing import Any

from blueprint.figures.rounding import DIGITS, DRAWN, DRAWN_DIGITS, digits_of
from tests.house import noise

EXACT = 1e-9
"""JSON is not rounded; further apart than this, or by the digits to which they are known, its numbers differ."""


def write(out: Path, maps: list[Path]) -> None:
    """Write what the commands say about each map below `out`."""
    from tests.run import run

    for path in maps:
        name = path.name.partition(".")[0]
        done = run("export", path, "--to", "figures,svg,html", "--out", out)
        assert done.code == 0, done.stderr
        for language, command, *words in (
            ("en", "analyse", "--full"),
            ("en", "improve"),
            ("zh", "staff"),
            ("en", "plan"),
            ("zh", "gaps"),
            ("en", "kpis"),
            ("zh", "lint"),
            ("en", "analyse", "--json"),
            ("en", "improve", "--json"),
            ("en", "lint", "--output-format", "json"),
        ):
            done = run(command, path, *words, "--lang", language)
            kind = "json" if "json" in " ".join(words) else "txt"
            said = done.stdout if done.code < 2 else done.stderr
            (out / name / f"{command}.{kind}").write_text(said or "\n", encoding="utf-8")


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not the same below two folders; numbers of JSON that is not rounded, as far as they are known."""
    names = sorted({str(f.relative_to(top)) for top in (one, other) for f in top.rglob("*") if f.is_file()})
    return [name for name in names if not _same(one / name, other / name)]


def _same(one: Path, other: Path) -> bool:
    if not one.is_file() or not other.is_file():
        return False
    a, b = one.read_bytes(), other.read_bytes()
    if a == b or one.suffix != ".json" or one.name == "figures.json":
        return a == b
    return _alike(json.loads(a), json.loads(b))


def _alike(a: Any, b: Any, digits: int = DIGITS) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=10.0**-digits, abs_tol=EXACT)
    if isinstance(a, dict) and isinstance(b, dict):
        return list(a) == list(b) and all(_alike(a[key], b[key], _known(key, digits)) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(_alike(one, other, digits) for one, other in zip(a, b, strict=True))
    return bool(a == b)


def _known(key: str, digits: int) -> int:
    """To how many digits what lies under a key is known."""
    return DRAWN_DIGITS if key in DRAWN or digits == DRAWN_DIGITS else digits_of(key)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("maps", type=Path, nargs="+")
    parser.add_argument("--noise", type=int)
    given = parser.parse_args()
    if given.noise is not None:
        noise.install(given.noise, given.out.with_name("compiled"))
    from tests.once import figures_once

    with figures_once():
        write(given.out, given.maps)


if __name__ == "__main__":
    main()
