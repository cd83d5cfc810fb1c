"""Command lines for a map: cheap ones often, those that draw and pack seldom."""

from random import Random

from blueprint.export.registry import all_formats
from blueprint.lint.rulebook.preset import preset_names
from tests.fuzz import odd, seeds
from tests.fuzz.case import Case

MAP = "m.blueprint.yaml"
REPORTS = ("concise", "github", "gitlab", "json", "junit", "rdjson", "sarif", "text")
_COSTLY = {
    "pack": 0.004,
    "pdf": 0.05,
    "png": 0.05,
    "curve": 0.05,
    "ladder": 0.05,
    "self-audit": 0.2,
    "html": 0.3,
    "xlsx": 0.6,
    "pptx": 0.4,
}
"""Formats that take long, and how often they are tried beside the others."""


def on_map(rng: Random, raw: bytes, words: list[str]) -> Case:
    """A command with a map: as a file, seldom from standard input."""
    says = "json" if "--json" in words else ""
    if "--output-format" in words:
        says = {"json": "json", "gitlab": "json", "sarif": "json", "rdjson": "json", "junit": "xml"}.get(
            words[words.index("--output-format") + 1], ""
        )
    if words[0] == "render":
        says = "svg" if "-" in words else ""
    if {"--diff", "--fix", "--statistics"} & set(words):
        says = ""
    language = rng.choice(("en", "zh"))
    if rng.random() < 0.05 and words[0] != "export":
        words = ["-" if w == MAP else w for w in words]
        return Case((*words, "--lang", language), {}, raw, says)
    return Case((*words, "--lang", language), {MAP: raw}, b"", says)


def cheap(rng: Random) -> list[str]:
    """Mostly lint, for few of the maps that it refuses get any further."""
    return lint(rng) if rng.random() < 0.85 else any_of(rng)


def lint(rng: Random) -> list[str]:
    words = ["lint", MAP]
    if rng.random() < 0.5:
        words += ["--output-format", rng.choice(REPORTS)]
    if rng.random() < 0.4:
        words += ["--preset", rng.choice(preset_names())]
    if rng.random() < 0.3:
        words += rng.choice(
            (["--fix"], ["--diff"], ["--fix", "--unsafe-fixes"], ["--diff", "--unsafe-fixes"])
        )
    if rng.random() < 0.05:
        words += [
            rng.choice(("--statistics", "--quiet", "--verbose", "--ignore-suppressions", "--write-baseline"))
        ]
    return words


def any_of(rng: Random) -> list[str]:
    choice = rng.choices((lint, figures, drawing, exporting, changing), (50, 30, 7, 8, 6))[0]
    return choice(rng)


def figures(rng: Random) -> list[str]:
    command = rng.choices(
        ("analyse", "improve", "staff", "gaps", "kpis", "check-design", "personas", "simulate"),
        (20, 6, 8, 10, 10, 8, 3, 1),
    )[0]
    words = [command, MAP]
    if command == "personas":
        words = ["personas", rng.choice(("newcomer", "hurried", "elderly", "x")), "--map", MAP]
    if command == "simulate":
        words += ["--customers", "40", "--replications", "2"]
    if rng.random() < 0.5:
        words.append("--json")
    if command in ("analyse", "improve", "gaps") and rng.random() < 0.1:
        words += ["--segment", rng.choice(("all", "a", "counter", odd.text(rng)))]
    if command in ("analyse", "improve") and rng.random() < 0.1:
        words += [f"--peak-weight={rng.choice(odd.NUMBERS)}"]
    if command == "staff" and rng.random() < 0.2:
        words += [f"--peak={rng.choice(odd.NUMBERS)}"]
    if command == "kpis" and rng.random() < 0.2:
        words += [f"--within={rng.choice(odd.NUMBERS)}"]
    return words


def drawing(rng: Random) -> list[str]:
    words = ["render", MAP, "-o", "x.png" if rng.random() < 0.02 else "-"]
    return words + looks(rng)


def looks(rng: Random) -> list[str]:
    words = []
    if rng.random() < 0.3:
        words += ["--theme", rng.choice(("screen", "print", "contrast"))]
    if rng.random() < 0.3:
        words += [f"--fold={rng.choice(('auto', '1', '2', '3', rng.choice(odd.NUMBERS)))}"]
    if rng.random() < 0.3:
        words += ["--texts", rng.choice(("zh", "en", "both"))]
    if rng.random() < 0.1:
        words += [f"--scale={rng.choice(('0.1', '1', rng.choice(odd.NUMBERS)))}"]
    return words


def exporting(rng: Random) -> list[str]:
    formats = list(all_formats())
    chosen = rng.choices(formats, [_COSTLY.get(f, 1) for f in formats])[0]
    return ["export", MAP, "--to", chosen, "--out", "o", *looks(rng)]


def making(rng: Random) -> list[str]:
    """What writes the texts of a map into something."""
    return rng.choices((lint, figures, drawing, exporting), (2, 2, 3, 6))[0](rng)


def changing(rng: Random) -> list[str]:
    """`--set`: paths and values of the format, and others."""
    words = [rng.choice(("analyse", "gaps", "kpis", "staff")), MAP]
    for _ in range(rng.choice((1, 1, 2))):
        ids = ("a", "b", "wait", "counter", "hurried:wait", "x", odd.text(rng))
        path = rng.choice(
            (
                rng.choice(seeds.keys()),
                ".".join((rng.choice(ids), *rng.sample(seeds.keys(), rng.choice((1, 2))))),
            )
        )
        words.append(f"--set={path}{rng.choice(('=', '=', '=', '', '=='))}{odd.text(rng)}")
    return words
