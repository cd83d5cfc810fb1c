"""licences.md and its twin: the licence of everything that is installed or lies in the package, from what each says of itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from blueprint.wording import Language, Wording
from pages.common import ROOT, heading

PACKAGE = ROOT / "blueprint"

PARTS = {
    "blueprint": ((), Wording("With blueprint", "随 blueprint 一并安装")),
    "studio": (
        ("studio", "export"),
        Wording("With the extras `studio` and `export`", "随附加项 `studio` 与 `export` 安装"),
    ),
    "others": (
        ("simulate", "lsp", "mcp", "observe"),
        Wording(
            "With the extras `simulate`, `lsp`, `mcp` and `observe`",
            "随附加项 `simulate`、`lsp`、`mcp` 与 `observe` 安装",
        ),
    ),
}
"""Extras of a part, and its heading; what is left of the lock runs tests and nothing else."""
TESTS = Wording("For tests only, never with blueprint", "仅供测试，不随 blueprint 安装")
_SITE = Wording("For the site only, by `make site`", "仅供文档网站（`make site`）")
_INSIDE = Wording("Inside the package", "软件包之内")
_PACKAGE, _LICENCE = Wording("package", "软件包"), Wording("licence", "许可证")
_FILES, _TEXT = Wording("files", "文件"), Wording("its text", "许可证文本")

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

_INTRO = Wording(
    """# Licences

blueprint is under the [Apache License 2.0](../LICENSE). This page lists what is installed beside it and what
lies inside it; versions are those of [constraints.txt](../constraints.txt). Nothing under the GPL or AGPL runs
with blueprint. The wheels of NumPy and SciPy hold libgfortran, which its GCC Runtime Library Exception frees.
""",
    """# 许可证

blueprint 采用 [Apache License 2.0](../LICENSE)。本页列出一并安装的组件及软件包内含的文件；版本见 [constraints.txt](../constraints.txt)。随 blueprint 运行的组件均不采用 GPL 或 AGPL。NumPy 与 SciPy 的安装包含 libgfortran，其 GCC Runtime Library Exception 允许如此使用。
""",
)


class UnknownLicence(Exception):
    """A package that is not installed here, or does not say its licence."""


def licences(language: Language) -> str:
    """The page."""
    lines, columns = [_INTRO[language]], heading(_PACKAGE, _LICENCE, language=language)
    for title, names in parts().items():
        lines += [f"## {title[language]}\n", *columns]
        lines += [f"| {name} | {licence(name)} |" for name in names]
        lines += [f"| {name} (npm) | {PEERS[name]} |" for name in PEERS if title == TESTS]
        lines.append("")
    lines += [f"## {_SITE[language]}\n", *columns]
    lines += [*(f"| {name} | {each} |" for name, each in SITE.items()), ""]
    lines += [f"## {_INSIDE[language]}\n", *heading(_FILES, _LICENCE, _TEXT, language=language)]
    lines += [
        f"| {', '.join(f'`{f.name}`' for f in files)} | {_kind(text)} | [{text.name}](../{text.relative_to(ROOT)}) |"
        for text, files in inside().items()
    ]
    return "\n".join([*lines, ""])


def locked() -> list[str]:
    """The names in constraints.txt."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    return sorted(set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)))


def parts() -> dict[Wording, list[str]]:
    """Heading to names: each name under the first part that needs it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    left = locked()
    made: dict[Wording, list[str]] = {}
    for extras, title in PARTS.values():
        wanted = project["dependencies"] if not extras else []
        wanted = [*wanted, *(r for extra in extras for r in project["optional-dependencies"][extra])]
        with_theirs = _closure(_name(requirement) for requirement in wanted)
        made[title] = [name for name in left if name in with_theirs]
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
