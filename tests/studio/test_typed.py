"""What people type becomes what the map says."""

from __future__ import annotations

import pytest

from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.model.duration import parse_duration
from blueprint.model.service_map import ServiceMap
from blueprint.model.text import Text
from blueprint.model.working_time import parse_limit
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.catalogue import (
    CHANNELS,
    CONTACTS,
    HANDOFF,
    LANES,
    MAP,
    NEED,
    PHASES,
    PROMISE,
    QUALITIES,
    SEGMENT,
    TOUCHPOINT,
)
from blueprint.studio.inspector.fields import help_of, type_at
from blueprint.studio.inspector.typed import duration_shown, duration_typed, rate_typed, share_typed
from blueprint.studio.inspector.values import shown, typed


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("5m", 300), ("5分钟", 300), ("5 分", 300), ("1h30m", 5400), ("1小时30分钟", 5400), ("1 小时 30 分", 5400),
        ("一个半小时", 5400), ("半小时", 1800), ("半个小时", 1800), ("两天", 172_800), ("2天", 172_800),
        ("十五分钟", 900), ("二十秒", 20), ("90秒钟", 90), ("三刻钟", 2700), ("1分半", 90), ("五分半", 330),
        ("１０分钟", 600), ("1.5小时", 5400), ("5 min", 300), ("5 minutes", 300), ("1 hour 30 minutes", 5400),
        ("1 hour and 5 min", 3900), ("2 days", 172_800), ("30 secs", 30), ("PT1H30M", 5400), ("30分钟1小时", 5400),
        ("两个小时零五分", 7500),
    ],
)  # fmt: skip
def test_lengths_of_time(said: str, seconds: float) -> None:
    assert parse_duration(duration_typed(said)).seconds == seconds


@pytest.mark.parametrize("said", ["abc", "5", "1:30", "", "快一点", "5 parsecs", "-5m", "5分钟x"])
def test_what_is_no_length_of_time_stays_wrong(said: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_duration(duration_typed(said))


@pytest.mark.parametrize("text", ["45s", "5m", "1h30m", "2d", "2m5s"])
def test_what_is_shown_can_be_typed_again(text: str) -> None:
    assert parse_duration(duration_typed(duration_shown(text, "zh"))) == parse_duration(text)
    assert duration_shown(text, "en") == text


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("55", "55%"),
        ("55％", "55%"),
        ("1/3", "1/3"),
        ("0.55", "0.55"),
        ("百分之五", "5%"),
        ("7.5", "7.5%"),
        ("1", "1"),
    ],
)
def test_shares(said: str, written: str) -> None:
    assert share_typed(said) == written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("60/h", "60/h"),
        ("60", "60/h"),
        ("每小时60人", "60/h"),
        ("60/小时", "60/h"),
        ("2/分钟", "2/m"),
        ("每天 300 位", "300/d"),
    ],
)
def test_arrivals(said: str, written: str) -> None:
    assert rate_typed(said) == written


@pytest.mark.parametrize(
    ("key", "said", "written"),
    [
        ("opens", "9-17", "09:00-17:00"),
        ("opens", "24h", "00:00-24:00"),
        (
            "opens",
            "mon-fri 09:00-12:00, 13:00-17:30; sat 9am-12",
            {"mon-fri": ["09:00-12:00", "13:00-17:30"], "sat": "09:00-12:00"},
        ),
        (
            "opens",
            "周一至周五：9点到17点半；周六、周日 休息；节假日 10:00－12:00",
            {"mon-fri": "09:00-17:30", "sat": "closed", "sun": "closed", "holidays": "10:00-12:00"},
        ),
        ("holidays", "cn、own/days.ics", ["cn", "own/days.ics"]),
        ("arrivals", "每小时60人", "60/h"),
        ("arrivals", "09:00 40, 11:00 90/h", {"09:00": "40/h", "11:00": "90/h"}),
        (
            "arrivals",
            "周一至周五 09:00 40/小时、12:00 0；周六 10:00：20",
            {"mon-fri": {"09:00": "40/h", "12:00": "0/h"}, "sat": {"10:00": "20/h"}},
        ),
    ],
)
def test_hours_are_typed_as_people_say_them_and_come_back(key: str, said: str, written: object) -> None:
    field = next(field for field in MAP if field.path == (key,))
    assert typed(field, ServiceMap, None, said, "zh") == written
    value = read(type_at(ServiceMap, field.path), written)
    for language in ("en", "zh"):
        again = typed(field, ServiceMap, value, shown(field, value, language), language)
        assert read(type_at(ServiceMap, field.path), again) == value


