"""Lanes in parts (`frontstage/teller`) are drawn as such in every format that has lanes, and come back from it."""

from pathlib import Path

import pytest

from blueprint.export.registry import all_formats
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.importing.bringing import bring
from blueprint.model.loader import loads

TEXT = """\
blueprint: 1
title: Hall
touchpoints:
  come: {lane: customer, title: Come, next: ask}
  ask: {lane: frontstage/导服, title: Ask, next: {pay: 70%, look: 30%}}
  look: {lane: frontstage/柜员, title: Look, next: pay}
  check: {lane: backstage, title: Check, next: pay}
  file: {lane: backstage/records, title: File, next: pay}
  pay: {lane: customer, title: Pay, uses: [system], end: served}
  system: {lane: support/IT, title: System}
"""
LANES = {
    i: str(t.lane) + (f"/{t.sublane}" if t.sublane else "") for i, t in loads(TEXT).map.touchpoints.items()
}


def made(name: str, fold: int | None = None) -> bytes:
    subject = Subject(Analysis(loads(TEXT).map, sound=False), "en", fold=fold)
    return next(iter(all_formats()[name].write(subject))).data


def lanes_of(data: dict) -> dict[str, str]:
    return {id_: t["lane"] for id_, t in data["touchpoints"].items()}


@pytest.mark.parametrize("fold", [None, 2])
@pytest.mark.parametrize("name", ["bpmn", "drawio"])
def test_parts_come_back(name, fold, tmp_path: Path):
    file = tmp_path / f"a.{name}"
    file.write_bytes(made(name, fold))
    assert lanes_of(bring(file).made.data) == LANES


def test_a_box_dragged_to_another_part_stands_there(tmp_path: Path):
    text = made("drawio").decode()
    box = text.index('id="touchpoint:look"')
    held = text.index('parent="lane:frontstage/柜员"', box)
    moved = (
        text[:held] + 'parent="lane:frontstage/导服"' + text[held + len('parent="lane:frontstage/柜员"') :]
    )
    file = tmp_path / "a.drawio"
    file.write_text(moved)
    assert lanes_of(bring(file).made.data) == LANES | {"look": "frontstage/导服"}


def test_a_part_that_is_renamed_is_called_so(tmp_path: Path):
    file = tmp_path / "a.drawio"
    file.write_text(made("drawio").decode().replace('value="导服"', 'value="Guide"'))
    assert lanes_of(bring(file).made.data) == LANES | {"ask": "frontstage/Guide"}


def test_mermaid_has_parts_as_subgraphs(tmp_path: Path):
    file = tmp_path / "a.mmd"
    file.write_bytes(made("mermaid"))
    steps = bring(file).made.data["touchpoints"]
    found = {t["title"]: t["lane"] for id_, t in steps.items() if id_ in LANES}
    assert found == {t.title["en"]: LANES[i] for i, t in loads(TEXT).map.touchpoints.items()}


def test_subgraphs_in_subgraphs_end_from_the_inside(tmp_path: Path):
    file = tmp_path / "a.mmd"
    file.write_text(
        "flowchart LR\nsubgraph s[Frontstage]\nsubgraph a[Teller]\nx(One)\nend\nsubgraph b[Guide]\ny(Two)\nend\nz(Three)\nend\n"
        "subgraph c[Customer]\nw(Four)\nend\nx-->y-->z-->w\n"
    )
    found = bring(file).made.data["touchpoints"]
    assert {t["title"]: (t["lane"], t.get("role")) for t in found.values()} == {
        "One": ("frontstage", "Teller"),
        "Two": ("frontstage", "Guide"),
        "Three": ("frontstage", None),
        "Four": ("customer", None),
    }


@pytest.mark.parametrize("name", ["dot", "bpmn", "drawio", "mermaid", "html", "svg"])
def test_every_picture_names_the_parts(name):
    text = made(name).decode()
    assert all(part in text for part in ("导服", "柜员", "records", "IT"))
