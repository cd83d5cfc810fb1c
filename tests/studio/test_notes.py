"""Notes as lines in the inspector: what is not typed anew keeps its source and its other language."""

import pytest

from blueprint.figures.whatif.assigning import BadChange
from blueprint.model.loader import loads
from blueprint.model.writing import written
from blueprint.studio.inspector.notes import notes_shown, notes_written

TEXT = """\
blueprint: 1
title: T
touchpoints:
  a:
    lane: customer
    title: A
    notes:
      - {pain: {zh: 没人管, en: Nobody cares}, source: 访谈}
      - {link: "https://example.org/plan", text: 平面图}
      - {picture: pictures/hall 1.png}
    end: served
"""
NOTES = loads(TEXT).map.touchpoints["a"].notes
SHOWN = "痛点: 没人管\n链接: https://example.org/plan | 平面图\n图片: pictures/hall 1.png"


def test_each_note_is_a_line():
    assert notes_shown(NOTES, "zh") == SHOWN
    assert notes_shown(NOTES, "en").splitlines()[0] == "Pain: Nobody cares"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_shown_is_written_as_it_was(language):
    assert notes_written(NOTES, language, notes_shown(NOTES, language)) == [written(n) for n in NOTES]


def test_a_new_wording_keeps_source_and_other_language():
    made = notes_written(NOTES, "zh", SHOWN.replace("没人管", "等太久").replace("平面图", "图"))
    assert made == [
        {"pain": {"zh": "等太久", "en": "Nobody cares"}, "source": "访谈"},
        {"link": "https://example.org/plan", "text": "图"},
        {"picture": "pictures/hall 1.png"},
    ]


def test_lines_are_added_and_taken_away():
    assert notes_written(NOTES, "zh", "痛点：没人管\n想法：预约") == [
        {"pain": {"zh": "没人管", "en": "Nobody cares"}, "source": "访谈"},
        {"idea": "预约"},
    ]
    assert notes_written(NOTES, "zh", " \n") is None


def test_a_line_without_a_kind_is_refused():
    with pytest.raises(BadChange) as refused:
        notes_written(NOTES, "en", "nobody cares")
    assert refused.value.wording.en.startswith("'nobody cares' does not say what kind of note it is")
