"""Design steps, House of Quality, dimensions, floor, standards, key figures; needs, personas, maps in maps."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing import v1 as testing

from blueprint.edit import apply, verb_from
from blueprint.edit.segments import segment_verbs
from blueprint.figures import Analysis
from blueprint.figures.whatif.personas import segment_data
from blueprint.model.loader import loads
from blueprint.model.segments import segment_shares
from blueprint.model.service_map import ServiceMap
from blueprint.packs.personas import personas
from blueprint.studio.inspector.submap import name_of
from blueprint.studio.panels.more import MORE
from blueprint.studio.panels.rows import rows
from blueprint.studio.panels.what_if import knobs
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.folder import MapsFolder
from blueprint.studio.state.shelf import create
from blueprint.studio.table.needs import need_rows, read_needs, without_needs
from blueprint.studio.table.relations import read_relations, relation_rows, strengths

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.usefixtures("components_once"),
]
ROOT = Path(__file__).parents[2]
Page = Callable[..., Any]
SHOE, HALL = "corner-shoeshine", "branch-visitor-routing"
NEEDY = """\
blueprint: 1
title: {zh: 修鞋, en: Cobbler}
needs:
  quick: {title: {zh: 快, en: Quick}, importance: 5}  # asked in 2025
  kind: {title: 和气, importance: 3}
touchpoints:
  bring: {lane: customer, title: {zh: 送鞋, en: Bring}, next: mend}
  mend: {lane: frontstage, title: {zh: 修, en: Mend}, time: 5m, meets: {quick: 9}, end: served}
