"""What the commands say must not depend on the Python or the processor they run on."""

from pathlib import Path

import pytest

from tests.house.outputs import differing
from tests.house.project import MAPS
from tests.house.same_bytes import HERE, Machine, build, machines

CHOSEN = [MAPS / f"{name}.blueprint.yaml" for name in ("corner-shoeshine", "wait-and-divert")]
"""A loop, a queue with ways round it, promises, ties."""


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
