"""Standards packs: the numbers of theory 4.7 as data, and what is wrong with a pack of one's own."""

import json
from pathlib import Path
from typing import get_args

import jsonschema
import pytest

from blueprint.model.names import Channel, Phase
from blueprint.packs import etiquette, standard_item
from blueprint.packs.error import PackError
from blueprint.packs.reading import read_toml
from blueprint.packs.schema import Kind, pack_schema
from blueprint.packs.shelf import FOLDER, NoSuchPack, Shelf, built_in, standards_ids
from blueprint.packs.standard_item import TIMES
from blueprint.packs.standards import StandardsPack, read_standards

EVERY = pytest.mark.parametrize("pack", [built_in(i) for i in standards_ids()], ids=lambda p: p.id)
ROOT = Path(__file__).parents[2] / "blueprint" / "packs"


def numbers(id_: str) -> dict[str, tuple[str, float, str]]:
    return {i.id: (i.quantifier, i.value, i.unit) for i in built_in(id_).items}


# --- the built-in packs ---------------------------------------------------------------------------


@EVERY
def test_a_pack_is_named_like_its_file(pack: StandardsPack) -> None:
    assert (FOLDER / f"{pack.id}.toml").is_file()


@EVERY
def test_a_pack_asks_for_something_and_uses_its_sources(pack: StandardsPack) -> None:
    assert pack.items or pack.obligations
    assert pack.checked.isoformat() == "2026-11-21"


@EVERY
def test_every_time_has_a_clock(pack: StandardsPack) -> None:
    for item in pack.items:
        assert (item.clock is not None) == item.is_time, item.id
        if item.is_time:
            assert 0 < item.elapsed.least <= item.elapsed.most


@EVERY
def test_what_is_found_by_itself_says_where(pack: StandardsPack) -> None:
    for item in pack.items:
        if item.scope.found == "wait":
            assert item.scope.channels, item.id


@EVERY
def test_english_is_english(pack: StandardsPack) -> None:
    said = pack.model_dump(exclude_none=True)

    def check(value: object, key: str = "") -> None:
        if isinstance(value, dict):
            for k, v in value.items():
                check(v, k)
        elif isinstance(value, list | tuple):
            for v in value:
                check(v, key)
        elif isinstance(value, str) and key not in ("zh", "clause", "words"):
            assert not any("\u3400" <= c <= "\u9fff" for c in value), (key, value)

    check(said)


def test_the_published_numbers() -> None:
    assert numbers("cn.gov_hotline.GBT33358-2016") == {
        "answer": ("max", 15, "s"),
        "connection-rate": ("min", 0.95, "share"),
        "media-response": ("max", 3, "min"),
    }
    assert numbers("cn.3g_service.2009")["fault-repair.mean"] == ("mean", 24, "h")
    assert numbers("cn.3g_service.2009")["fault-repair.max"] == ("max", 48, "h")
    assert numbers("us.fcc.cable.47CFR76.309")["telephone-answer"] == ("share-within", 30, "s")
    assert built_in("us.fcc.cable.47CFR76.309").named("telephone-answer")[0].share == 0.9
    assert numbers("cn.bank_insurance_complaints.2020") == {
        "simple": ("max", 15, "d"),
        "complex": ("max", 30, "d"),
        "approved": ("max", 60, "d"),
    }


def test_sanbao_days() -> None:
    assert numbers("cn.sanbao.1995") == {
        "return": ("min", 7, "d"),
        "exchange": ("min", 15, "d"),
        "repairs": ("max", 2, "times"),
        "repair": ("max", 30, "d"),
        "parts": ("max", 90, "d"),
        "works-after": ("min", 30, "d"),
        "parts-supply": ("min", 5, "year"),
    }


def test_what_was_not_verified_says_so() -> None:
    sure = {id_: built_in(id_).certainty for id_ in standards_ids()}
    assert {id_ for id_, c in sure.items() if c == "memory"} == {"cn.telecom.MII36-2005", "iata.LoS"}
    assert {id_ for id_, c in sure.items() if c == "probable"} == {
        "cn.broadband.2013",
        "cn.cmcc.hall10",
        "cn.ct.dangrixiu",
        "iso.18295-1.2017",
    }
    telecom = built_in("cn.telecom.MII36-2005")
    assert {telecom.of(i) for i in telecom.items} == {"memory", "probable"}


def test_a_name_means_an_item_its_group_or_its_clause() -> None:
    pack = built_in("cn.3g_service.2009")
    assert [i.id for i in pack.named("fault-repair")] == ["fault-repair.mean", "fault-repair.max"]
    assert [i.id for i in pack.named("fault-repair.max")] == ["fault-repair.max"]
    assert [i.id for i in built_in("cn.sanbao.1995").named("第十二条")] == ["parts"]


def test_the_words_of_packs_are_those_of_maps() -> None:
    assert (
        set(get_args(standard_item.Channel)) == set(get_args(etiquette.Channel)) == {c.value for c in Channel}
    )
    assert set(get_args(etiquette.Phase)) == {p.value for p in Phase}
    assert set(get_args(standard_item.Unit)) > TIMES


# --- schemas ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_schema_is_valid_and_takes_the_built_in_packs(kind: str) -> None:
    schema = pack_schema(kind)  # type: ignore[arg-type]
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    files = sorted((ROOT / kind).glob("*.toml"))
    assert files
    for file in files:
        data = json.loads(json.dumps(read_toml(file)[1], default=str))
        assert [e.message for e in validator.iter_errors(data)] == []
    assert not validator.is_valid({"colour": "red"})