"""


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    shutil.copy(ROOT / "maps" / f"{SHOE}.blueprint.yaml", folder)
    monkeypatch.setenv("BLUEPRINT_STUDIO_DIR", str(folder))
    monkeypatch.delenv("BLUEPRINT_STUDIO_READ_ONLY", raising=False)
    monkeypatch.setenv("BLUEPRINT_TRACEBACK", "1")
    return folder


@pytest.fixture
def page(maps: Path) -> Page:
    def open_(sheet: str | None = None, **query: str) -> Any:
        script = testing.AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for key, value in {"tab": "0123456789abcdef", "lang": "en", **query}.items():
            script.query_params[key] = value
        if sheet:
            script.session_state["sheet"] = sheet
        return ran(script.run())

    return open_


def ran(script: Any) -> Any:
    assert not script.exception, [e.message for e in script.exception]
    return script


def words(script: Any) -> str:
    html = " ".join(str(e.proto.body) for e in script.get("html"))
    return f"{html} {' '.join(b.label for b in script.button)}"


def opened(script: Any, name: str = SHOE) -> Any:
    return script.session_state["open maps"][name]


def bring(maps: Path, *names: str) -> None:
    for name in names:
        shutil.copy(ROOT / "maps" / f"{name}.blueprint.yaml", maps)


def map_of(text: str) -> ServiceMap:
    found = loads(text).map
    assert found is not None
    return found


def done(text: str, *verbs: Any) -> str:
    for verb in verbs:
        text = apply(text, verb_from(verb))
    return text


# Sheets


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("sheet", list(MORE))
def test_every_sheet_opens_on_a_map_with_much_in_it(page: Page, maps: Path, lang: str, sheet: str) -> None:
    bring(maps, HALL)
    said = words(page(sheet, map=HALL, lang=lang))

    heads = {
        "design": ("Confirm what customers need", "确认客户需求"),
        "house": ("House of Quality", "质量屋"),
        "dimensions": ("Five dimensions", "五大要素"),
        "floor": ("Touchpoint map", "触点地图"),
        "day": ("No day: give the map arrivals by the hour", "没有一天：请按钟点填写地图的客户到达"),
        "standards": ("cn.3g_service.2009", "第三代移动通信服务规范"),
        "measures": ("First-contact resolution", "一次性解决问题率"),
    }
    assert heads[sheet][lang == "zh"] in said
    if sheet in ("house", "dimensions", "floor"):
        assert '<div class="chart"><img alt=' in said


def test_sheets_say_what_a_small_map_lacks(page: Page) -> None:
    assert "First write down a need" in words(page("house", map=SHOE))
    assert "No floor plan" in words(page("floor", map=SHOE))
    assert "names no standards pack" in words(page("standards", map=SHOE))
    assert "No touchpoint says which of the five dimensions" in words(page("dimensions", map=SHOE))


def test_a_map_with_errors_says_so_on_every_sheet(page: Page, maps: Path) -> None:
    file = maps / f"{SHOE}.blueprint.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("next: polish", "next: nowhere"), encoding="utf-8"
    )
    for sheet in ("dimensions", "floor", "standards", "measures"):
        assert "no figures yet: 6 errors" in words(page(sheet, map=SHOE))
    assert "nowhere" in words(page("design", map=SHOE))


# Design steps


def test_the_design_steps_mark_the_next_one_and_lead_to_touchpoints(page: Page) -> None:
    script = page("design", map=SHOE)
    said = words(script)

    assert said.count("step next") == 1
    assert said.index("step next") < said.index("Confirm what customers need") < said.index("Describe the")
    assert "nothing says what customers need" in said

    ran(script.button(key="go-design-missing-phase-0").click().run())
    assert opened(script).selected == ("brush",)
    before = words(script).count("belongs to no phase")
    ran(script.button(key="go-design-missing-phase").click().run())
    assert (before, words(script).count("belongs to no phase")) == (2, 5)

    ran(script.button(key="design-to-needs").click().run())
    assert script.session_state["sheet"] == "house"


def test_an_empty_map_begins_with_the_design_steps(page: Page) -> None:
    script = page()
    ran(script.button(key="make").click().run())

    assert script.session_state["sheet"] == "design"
    assert "Begin in the picture" in words(script)
    assert words(script).count("step next") == 1
    assert words(script).count("not begun") == 4


# Needs and what touchpoints do for them


def test_needs_as_a_table_and_its_cells_as_verbs() -> None:
    service_map = map_of(NEEDY)
    assert need_rows(service_map, "zh") == [
        ("quick", {"title": "快", "importance": "5"}), ("kind", {"title": "和气", "importance": "3"}),
    ]  # fmt: skip
    rows = [
        ("quick", {"ours": "2", "target": "４", "sales_point": "1.2"}),
        ("kind", {"title": "态度好", "importance": "", "target": "9"}),
        ("+1", {"title": "便宜", "ours": "oft"}),
        ("+2", {"importance": "4"}),
        ("+3", {"title": " "}),
        ("gone", {"ours": "1"}),
    ]
    found = read_needs(service_map, rows, "zh")
    text = done(NEEDY, *chain(*found.verbs.values()))
    needs = map_of(text).needs

    assert (needs["quick"].ours, needs["quick"].target, needs["quick"].sales_point) == (2, 4, 1.2)
    assert (needs["kind"].title["zh"], needs["kind"].importance, needs["kind"].target) == (
        "态度好",
        None,
        None,
    )
    assert found.new == {"+1": "need-1", "+2": "need-2"}
    assert [(needs[i].title["zh"], needs[i].importance) for i in found.new.values()] == [
        ("便宜", 3),
        ("新需求", 4),
    ]
    assert list(found.wrong) == [("kind", "target"), ("need-1", "ours"), ("gone", "ours")]
    assert found.wrong["need-1", "ours"][0] == "oft"
    assert "# asked in 2025" in text


def test_a_need_without_title_stays_and_a_deleted_one_goes_with_its_mentions() -> None:
    service_map = map_of(NEEDY)
    assert read_needs(service_map, [("kind", {"title": ""})], "zh").verbs == {"kind": []}

    after = map_of(done(NEEDY, *without_needs(service_map, ["quick", "gone"])))
    assert list(after.needs) == ["kind"]
    assert after.touchpoints["mend"].meets == {}


def test_the_matrix_shows_and_sets_relationships() -> None:
    service_map = map_of(NEEDY)
    assert relation_rows(service_map, "en") == [
        ("bring", {"title": "Bring"}), ("mend", {"title": "Mend", "need:quick": "9"}),
    ]  # fmt: skip
    assert strengths(service_map) == ["1", "3", "9"]

    rows = [
        ("bring", {"need:quick": "3", "need:kind": "5", "need:gone": "1"}),
        ("mend", {"need:quick": "0", "need:kind": "1", "title": "修好"}),
        ("gone", {"need:quick": "1"}),
    ]
    found = read_relations(service_map, rows, "zh")
    after = map_of(done(NEEDY, *chain(*found.verbs.values())))
    assert after.touchpoints["bring"].meets == {"quick": 3}
    assert after.touchpoints["mend"].meets == {"kind": 1}
    assert dict(after.touchpoints["mend"].title.by_language) == {"zh": "修好", "en": "Mend"}
    assert list(found.wrong) == [("bring", "need:kind"), ("bring", "need:gone"), ("gone", "need:quick")]
    assert found.wrong["bring", "need:kind"][1].zh == "'5' 不是关系强度：请写 1, 3, 9，或留空"


# Personas


def test_a_persona_becomes_a_segment_and_the_shares_sum_to_one(page: Page) -> None:
    script = page(map=SHOE)
    script.session_state["sheet"] = "map"
    script.session_state["section-segments"] = True
    ran(script.run())
    id_ = next(iter(personas()))
    ran(script.text_input(key=f"persona-share:{SHOE}").set_value("25").run())
    ran(script.button(key=f"persona:{SHOE}:add").click().run())

    after = map_of(opened(script).text)
    shares = segment_shares(after)
    assert float(shares[id_]) == 0.25
    assert sum(shares.values()) == 1
    assert script.session_state[f"entry:{SHOE}:segments"] == id_
    script.session_state["section-segments"] = True
    titles = ran(script.run()).selectbox(key=f"persona:{SHOE}").options
    assert personas()[id_].title.en not in titles
    assert len(titles) == len(personas()) - 1


@pytest.mark.parametrize("said", ["0", "100%", "many", "-5%"])
def test_a_share_that_cannot_be_is_refused(page: Page, said: str) -> None:
    script = page(map=SHOE)
    script.session_state["sheet"] = "map"
    script.session_state["section-segments"] = True
    ran(script.run())
    before = opened(script).text
    ran(script.text_input(key=f"persona-share:{SHOE}").set_value(said).run())
    ran(script.button(key=f"persona:{SHOE}:add").click().run())

    assert opened(script).text == before
    assert len(script.error) == 1


def test_every_persona_fits_every_map_that_comes_along() -> None:
    for path in sorted((ROOT / "maps").glob("*.yaml"))[::5]:
        text = path.read_text(encoding="utf-8")
        service_map = map_of(text)
        for id_, persona in list(personas().items())[::4]:
            if id_ in service_map.segments:
                continue
            verbs = segment_verbs(service_map, id_, segment_data(persona, service_map, "10%"), 0.1)
            assert sum(segment_shares(map_of(done(text, *verbs))).values()) == 1


# Maps in maps


def test_figures_and_what_if_reach_into_the_maps_that_a_map_uses() -> None:
    path = ROOT / "maps" / "conversation-flow.blueprint.yaml"
    facts = Facts(str(path), path.read_text(encoding="utf-8"))
    whole = facts.whole("all")
    assert whole is not None
    assert facts.map is not None
    assert facts.settled is not None
    assert any("/" in id_ for id_ in whole.moments_of_truth)
    assert facts.settled.inside
    assert all("/" not in knob.path for knob in knobs(facts.settled, whole))


def test_a_way_that_follows_the_pressure_is_drawn_with_its_share() -> None:
    from blueprint.draw.overlay import Overlay

    path = ROOT / "maps" / "wait-and-divert.blueprint.yaml"
    text = path.read_text(encoding="utf-8")
    facts = Facts(str(path), text)

    def labels() -> set[str]:
        layout = facts.layout("all", "en", Overlay())
        assert layout is not None
        return {route.label.line.text for route in layout.routes if route.label}

    written = labels()
    assert facts.analysis is not None
    settled = labels()
    assert settled != written

    again = Facts(str(path), text)
    again.pressure = facts.settled_pressure
    layout = again.layout("all", "en", Overlay())
    assert not again.ready
    assert layout is not None
    assert {route.label.line.text for route in layout.routes if route.label} == settled


def test_the_map_behind_a_touchpoint_opens_also_when_its_file_has_another_name(
    maps: Path,
) -> None:
    bring(maps, "loyalty-steps", "service-cycle", "cycle-steps")
    (maps / "cycle-steps.blueprint.yaml").rename(maps / "another.blueprint.yaml")
    assert name_of("cycle-steps") == "another"


def test_a_copy_of_a_map_brings_the_maps_it_uses(tmp_path: Path) -> None:
    folder = MapsFolder(tmp_path)
    create(folder, "hall", "full-area-route")
    used = {t.map for t in map_of(folder.read("hall").text).touchpoints.values() if t.map}

    assert used
    assert used <= set(folder.names())
    path = folder.path("hall")
    assert Facts(str(path), folder.read("hall").text).analysis is not None
    before = len(folder.names())
    create(folder, "hall-2", "full-area-route")
    assert len(folder.names()) == before + 1


def test_the_library_offers_the_maps_that_come_along_by_their_titles(page: Page) -> None:
    options = page(lang="zh").selectbox(key="template").options

    assert "空白地图" in options
    assert "营业厅客户动线" in options


@pytest.mark.parametrize("sheet", list(MORE))
def test_hostile_words_are_inert_on_every_sheet(page: Page, maps: Path, sheet: str) -> None:
    bad = "</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) :red[r]"
    text = NEEDY.replace("zh: 修,", f"zh: '{bad}',").replace("en: Mend", f"en: '{bad}'")
    text = text.replace("title: 和气", f"title: '{bad}'").replace("time: 5m", "time: 5m, quality: [empathy]")
    (maps / "bad.blueprint.yaml").write_text(text, encoding="utf-8")
    script = page(sheet, map="bad")

    assert opened(script, "bad").text == text
    assert "<img src=x" not in " ".join(str(e.proto.body) for e in script.get("html"))
    labels = " ".join(b.label for b in script.button)
    assert not re.search(r"(?<!\\)<img|(?<!\\)\[x|(?<!\\):red", labels)


def test_what_is_compared_says_exits_by_title_and_knows_the_good_ones() -> None:
    loaded = loads(
        "blueprint: 1\ntitle: T\nexits: {sold: {title: {zh: 成交, en: Sale}, good: yes}}\ntouchpoints:\n"
        "  deny: {lane: frontstage, title: Deny, end: {lost: 90%, sold: 10%}}\n"
    )
    assert loaded.map is not None
    whole = Analysis(loaded.map).all
    found = {row.label.zh: row.up for row in rows(whole, whole)}
    assert found["从“成交 (sold)”离开"] is True and found["从“流失 (lost)”离开"] is None
