"""licences.md: the licence of everything that is installed or lies in the package, from what each says of itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "blueprint"

PARTS = {
    "blueprint": ((), "With blueprint"),
    "studio": (("studio", "export"), "With the extras `studio` and `export`"),
    "others": (
        ("simulate", "lsp", "mcp", "observe"),
        "With the extras `simulate`, `lsp`, `mcp` and `observe`",
    ),
}
"""Extras of a part, and its heading; what is left of the lock runs tests and nothing else."""
TESTS = "For tests only, never with blueprint"

ELSEWHERE = {
    "colorama": "BSD-3-Clause",
    "duckdb": "MIT",
    "httpx2-jsfetch": "BSD-3-Clause",
    "pywin32": "PSF-2.0",
}
"""What only other systems, or extras that no test needs, install."""
SPELLED = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-3-Clause",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL-3.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "lGPLv3": "LGPL-3.0",
}
"""Licences as people spell them; where a package says `BSD License` and no more, its text has three clauses."""
SILENT = {"ciw": "MIT", "resvg-py": "MIT"}
"""What only the text of the licence says."""
PEERS = {
    "axe-core": "MPL-2.0",
    "bpmn-js": "bpmn.io (MIT with a watermark)",
    "bpmn-moddle": "MIT",
    "bpmnlint": "MIT",
    "mermaid": "MIT",
    "pyodide": "MPL-2.0",
}
"""What `.ci/run peers` installs with npm."""

SITE = {
    "deepmerge": "MIT",
    "markdown": "BSD-3-Clause",
    "pymdown-extensions": "MIT",
    "tomli": "MIT",
    "zensical": "MIT",
}
"""What `make site` installs beside the rest, and no package brings."""

_INTRO = """# Licences

blueprint is under the [Apache License 2.0](../LICENSE). This page lists what is installed beside it and what
lies inside it; versions are those of [constraints.txt](../constraints.txt). Nothing under the GPL or AGPL runs
with blueprint. The wheels of NumPy and SciPy hold libgfortran, which its GCC Runtime Library Exception frees.
"""


class UnknownLicence(Exception):
    """A package that is not installed here, or does not say its licence."""


def licences() -> str:
    """The page."""
    lines = [_INTRO]
    for heading, names in parts().items():
        lines += [f"## {heading}\n", "| package | licence |", "|---|---|"]
        lines += [f"| {name} | {licence(name)} |" for name in names]
        lines += [f"| {name} (npm) | {PEERS[name]} |" for name in PEERS if heading == TESTS]
        lines.append("")
    lines += ["## For the site only, by `make site`\n", "| package | licence |", "|---|---|"]
    lines += [*(f"| {name} | {each} |" for name, each in SITE.items()), ""]
    lines += ["## Inside the package\n", "| files | licence | its text |", "|---|---|---|"]
    lines += [
        f"| {', '.join(f'`{f.name}`' for f in files)} | {_kind(text)} | [{text.name}](../{text.relative_to(ROOT)}) |"
        for text, files in inside().items()
    ]
    return "\n".join([*lines, ""])


def locked() -> list[str]:
    """The names in constraints.txt."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    return sorted(set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)))


def parts() -> dict[str, list[str]]:
    """Heading to names: each name under the first part that needs it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    left, made = locked(), {}
    for extras, heading in PARTS.values():
        wanted = project["dependencies"] if not extras else []
        wanted = [*wanted, *(r for extra in extras for r in project["optional-dependencies"][extra])]
        with_theirs = _closure(_name(requirement) for requirement in wanted)
        made[heading] = [name for name in left if name in with_theirs]
        left = [name for name in left if name not in with_theirs]
    return {**made, TESTS: left}


def licence(name: str) -> str:
    """What a package says, in the spelling of SPDX."""
    if name in ELSEWHERE:
        return ELSEWHERE[name]
    if name in SILENT:
        return SILENT[name]
    data = _installed(name).metadata
    classifiers = [
        c.split(" :: ")[-1] for c in data.get_all("Classifier") or () if c.startswith("License ::")
    ]
    for said in (data.get("License-Expression"), data.get("License"), *classifiers):
        if said and len(said) < 80:
            return SPELLED.get(said, said)
    raise UnknownLicence(f"{name} does not say its licence: add it to SILENT in {Path(__file__).name}")


def inside() -> dict[Path, list[Path]]:
    """Texts of licences in the package, and the files that each is about."""
    made = {}
    for text in sorted([*PACKAGE.rglob("*.licence.txt"), *PACKAGE.rglob("OFL.txt")]):
        stem = text.name.removesuffix(".licence.txt")
        made[text] = sorted(
            f
            for f in text.parent.iterdir()
            if f != text
            and (f.suffix in (".otf", ".ttf", ".woff2") if text.name == "OFL.txt" else f.stem == stem)
        )
    return made


def _kind(text: Path) -> str:
    words = text.read_text(encoding="utf-8")
    return (
        "OFL-1.1"
        if "SIL OPEN FONT LICENSE Version 1.1" in words
        else "MIT"
        if "MIT License" in words
        else "?"
    )


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[(]", requirement, maxsplit=1)[0]).lower()


def _installed(name: str) -> Distribution:
    try:
        return distribution(name)
    except PackageNotFoundError as error:
        raise UnknownLicence(f"{name} is not installed: `make docs` has it") from error


def _closure(names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _needed(name)
    return found & set(locked())


def _needed(name: str) -> Iterator[str]:
    """What it needs on any system; `name[extra]` what it needs for that."""
    if name in ELSEWHERE:
        return
    bare, _, extra = name.rstrip("]").partition("[")
    for requirement in _installed(bare).requires or ():
        of = re.search(r"extra == ['\"]([\w-]+)", requirement)
        needed = _name(requirement)
        if (of is None or of[1] == extra) and needed in locked():
            yield needed
            if asked := re.match(r"[\w.-]+\[([\w-]+)\]", requirement):
                yield f"{needed}[{asked[1]}]"