@pytest.mark.parametrize(
    ("key", "said", "why"),
    [
        ("opens", "mon-fri 9:00-", "'9:00-' is not opening hours"),
        ("opens", "someday 9:00-12:00", "'someday' names no weekdays"),
        ("opens", "mon 12:00-9:00", "over midnight write two stretches"),
        ("opens", "mon 9-12; mon 13-17", "mon is said twice"),
        ("holidays", "moon", "there are no holidays 'moon'"),
        ("arrivals", "09:00 many", "'many' is not a rate"),
        ("arrivals", "mon 40/h", "is not a rate"),
    ],
)
def test_hours_that_cannot_be_read_are_told(key: str, said: str, why: str) -> None:
    field = next(field for field in MAP if field.path == (key,))
    with pytest.raises(BadChange) as wrong:
        typed(field, ServiceMap, None, said, "en")
    assert why in wrong.value.wording.en


BOTH = Text((("zh", "等候"), ("en", "Wait")))
PLAIN = Text((("", "Wait"),))


def test_a_text_keeps_its_other_languages() -> None:
    assert texts.written(BOTH, "zh", "排队") == {"zh": "排队", "en": "Wait"}
    assert texts.written(BOTH, "zh", "") == {"en": "Wait"}
    assert texts.written(PLAIN, "zh", " 排  队 ") == "排 队"
    assert texts.written(Text((("en", "Wait"),)), "zh", "排队") == {"en": "Wait", "zh": "排队"}
    assert texts.written(None, "en", "") is None


def test_lines_that_stay_keep_their_translation() -> None:
    old = [
        Text((("zh", "一"), ("en", "one"))),
        Text((("zh", "二"), ("en", "two"))),
        Text((("zh", "三"), ("en", "three"))),
    ]

    assert texts.lines_written(old, "zh", "一\n新\n二\n\n三") == [
        {"zh": "一", "en": "one"}, "新", {"zh": "二", "en": "two"}, {"zh": "三", "en": "three"},
    ]  # fmt: skip
    assert texts.lines_written(old, "zh", "一\n贰\n三")[1:2] == [{"zh": "贰", "en": "two"}]
    assert texts.lines_written(old, "zh", "一") == [{"zh": "一", "en": "one"}]
    assert texts.lines_written(old, "zh", " \n") is None


def test_every_field_has_help_in_both_languages_and_a_type() -> None:
    from blueprint.model.connection import Connection
    from blueprint.model.service_map import Need, Promise, Segment, ServiceMap
    from blueprint.model.touchpoint import Touchpoint

    groups = [
        (Touchpoint, [f for g in TOUCHPOINT for f in g.fields]),
        (Connection, HANDOFF),
        (Promise, PROMISE),
    ]
    groups += [(Segment, SEGMENT), (Need, NEED), (ServiceMap, MAP)]
    for part, fields in groups:
        for field in fields:
            said = help_of(part, field.path)
            assert said.en, field
            assert said.zh != said.en, field
            assert not any("一" <= c <= "鿿" for c in said.en), field
            assert type_at(part, field.path) is not None


def test_every_key_of_a_touchpoint_can_be_edited() -> None:
    """The inspector shows all there is: what is missing here is in a form of its own."""
    from blueprint.model.touchpoint import Touchpoint

    shown = {f.path[0] for group in TOUCHPOINT for f in group.fields} | {"title", "next", "end", "meets"}
    assert shown == set(Touchpoint.keys())


def test_every_word_of_a_closed_list_has_a_name() -> None:
    from blueprint.model.names import Channel, ContactWith, Dimension, Lane, Phase

    for words, names in (
        (Lane, LANES),
        (Phase, PHASES),
        (Channel, CHANNELS),
        (ContactWith, CONTACTS),
        (Dimension, QUALITIES),
    ):
        assert {word.value for word in words} == set(names)


@pytest.mark.parametrize("said", ["2 working days", "2个工作日", "2 个工作日"])
def test_working_days_go_into_a_promise_as_they_are_said(said):
    assert parse_limit(duration_typed(said)).text == "2 working days"
    assert parse_limit(duration_shown("2 working days", "zh")).text == "2 working days"
