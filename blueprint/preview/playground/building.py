"""Makes the playground: a folder of files that any web server can give out, with nothing fetched from elsewhere.

Pyodide's core and the compiled part of pydantic come from package registries; what is pure Python comes from this
environment, in the versions that are locked. numpy in the form that browsers run is in Pyodide's own release alone:
with a folder that holds its wheel the page has figures, without one it draws and checks, and says what it cannot.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from blueprint.files import write_text
from blueprint.wording import Wording

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PURE = ("yaml", "pydantic", "annotated_types", "typing_extensions", "typing_inspection")
COMPILED = ("pydantic_core", "numpy")
"""Needed, and wished for."""
_PACKAGE = Path(__file__).parents[2]
_SHARED = ("codemirror-6.js", "codemirror-6.licence.txt", "colours.js", "completing.js", "yaml-path.js")
_APART = frozenset({"studio", "lsp", "mcp", "cli", "observe", "importing", "export", "__pycache__"})
"""Rooms that a page without files and commands does not need."""
_LIGHT = frozenset({".py", ".toml", ".yaml", ".json"})
_NO_CORE = Wording(
    "{folder} lacks {file} of Pyodide: npm install --prefix {prefix} pyodide",
    "{folder} 中缺少 Pyodide 的 {file}：npm install --prefix {prefix} pyodide",
)
_NO_WHEEL = Wording(
    "{folder} lacks pydantic_core {version} for Pyodide; `make playground` fetches it",
    "{folder} 中缺少适用于 Pyodide 的 pydantic_core {version}；`make playground` 会获取",
)


class CannotBuild(Exception):
    """Something that the page is made of is missing; `wording` says what, and what brings it."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.en)
        self.wording = wording


def build(out: Path, node: Path, maps: Path) -> tuple[str, ...]:
    """Write the playground into `out`; the names of compiled parts that it lacks.

    Args:
        out: the folder, made anew.
        node: where npm and pip put what they fetched: `node_modules/pyodide`, `wheels`.
        maps: the maps that come along as examples.

    Raises:
        CannotBuild: what it cannot be without is missing.
    """
    core, wheels = node / "node_modules" / "pyodide", node / "wheels"
    for name in CORE:
        if not (core / name).is_file():
            raise CannotBuild(_NO_CORE.filled(folder=core, file=name, prefix=node))
    found = {name: wheel for name in COMPILED for wheel in sorted(wheels.glob(f"{name}-*wasm32.whl"))}
    needed = version("pydantic_core")
    if f"-{needed}-" not in found.get(COMPILED[0], Path()).name:
        raise CannotBuild(_NO_WHEEL.filled(folder=wheels, version=needed))
    shutil.rmtree(out, ignore_errors=True)
    (out / "pyodide").mkdir(parents=True)
    for name in CORE:
        shutil.copy(core / name, out / "pyodide" / name)
    for wheel in found.values():
        shutil.copy(wheel, out / "pyodide" / wheel.name)
    with ZipFile(out / "python.zip", "w", ZIP_DEFLATED) as bundle:
        for file, name in (
            *_modules(),
            *((f, f"maps/{f.name}") for f in sorted(maps.glob("*.blueprint.yaml"))),
        ):
            bundle.write(file, name)
    examples = {
        f.name.partition(".")[0]: f.read_text(encoding="utf-8") for f in sorted(maps.glob("*.blueprint.yaml"))
    }
    parts = {
        "wheels": [wheel.name for wheel in found.values()],
        "lacking": [name for name in COMPILED if name not in found],
        "examples": examples,
        "grammar": _grammar(),
    }
    write_text(out / "parts.json", json.dumps(parts, ensure_ascii=False))
    for file in (*(Path(__file__).with_name("page")).iterdir(), *_shared()):
        shutil.copy(file, out / file.name)
    return tuple(parts["lacking"])


def _shared() -> Iterator[Path]:
    """What other pages have too: how a map is shown, and the text editor's parts."""
    page = _PACKAGE / "preview" / "page"
    yield from (page / "preview.js", page / "preview.css")
    yield from (_PACKAGE / "studio" / "browser" / name for name in _SHARED)


def _grammar() -> dict[str, object]:
    from blueprint.model.completions import completions_of
    from blueprint.model.schema import schema

    return completions_of(schema())


def _modules() -> Iterator[tuple[Path, str]]:
    """Files of the package and of what it stands on, with their names in the bundle."""
    for file in sorted(_PACKAGE.rglob("*")):
        inside = file.relative_to(_PACKAGE)
        if file.suffix in _LIGHT and not _APART & set(inside.parts):
            yield file, f"blueprint/{inside.as_posix()}"
    for name in PURE:
        spec = find_spec(name)
        assert spec is not None and spec.origin is not None
        origin = Path(spec.origin)
        if origin.name != "__init__.py":
            yield origin, origin.name
            continue
        for file in sorted(origin.parent.rglob("*.py")):
            yield file, f"{name}/{file.relative_to(origin.parent).as_posix()}"