# --- a pack of one's own -------------------------------------------------------------------------------

HEAD = """id = "our.hall"
title = { zh = "本厅", en = "Our hall" }
nature = "own"
certainty = "verified"
checked = 2026-11-21
[sources]
us = { name = "hall rules" }
"""
ITEM = """[[items]]
id = "queue"
title = { zh = "排队", en = "Queue" }
quantity = "wait"
quantifier = "max"
value = 10
unit = "min"
scope = { found = "wait" }
source = ["us"]
"""


def own(tmp_path: Path, text: str) -> StandardsPack:
    path = tmp_path / "our-hall.toml"
    path.write_text(text, encoding="utf-8")
    return read_standards(path)


def test_a_pack_of_ones_own_is_read(tmp_path: Path) -> None:
    (item,) = own(tmp_path, HEAD + ITEM).items
    assert item.elapsed.least == 600


def test_hours_of_the_pack_hold_for_its_items(tmp_path: Path) -> None:
    six = 'hours = { days = ["mon", "tue", "wed", "thu", "fri", "sat"] }\n'
    text = HEAD.replace("[sources]", six + "[sources]") + ITEM.replace(
        'value = 10\nunit = "min"', 'value = 6\nunit = "d"\ncalendar = "working-days"'
    )
    assert own(tmp_path, text).items[0].elapsed.most == 8 * 86_400


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "remedy"),
    [
        (HEAD + ITEM.replace("quantity", "quantty"), 11, 1, "there is no key quantty", "did you mean 'quantity'?"),
        (
            HEAD + ITEM.replace('"max"', '"at-most"'),
            12,
            14,
            "quantifier must be one of max, mean, min, share-within",
            None,
        ),
        (HEAD + ITEM.replace('"max"', '"maxx"'), 12, 14, "quantifier must be one of max, mean, min, share-within", "did you mean 'max'?"),
        (HEAD + ITEM.replace('source = ["us"]\n', ""), 8, 3, "source is missing", "write `source = ...`: Where it stands, keys of `sources`"),
        (HEAD + ITEM.replace('["us"]', "[]"), 16, 10, "source must be a list of texts", None),
        (HEAD + ITEM.replace('["us"]', '["them"]'), 16, 10, "there is no source 'them'", "one of us"),
        (HEAD.replace('[sources]\nus = { name = "hall rules" }\n', "") + ITEM, 1, 1, "sources is missing", "write `sources = ...`: What the keys in `source` stand for"),
        (HEAD.replace("certainty", "# certainty") + ITEM, 1, 1, "certainty is missing", None),
        (HEAD + ITEM.replace("value = 10", 'value = "10"'), 13, 9, "value must be a number", None),
        (HEAD + ITEM.replace("value = 10", "value = -1"), 13, 9, "value is outside what it can be", None),
        (HEAD + ITEM.replace("value = 10", "value = inf"), 13, 9, "value must be a number", None),
        (HEAD + ITEM.replace('"min"', '"%"'), 14, 8, "unit must be one of s, min, h, d, month, year, share, times, points, CNY, GBP, EUR, USD", None),
        (HEAD + ITEM.replace('"min"', '"share"').replace("10", "0.9"), 14, 8, "share is no unit of time", None),
        (HEAD + ITEM.replace('"max"', '"share-within"'), 12, 14, "share is missing: it is a share of the cases", "write `share = 0.9`"),
        (HEAD + ITEM + "share = 0.9\n", 17, 9, "only `share-within` has a share", None),
        (HEAD + ITEM.replace('"min"', '"d"').replace("10", "1.5") + 'calendar = "working-days"\n', 13, 9, "working days are whole days", None),
        (HEAD + ITEM + ITEM, 18, 6, "two entries are called 'queue'", None),
        (HEAD + "[items]\n", 8, 2, "items must be a list of entries", None),
        ("id = 1\n" + HEAD, 2, 1, "this is not TOML: Cannot overwrite a value", None),
        (HEAD.replace("2026-11-21", '"soon"'), 5, 11, "checked must be a date such as 2026-11-21", None),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_place_and_a_remedy(
    tmp_path: Path, text: str, line: int, column: int, message: str, remedy: str | None
) -> None:
    with pytest.raises(PackError) as caught:
        own(tmp_path, text)
    error = caught.value
    assert (error.message.en, error.line, error.column) == (message, line, column) or "TOML" in message
    assert error.message.en.startswith(message)
    if remedy is not None:
        assert error.help is not None
        assert error.help.en == remedy
    assert error.wording.zh != error.wording.en


def test_what_is_not_text_is_said_too(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b'id = "a"\ntitle = "\xff"\n')
    with pytest.raises(PackError, match=r"x\.toml:2:1: this is not UTF-8"):
        read_standards(path)


def test_the_shelf_has_the_built_in_packs_and_files(tmp_path: Path) -> None:
    (tmp_path / "our-hall.toml").write_text(HEAD + ITEM, encoding="utf-8")
    shelf = Shelf(folder=tmp_path)
    assert shelf.standards("./our-hall.toml").id == "our.hall"
    assert shelf.standards("cc.80_20") is built_in("cc.80_20")
    with pytest.raises(NoSuchPack, match="no standards pack"):
        shelf.standards("our.hall")
    with pytest.raises(FileNotFoundError):
        shelf.standards("other.toml")
