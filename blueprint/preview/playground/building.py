"""Makes the playground: a folder of files that any web server can give out, with nothing fetched from elsewhere.

Pyodide's core and what of pydantic and numpy is compiled for it are brought by `.ci/playground`; what is pure Python
comes from this environment, in the versions that are locked. Without a wheel of numpy the page draws and checks, and
says what it cannot.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from blueprint.files import write_text
from blueprint.wording import LANGUAGES, Wording

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PURE = ("yaml", "pydantic", "annotated_types", "typing_extensions", "typing_inspection", "networkx")
NEEDED, WISHED = "pydantic_core", "numpy"
"""Compiled parts: without the first there is no page; the second comes after the first picture, for the figures."""
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
    found = {name: wheel for name in (NEEDED, WISHED) for wheel in sorted(wheels.glob(f"{name}-*wasm32.whl"))}
    needed = version(NEEDED)
    if f"-{needed}-" not in found.get(NEEDED, Path()).name:
        raise CannotBuild(_NO_WHEEL.filled(folder=wheels, version=needed))
    shutil.rmtree(out, ignore_errors=True)
    (out / "pyodide").mkdir(parents=True)
    for name in CORE:
        shutil.copy(core / name, out / "pyodide" / name)
    for wheel in found.values():
        shutil.copy(wheel, out / "pyodide" / wheel.name)
    examples = sorted(maps.glob("*.blueprint.yaml"))
    with ZipFile(out / "python.zip", "w", ZIP_DEFLATED) as bundle:
        for file, name in (*_modules(), *((f, f"maps/{f.name}") for f in examples)):
            bundle.writestr(ZipInfo(name), file.read_bytes(), ZIP_DEFLATED)
    _compile(core, node / "compiled", out / "python.zip", out / "pyodide" / "python_stdlib.zip")
    (out / "maps").mkdir()
    for file in examples:
        shutil.copy(file, out / "maps" / file.name)
    lacking = tuple(name for name in (NEEDED, WISHED) if name not in found)
    parts = {
        "wheels": [found[NEEDED].name],
        "later": [found[WISHED].name] if WISHED in found else [],
        "examples": {f.name.partition(".")[0]: _titles(f) for f in examples},
        "grammar": _grammar(),
    }
    write_text(out / "parts.json", json.dumps(parts, ensure_ascii=False))
    for file in (*(Path(__file__).with_name("page")).iterdir(), *_shared()):
        shutil.copy(file, out / file.name)
    return lacking


def _compile(core: Path, kept: Path, *bundles: Path) -> None:
    """Compile what is in bundles, where Node is there: the page then begins in half the time.

    What was compiled is kept by the content of its bundle.
    """
    program = shutil.which("node")
    if program is None:
        return
    kept.mkdir(exist_ok=True)
    ready = {bundle: kept / f"{sha256(bundle.read_bytes()).hexdigest()[:32]}.zip" for bundle in bundles}
    todo = [str(path) for pair in ready.items() if not pair[1].exists() for path in pair]
    if todo:
        for old in set(kept.iterdir()) - set(ready.values()):
            old.unlink()
        command = [program, str(Path(__file__).with_name("compile.mjs")), str(core.resolve()), *todo]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    for bundle, made in ready.items():
        shutil.copy(made, bundle)


def _titles(file: Path) -> dict[str, str]:
    """What an example is called, in both languages."""
    from blueprint.model.loader import load

    made = load(file).map
    name = file.name.partition(".")[0]
    return {language: made.title[language] if made else name for language in LANGUAGES}


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
            if "tests" not in file.parts:
                yield file, f"{name}/{file.relative_to(origin.parent).as_posix()}"
