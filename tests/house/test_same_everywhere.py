"""What is committed of the exports must not depend on the Python or the processor that built it."""

import builtins
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from numpy._core._multiarray_umath import __cpu_dispatch__

from tests.house.outputs import differing
from tests.house.project import MAPS
from tests.run import run


@pytest.mark.parametrize(
    "path", sorted(MAPS.glob("*.blueprint.yaml")), ids=lambda p: p.name.partition(".")[0]
)
def test_floats_are_added_with_fsum(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`sum` of floats rounds differently from Python 3.12 on; `math.fsum` is exact on all."""
    plain_sum = sum
    found = set()

    def watched(values: Iterable[Any], start: Any = 0) -> Any:
        items = list(values)
        frame = sys._getframe(1)
        module = frame.f_globals.get("__name__", "")
        if module.startswith("blueprint") and any(type(item) is float for item in items):
            found.add(f"{module}:{frame.f_lineno}")
        return plain_sum(items, start)

    monkeypatch.setattr(builtins, "sum", watched)
    done = run("analyse", path, "--json")

    assert done.code == 0, done.stderr
    assert sorted(found) == []


def test_an_older_processor_writes_the_same_bytes(tmp_path: Path) -> None:
    """NumPy without its newer instructions rounds differently; the files are rounded more than that."""
    built = {}
    for name, disabled in (("newest", []), ("oldest", __cpu_dispatch__)):
        subprocess.run(
            [
                sys.executable,
                "-m",
                "blueprint",
                "export",
                str(MAPS),
                "--to",
                "figures,svg",
                "--out",
                str(tmp_path / name),
            ],
            env={**os.environ, "NPY_DISABLE_CPU_FEATURES": " ".join(disabled), "PYTHONWARNINGS": "ignore"},
            capture_output=True,
            check=True,
        )
        files = (tmp_path / name).rglob("*")
        built[name] = {
            f.relative_to(tmp_path / name): f.read_bytes() for f in files if f.suffix in {".svg", ".json"}
        }

    assert len(built["newest"]) >= 6
    assert [str(name) for name, text in built["newest"].items() if built["oldest"][name] != text] == []


def test_a_difference_is_seen(tmp_path: Path) -> None:
    for name, text, again in (
        ("lint.txt", "1 %", "2 %"),
        ("figures.json", '{"a": 1.0}', '{"a": 1.0000000001}'),
        ("analyse.json", '{"a": [1.0]}', '{"a": [1.00000001]}'),
        ("improve.json", '{"a": 1, "b": 2}', '{"b": 2, "a": 1}'),
        ("same.json", '{"a": [1.0, "x"]}', '{"a": [1.0000000000001, "x"]}'),
    ):
        for folder, said in (("one", text), ("other", again)):
            file = tmp_path / folder / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(said, encoding="utf-8")

    found = differing(tmp_path / "one", tmp_path / "other")
    assert found == ["analyse.json", "figures.json", "improve.json", "lint.txt"]
