"""The map of the house in CONTRIBUTING: every room is on it, every room on it is there."""

import re

import pytest

from tests.house.project import ROOT, read

PACKAGE = ROOT / "blueprint"
ROOMS = {p.parent.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("__init__.py")} - {"."}


def rows() -> list[list[str]]:
    """The names in code marks of each row of the table, folder by folder."""
    table = read("CONTRIBUTING.md").partition("## Words")[0]
    return [re.findall(r"`([\w/.]+)`", row) for row in table.splitlines() if row.startswith("| `blueprint/")]


def test_every_package_is_on_the_map_and_every_package_on_it_exists() -> None:
    named = {
        n.removeprefix("blueprint/").strip("/") for row in rows() for n in row if n.startswith("blueprint/")
    }

    assert {n for n in named if not n.endswith(".py")} == {room for room in ROOMS if "/" not in room}
    for name in (n for row in rows() for n in row if n.endswith(".py") and "/" not in n):
        assert list(PACKAGE.rglob(name)), name


def test_every_room_is_on_the_map() -> None:
    text = read("CONTRIBUTING.md").partition("## Words")[0]
    missing = [
        r for r in ROOMS if "/" in r and f"`{r.split('/')[-1]}/`" not in text and f"`{r}/`" not in text
    ]

    assert [r for r in missing if not r.startswith("draw/charts/")] == []


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_says_what_to_read_first(room: str) -> None:
    docstring = (PACKAGE / room / "__init__.py").read_text(encoding="utf-8").split('"""')[1]
    modules = [m for m in (PACKAGE / room).glob("*.py") if m.name != "__init__.py"]
    one_a_file = re.search(r"[Oo]ne (\w+) a file|folder|name", docstring)
    assert len(modules) < 3 or one_a_file or re.search(r"`\w+(\.py|\.js|/)`", docstring), (
        f"{room}: read what first?"
    )
    for name in re.findall(r"`([\w]+\.py)`", docstring):
        assert list((PACKAGE / room).rglob(name)), f"{room} names {name}"
