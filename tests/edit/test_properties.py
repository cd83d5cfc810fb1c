"""What holds for every edit of every map."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.edit import Document, EditRefused, apply, verb_from
from blueprint.edit.guard import _not_exact
from blueprint.model.expand import expand, plain
from blueprint.model.service_map import ServiceMap
from blueprint.source.parser import parse
from blueprint.source.problem import Problems
from tests.edit import many
from tests.edit.checks import comments_lost, ends_changed
from tests.edit.texts import SMALL, TEXTS, commented, data
from tests.edit.verbs import HOSTILE, edit, field_edit
from tests.examples import several

randoms = st.randoms(use_true_random=False)


def a_text(random: Random) -> str:
    name = random.choice(sorted(SMALL))
    return commented(SMALL[name], random, random.choice(("\n", "\r\n")), random.choice(("", "\ufeff")))


def ids(text: str) -> list[str]:
    return list(data(text).get("touchpoints") or {}) or ["ghost"]


def edited(text: str, said: dict) -> str | None:
    """The text after an edit, None when the map has no such thing; the guard must never have to step in."""
    try:
        return apply(text, verb_from(said))
    except EditRefused as refusal:
        assert refusal.wording != _not_exact().wording, (text, said)
        assert "cannot be read (line" not in str(refusal), (text, said)
        return None


@settings(max_examples=20)
@given(randoms)
def test_any_edits_then_undo_restore_every_byte(random: Random):
    start = a_text(random)
    document = Document.opened(start)
    texts = [start]
    for _ in range(6):
        try:
            document = document.apply(verb_from(edit(random, ids(document.text))))
        except EditRefused:
            continue
        texts.append(document.text)
        data(document.text)
    end = document.text
    assert Document.from_json(document.to_json()) == document
    assert document.replay_on(start)[0].text == end
    while document.can_undo:
        document = document.undo()
        assert document.text in texts
    assert document.text == start and not document.is_dirty and document.changes == 0
    while document.can_redo:
        document = document.redo()
    assert document.text == end


@settings(max_examples=several(30, 300))
@given(randoms)
def test_comments_go_only_with_what_is_deleted(random: Random):
    text = a_text(random)
    said = edit(random, ids(text))
    after = edited(text, said)
    if after is None:
        return
    assert not comments_lost(text, said, after), said


@settings(max_examples=several(30, 300))
@given(randoms)
def test_bytes_outside_of_the_edit_stay(random: Random):
    """Lines that are there before and after are the same lines in the same order; the line ends, the mark."""
    text = a_text(random)
    said = edit(random, ids(text))
    after = edited(text, said)
    if after is None:
        return
    assert not ends_changed(text, after)
    if said["verb"] == "move" and "lane" not in said and '"touchpoints": {' not in text:
        assert Counter(filter(str.strip, text.splitlines())) == Counter(filter(str.strip, after.splitlines()))


def test_many_edits_are_taken_back_byte_for_byte_and_lose_no_comment():
    counted = many.many(50, seed=20)
    assert counted["made"] == 50
    assert many.sound(counted), counted


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in SMALL])
def test_edits_of_whole_maps(name: str):
    """Every touchpoint renamed, moved, changed and deleted in turn."""
    text = TEXTS[name]
    for number, id_ in enumerate(ids(text)[::9]):
        text = edited(text, {"verb": "rename", "id": id_, "to": f"{id_}-new"}) or text
        text = edited(text, {"verb": "move", "id": f"{id_}-new", "before": None}) or text
        path = ["touchpoints", f"{id_}-new", "next", 0, "handoff", "rule"]
        text = edited(text, {"verb": "set", "path": path, "value": f"rule: {number}"}) or text
        after = edited(text, {"verb": "delete", "ids": [f"{id_}-new"]})
        assert after is not None and f"{id_}-new" not in written_out(after)["touchpoints"]


@settings(max_examples=several(50, 500))
@given(randoms)
def test_set_says_the_value_at_its_path_and_nothing_else(random: Random):
    """Held against the map with all shorthands written out by the reader."""
    text = a_text(random)
    said = field_edit(random, ids(text))
    after = edited(text, said)
    if after is None:
        return
    path, value = said["path"], said["value"]
    before_data, after_data = written_out(text), written_out(after)
    if path[-1] in ("title", "role", "source", "told", "rule", "when", "purpose", "en", "zh") and isinstance(
        value, str
    ):
        assert text_at(after_data, path) == value
    elif (
        isinstance(value, str | int | float)
        and not isinstance(value, bool)
        and path[-1] not in ("time", "emotion")
    ):
        assert text_at(after_data, path) == str(value)
    elif value is None and not (
        path[-1] in ("en", "zh") and at(after_data, path[:-1]) == at(before_data, path[:-1])
    ):
        assert at(after_data, path) is None or isinstance(path[-1], int)
    about = path[:3] if path[0] == "segments" else path[:2] if len(path) > 4 else path
    if about[-1] in ("en", "zh"):
        about = about[:-1]
    for found in (before_data, after_data):
        forget(found, about)
    assert pruned(before_data) == pruned(after_data)


def written_out(text: str):
    tree = parse(text.removeprefix("\ufeff"), Problems())
    assert tree is not None
    return plain(expand(tree, ServiceMap))


def at(found, path):
    for step in path:
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def text_at(found, path):
    value = at(found, path)
    return at(found, path[:-1]) if value is None and path[-1] in ("en", "zh") else value


def forget(found, path):
    above = at(found, path[:-1])
    if isinstance(above, dict):
        above.pop(path[-1], None)
    elif isinstance(above, list) and isinstance(path[-1], int):
        above[path[-1] :] = []
    elif path:
        forget(found, path[:-1])


def pruned(found):
    if isinstance(found, dict):
        small = {k: pruned(v) for k, v in found.items() if k != "<id>"}
        return {k: v for k, v in small.items() if v not in (None, {}, [])}
    return [pruned(v) for v in found if v != {}] if isinstance(found, list) else found


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", ["long", "odd", "json", "mini"])
def test_other_readers_get_the_same_text(name: str, value: str):
    text = TEXTS[name]
    first = ids(text)[0]
    for path in (["touchpoints", first, "title"], ["touchpoints", first, "script"], ["owner"]):
        made = [value, value] if path[-1] == "script" else value
        after = apply(text, verb_from({"verb": "set", "path": path, "value": made}))
        assert at(yaml.safe_load(after), path) == made
        assert at(data(after), path) == made


@settings(max_examples=several(50, 500))
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_can_be_a_title(value: str):
    for text in (TEXTS["mini"], TEXTS["json"]):
        first = ids(text)[0]
        after = apply(
            text, verb_from({"verb": "set", "path": ["touchpoints", first, "title"], "value": value})
        )
        assert yaml.safe_load(after)["touchpoints"][first]["title"] == value
