"""What the commands say must not depend on the Python or the processor they run on."""

import builtins
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.house.outputs import differing
from tests.house.project import MAPS
from tests.house.same_bytes import HERE, Machine, build, machines
from tests.run import run

CHOSEN = [MAPS / f"{name}.blueprint.yaml" for name in ("corner-shoeshine", "wait-and-divert")]
"""A loop, a queue with ways round it, promises, ties."""


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


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("outputs"), ("here", HERE, []), CHOSEN)


@pytest.mark.parametrize("machine", list(machines()), ids=lambda machine: machine[0])
def test_another_machine_says_the_same(machine: Machine, here: Path) -> None:
    """Of two maps; `python -m tests.house.same_bytes` asks all of them."""
    assert differing(here, build(here.parent, machine, CHOSEN)) == []


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
