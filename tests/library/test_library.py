"""`import blueprint`, as a program uses it."""

from __future__ import annotations

import doctest
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import blueprint
from blueprint import library
from blueprint.source.shipped import shipped_maps

HALL = shipped_maps()["branch-visitor-routing"]
WRONG = "blueprint: 1\ntitle: x\ntouchpoints: {a: {lane: customer, title: A}}\n"


@pytest.fixture(scope="module")
def hall() -> blueprint.Map:
    return blueprint.load(HALL)


def test_nothing_heavy_is_imported() -> None:
    code = "import blueprint, sys; print([m for m in ('numpy', 'pydantic', 'yaml', 'scipy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_public() -> None:
    """What is added here is a promise to other people's programs."""
    assert sorted(blueprint.__all__) == [
        "Difference",
        "Figures",
        "Findings",
        "Map",
        "MapError",
        "Picture",
        "__version__",
        "load",
        "loads",
    ]
    assert all(hasattr(blueprint, name) for name in blueprint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        blueprint.nothing  # noqa: B018


@pytest.mark.parametrize("name", [m.name for m in pkgutil.iter_modules(library.__path__)])
def test_examples(name: str) -> None:
    failed, _ = doctest.testmod(import_module(f"{library.__name__}.{name}"))
    assert failed == 0


def test_a_map_shows_itself(hall: blueprint.Map) -> None:
    assert repr(hall) == "<Map 'branch-visitor-routing': 26 touchpoints, 3 segments, 3 promises>"
    assert hall.title("zh") == "营业厅客户动线"
    svg = hall._repr_svg_()
    assert svg
    assert svg.startswith("<svg")


def test_the_picture_is_the_one_that_is_committed(hall: blueprint.Map, tmp_path: Path) -> None:
    picture = hall.draw()
    committed = HALL.parents[1] / "exports" / hall.id / "blueprint.svg"
    assert picture.svg == committed.read_text(encoding="utf-8")
    picture.save(tmp_path / "hall.png")
    assert (tmp_path / "hall.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(ValueError, match=r"svg or \.png"):
        picture.save(tmp_path / "hall.gif")


def test_figures(hall: blueprint.Map) -> None:
    figures = hall.analyse()
    data = figures.to_dict()["segments"]["all"]
    assert figures.remembered == data["experience"]["remembered"]
    assert figures.time_mean == data["time"]["mean"]
    assert list(figures.moments_of_truth) == data["moments_of_truth"]
    assert figures.promises == {p["id"]: p["kept"] for p in data["promises"]}
    hurried = figures.segment("hurried")
    assert hurried.time_mean != figures.time_mean
    assert repr(hurried).startswith("<Figures of 'hurried': ")
    assert "<table>" in hurried._repr_html_()
    with pytest.raises(blueprint.MapError, match="no segment 'nobody'"):
        figures.segment("nobody")


def test_what_if(hall: blueprint.Map) -> None:
    more = hall.analyse("counter.staffed.servers=4")
    assert more.time_mean is not None
    assert more.time_mean < (hall.analyse().time_mean or 0)
    with pytest.raises(blueprint.MapError):
        hall.analyse("nonsense")


class TestMistakes:
    def test_a_map_with_errors_is_read_and_says_so(self) -> None:
        wrong = blueprint.loads(WRONG, "wrong")
        assert [f.name for f in wrong.lint()] == ["dead-end"]
        with pytest.raises(blueprint.MapError, match="wrong has 1 error: touchpoint 'a' has no way out"):
            wrong.analyse()
        assert "<svg" in wrong.draw().svg
        assert wrong._repr_svg_() is None
        assert "dead-end" not in (wrong._repr_html_() or "")
        assert "no way out" in (wrong._repr_html_() or "")

    def test_no_map_at_all(self) -> None:
        nothing = blueprint.loads("- a", "nothing")
        assert repr(nothing) == "<Map 'nothing': no map, 1 error>"
        with pytest.raises(blueprint.MapError):
            _ = nothing.touchpoints

    def test_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(blueprint.MapError, match="no-such"):
            blueprint.load(tmp_path / "no-such.blueprint.yaml")


def test_edits_leave_the_map_alone(hall: blueprint.Map, tmp_path: Path) -> None:
    other = hall.edit("set", path=["touchpoints", "greet", "time", "standard"], value="45s")
    assert other.text != hall.text
    changes = hall.diff(other).changes
    assert [(c.kind, c.now) for c in changes] == [("value-changed", "45s")]
    other.save(tmp_path / "other.blueprint.yaml")
    assert blueprint.load(tmp_path / "other.blueprint.yaml").text == other.text
    with pytest.raises(blueprint.MapError):
        hall.edit("rename", id="nobody", to="x")
    with pytest.raises(blueprint.MapError, match="no file"):
        blueprint.loads(hall.text, "unsaved").save()
