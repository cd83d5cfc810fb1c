"""The node control model: one, two, three, four, five."""

import re

import pytest

from blueprint.model.loader import load
from blueprint.model.names import Channel, Phase
from blueprint.packs.etiquette import Check, Where, etiquette_pack
from tests.house.project import MAPS

IDS = [
    "voice.clear",
    "bow.welcome",
    "bow.farewell",
    "smile.welcome",
    "smile.talk",
    "smile.farewell",
    "say.sorry",
    "say.title",
    "say.wait",
    "say.thanks_wait",
    "gesture.hand_over",
    "gesture.seat",
    "gesture.sign",
    "gesture.receive",
    "gesture.direct",
]
EVERY = pytest.mark.parametrize("check", etiquette_pack().checks, ids=lambda c: c.id)


def test_the_checks_are_the_deck_s() -> None:
    assert list(etiquette_pack().ids) == IDS


@pytest.mark.parametrize(
    ("group", "count"), [("voice", 1), ("bow", 2), ("smile", 3), ("courtesy", 4), ("gesture", 5)]
)
def test_the_groups_are_one_two_three_four_five(group: str, count: int) -> None:
    assert len(etiquette_pack().group(group)) == count


@EVERY
def test_a_check_is_named_in_both_languages(check: Check) -> None:
    assert re.search("[\u4e00-\u9fff]", check.title.zh)
    assert not re.search("[\u4e00-\u9fff]", check.title.en)


@EVERY
def test_a_check_belongs_to_phases_and_channels_of_the_format(check: Check) -> None:
    assert check.phases <= set(Phase)
    assert check.channels
    assert check.channels <= set(Channel)


@EVERY
def test_a_check_fits_its_phases_and_touchpoints_without_one(check: Check) -> None:
    assert check.fits(None)
    assert {p for p in Phase if check.fits(p)} == (check.phases or set(Phase))


def test_welcome_and_farewell_belong_to_the_borders_of_the_visit() -> None:
    by_id = {c.id: c for c in etiquette_pack().checks}
    assert by_id["bow.welcome"].phases == by_id["smile.welcome"].phases == {Phase.RECEIVE}
    assert by_id["bow.farewell"].phases == by_id["smile.farewell"].phases == {Phase.KEEP}
    assert by_id["say.thanks_wait"].where is Where.AFTER_WAIT
    assert by_id["say.sorry"].where is Where.AFTER_FAILURE


@pytest.mark.parametrize("path", sorted(MAPS.glob("*.blueprint.yaml")), ids=lambda p: p.name)
def test_the_maps_use_no_other_checks(path: object) -> None:
    service_map = load(str(path)).map
    assert service_map is not None
    used = {id_ for t in service_map.touchpoints.values() if t.contact for id_ in t.contact.etiquette}
    assert used <= set(IDS)


def test_there_is_no_other_pack() -> None:
    with pytest.raises(FileNotFoundError):
        etiquette_pack("node-control-54321")
