"""The form beside the canvas: what it shows of every map, and what is typed into it as edits of the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from blueprint.edit import apply, verb_from
from blueprint.figures.whatif.assigning import BadChange
from blueprint.lint.run.engine import lint
from blueprint.model.loader import load, loads
from blueprint.model.service_map import ServiceMap
from blueprint.studio.form.data import form_data
from blueprint.studio.form.verbs import key_of, verbs_of
from blueprint.wording import Language

MAPS = Path(__file__).parents[2] / "maps"
SHOE = (MAPS / "corner-shoeshine.blueprint.yaml").read_text(encoding="utf-8")


def map_of(text: str) -> ServiceMap:
    found = loads(text).map
    assert found is not None
    return found


def typed(text: str, pins: dict[str, list[str]] | None = None, /, **data: Any) -> str:
    for verb in verbs_of(map_of(text), data, "zh", pins if pins is not None else {}):
        text = apply(text, verb_from(verb))
    return text


def field(text: str, key: str, value: Any, *ids: str) -> str:
    return typed(text, verb="field", ids=list(ids), key=key, value=value)


def shares(text: str) -> list[str]:
    return [way["share"] for way in form_data(map_of(text), "zh", (), {})["parts"]["polish"]["ways"]]


def test_what_is_typed_is_in_the_map_and_shown_as_people_write_it() -> None:
    text = field(SHOE, "time.standard", "1分半", "polish")
    text = field(text, "title", "擦亮", "polish")
    text = field(text, "emotion.score", -1, "polish")
    text = field(text, "part", "擦鞋匠", "polish")

    assert "time: 1m30s\n" in text
    assert "title: {zh: 擦亮, en: Apply polish}" in text
    values = form_data(map_of(text), "zh", (), {})["parts"]["polish"]["values"]
    assert values["time.standard"] == "1 分 30 秒"
    assert values["emotion.score"] == -1
    assert values["part"] == "擦鞋匠"
    assert values["lane"] == "frontstage/擦鞋匠"
    assert str(map_of(field(text, "part", "", "polish")).touchpoints["polish"].in_lane) == "frontstage"


def test_one_value_goes_into_every_touchpoint_that_is_selected() -> None:
    made = map_of(field(SHOE, "role", "鞋匠", "brush", "polish"))

    assert [made.touchpoints[id_].role["zh"] for id_ in ("brush", "polish")] == ["鞋匠", "鞋匠"]


def test_fields_of_the_map_and_of_a_hand_off_are_edited() -> None:
    assert map_of(field(SHOE, "arrivals", "20/小时")).arrivals == 20
    to = map_of(SHOE).touchpoints["polish"].next[0].to
    text = typed(SHOE, verb="handoff", ids=["polish"], to=to, key="handoff.within", value="3分")
    text = typed(text, verb="when", ids=["polish"], to=to, value="擦好了")
    made = map_of(text).touchpoints["polish"].next[0]
    assert made.handoff is not None
    assert made.handoff.within is not None
    assert made.handoff.within.seconds == 180
    assert made.when is not None
    assert made.when["zh"] == "擦好了"


def test_shares_complete_each_other() -> None:
    way = form_data(map_of(SHOE), "zh", (), {})["parts"]["polish"]["ways"][0]
    pins: dict[str, list[str]] = {}

    def share(text: str, said: str) -> str:
        return typed(text, pins, verb="share", ids=["polish"], to=way["to"], leaves=way["leaves"], value=said)

    assert shares(SHOE) == ["90%", "10%"]
    text = share(SHOE, "70")
    assert shares(text) == ["70%", "30%"]
    with pytest.raises(BadChange):
        share(text, "120%")
    assert shares(share(text, "")) == ["", ""]
    third = share(SHOE, "1/3")
    assert shares(third) == ["33.3%", "66.7%"], "a file says shares in percent"
    assert "/" not in third.partition("polish:")[2].partition("next:")[2].partition("\n  ")[0]
    more = typed(SHOE, verb="exit", ids=["polish"], to="served")
    assert len(shares(more)) == 3


@pytest.mark.parametrize(
    ("ids", "data"),
    [
        (["polish"], {"verb": "field", "key": "time.standard", "value": "soon"}),
        (["nobody"], {"verb": "field", "key": "title", "value": "x"}),
        (["polish"], {"verb": "field", "key": "no.such", "value": "x"}),
        (["polish"], {"verb": "share", "to": "nobody", "leaves": False, "value": "5%"}),
        (["polish"], {"verb": "when", "to": "nobody", "value": "x"}),
        (["polish"], {"verb": "field", "key": "meets.nobody", "value": "9"}),
        (["polish"], {"verb": "field", "key": "meets.shine", "value": "2"}),
        (["polish"], {"verb": "field", "key": "meets.shine", "value": "much"}),
    ],
)
def test_what_cannot_be_taken_says_why_and_stays_in_its_field(ids: list[str], data: dict[str, Any]) -> None:
    sent = {"ids": ids, **data}
    known = map_of(SHOE + "needs:\n  shine: {title: 亮, importance: 4}\n")
    with pytest.raises(BadChange) as wrong:
        verbs_of(known, sent, "en", {})
    shown = form_data(map_of(SHOE), "en", (), {key_of(sent): ("soon", wrong.value.wording)})["rejected"]
    assert shown == {key_of(sent): ["soon", wrong.value.wording.en]}


def test_findings_call_touchpoints_by_their_titles() -> None:
    text = SHOE.replace("then: clean}", "then: polish}").replace("uses: [supplies]", "uses: [polish]")
    loaded = loads(text)
    told = form_data(map_of(text), "en", lint(loaded).findings, {})["findings"]
    said = [what for rows in told.values() for _, _, what in rows]
    assert said
    ids = map_of(text).touchpoints
    assert not [what for what in said if any(f"'{id_}'" in what for id_ in ids)]
    assert any('"Apply polish"' in what for what in said)


@pytest.mark.parametrize("name", ["branch-visitor-routing", "call-centre-tiers", "case-privacy-complaint"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_typing_what_the_form_shows_changes_nothing(name: str, language: Language) -> None:
    loaded = load(str(MAPS / f"{name}.blueprint.yaml"))
    made, text = loaded.map, loaded.source.text
    assert made is not None
    told = form_data(made, language, (), {})
    json.dumps(told)
    for id_, part in list(told["parts"].items())[:8]:
        for key, value in part["values"].items():
            data = {"verb": "field", "ids": [id_], "key": key, "value": value}
            for verb in verbs_of(made, data, language, {}):
                text = apply(text, verb_from(verb))
    assert loads(text).map == loads(loaded.source.text).map


def test_words_of_a_case_are_crossed_out_with_what_to_say_instead() -> None:
    made = load(str(MAPS / "case-privacy-complaint.blueprint.yaml")).map
    assert made is not None
    crossed = form_data(made, "en", (), {})["parts"]["reply"]["crossed"]
    assert crossed[0][0].startswith("That is absolutely impossible!")
