"""Every page, in both languages, through the real script; no browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing import v1 as testing

from blueprint.model.loader import loads

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.usefixtures("components_once"),
]

ROOT = Path(__file__).parents[2]
TAB = "0123456789abcdef"
HOSTILE = "</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) ![](http://x/y) :red[r] $a$ `c`"
Page = Callable[..., Any]


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    shutil.copy(ROOT / "maps" / "corner-shoeshine.blueprint.yaml", folder)
    monkeypatch.setenv("BLUEPRINT_STUDIO_DIR", str(folder))
    monkeypatch.delenv("BLUEPRINT_STUDIO_READ_ONLY", raising=False)
    monkeypatch.setenv("BLUEPRINT_TRACEBACK", "1")
    return folder


@pytest.fixture
def page(maps: Path) -> Page:
    def open_(**query: str) -> Any:
        script = testing.AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for key, value in {"tab": TAB, "lang": "en", **query}.items():
            script.query_params[key] = value
        return ran(script.run())

    return open_


def ran(script: Any) -> Any:
    assert not script.exception, [e.message for e in script.exception]
    return script


def click(script: Any, key: str) -> Any:
    return ran(script.button(key=key).click().run())


def words(script: Any) -> str:
    """Everything on the page that is not a component of our own."""
    html = " ".join(str(e.proto.body) for e in script.get("html"))
    labels = " ".join(b.label for b in script.button)
    messages = " ".join(m.value for kind in (script.error, script.warning, script.info) for m in kind)
    return f"{html} {labels} {messages}"


@pytest.mark.parametrize(
    ("lang", "title", "new"), [("zh", "街角擦鞋", "服务地图"), ("en", "Corner shoeshine", "Service maps")]
)
def test_the_library_shows_maps_with_their_state(page: Page, lang: str, title: str, new: str) -> None:
    script = page(lang=lang)

    assert script.title[0].value == new
    assert title in words(script)
    assert "data:image/svg+xml;base64," in words(script)
    assert "+2.57" in words(script)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", ["canvas", "table", "text", "present"])
def test_every_view_opens_in_both_languages(page: Page, lang: str, view: str) -> None:
    script = page(lang=lang, map="corner-shoeshine", view=view)

    assert "Corner shoeshine" in words(script) or "街角擦鞋" in words(script) or view == "present"
    other = ran(script.button(key="language").click().run())
    assert other.query_params["lang"] == {"zh": "en", "en": "zh"}[lang]


@pytest.mark.parametrize("sheet", ["overview", "emotion", "time", "compare"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_panel_opens(page: Page, lang: str, sheet: str) -> None:
    script = page(lang=lang, map="corner-shoeshine")
    script.session_state["sheet"] = sheet

    assert ran(script.run()).session_state["sheet"] == sheet


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..\\x", "nobody", ".blueprint-drafts/x"]
)
def test_an_address_cannot_leave_the_folder(page: Page, name: str) -> None:
    script = page(map=name)

    assert len(script.error) == 1
    assert "root:" not in script.error[0].value
    assert click(script, "back").title


def selected(script: Any, id_: str) -> Any:
    """The page with a touchpoint selected, as a click on a moment of truth does."""
    one = script.session_state["open maps"]["corner-shoeshine"]
    one.selected = (id_,)
    return ran(script.run())


def field(script: Any, path: str) -> Any:
    key = f"f:corner-shoeshine/{path}"
    found = [
        w
        for kind in (script.text_input, script.selectbox, script.text_area, script.select_slider)
        for w in kind
        if w.key.partition("#")[0] == key
    ]
    assert len(found) == 1, key
    return found[0]


def text_of(script: Any) -> str:
    return str(script.session_state["open maps"]["corner-shoeshine"].text)


def test_a_field_edits_the_map_and_undo_brings_every_byte_back(page: Page, maps: Path) -> None:
    file = maps / "corner-shoeshine.blueprint.yaml"
    before = file.read_text(encoding="utf-8")
    script = selected(page(map="corner-shoeshine", lang="zh"), "polish")
    ran(field(script, "touchpoints/polish/time/standard").set_value("1分半").run())
    ran(field(script, "touchpoints/polish/title").set_value("擦亮").run())
    ran(field(script, "touchpoints/polish/emotion/score").set_value(-1.0).run())

    assert "time: 1m30s\n" in text_of(script)
    assert "title: {zh: 擦亮, en: Apply polish}" in text_of(script)
    assert field(script, "touchpoints/polish/time/standard").value == "1 分 30 秒"
    assert "未保存 3 处" in words(script)
    for _ in range(3):
        click(script, "undo")
    assert text_of(script) == before
    assert field(script, "touchpoints/polish/title").value == "上鞋油"
    for _ in range(3):
        click(script, "redo")
    click(script, "save")
    assert file.read_text(encoding="utf-8") == text_of(script) != before
    assert script.button(key="save").disabled


def test_what_cannot_be_read_stays_in_the_field_with_the_reason(page: Page) -> None:
    script = selected(page(map="corner-shoeshine"), "polish")
    before = text_of(script)
    ran(field(script, "touchpoints/polish/time/standard").set_value("soon").run())

    assert text_of(script) == before
    assert field(script, "touchpoints/polish/time/standard").value == "soon"
    assert "is not a length of time" in words(script)


def test_unsaved_work_comes_back_in_the_same_tab_and_in_no_other(page: Page) -> None:
    script = selected(page(map="corner-shoeshine"), "polish")
    ran(field(script, "touchpoints/polish/title").set_value("Shine").run())

    again = page(map="corner-shoeshine")
    assert "Shine" in text_of(again)
    assert "unsaved changes of last time" in words(again)
    assert "Shine" not in text_of(page(map="corner-shoeshine", tab="f" * 16))
    assert "Shine" not in text_of(click(again, "discard"))
    assert "Shine" not in text_of(page(map="corner-shoeshine"))


def test_the_second_of_two_savers_chooses(page: Page, maps: Path) -> None:
    file = maps / "corner-shoeshine.blueprint.yaml"
    mine = selected(page(map="corner-shoeshine"), "polish")
    ran(field(mine, "touchpoints/polish/title").set_value("Shine").run())
    theirs = file.read_text(encoding="utf-8").replace("Corner shoeshine", "Street shoeshine")
    file.write_text(theirs, encoding="utf-8")
    click(mine, "save")

    assert file.read_text(encoding="utf-8") == theirs
    assert "changed by somebody else" in words(mine)
    click(mine, "merge")
    assert "Shine" in text_of(mine)
    assert "Street shoeshine" in text_of(mine)
    click(mine, "save")
    assert file.read_text(encoding="utf-8") == text_of(mine)


def test_a_deleted_file_can_be_written_again(page: Page, maps: Path) -> None:
    file = maps / "corner-shoeshine.blueprint.yaml"
    script = page(map="corner-shoeshine")
    file.unlink()
    ran(script.run())

    assert "no longer there" in words(script)
    click(script, "overwrite")
    assert file.is_file()


def test_a_broken_map_opens_with_its_errors_and_can_be_mended(page: Page, maps: Path) -> None:
    (maps / "broken.blueprint.yaml").write_text(
        "blueprint: 1\ntitle: Desk\ntouchpoints: [a, b\n", encoding="utf-8"
    )
    script = page(map="broken")

    assert "Findings" in words(script)
    assert script.session_state["view"] == "text"
    script.session_state["view"] = "canvas"
    click(ran(script.run()), "to-text")
    assert script.session_state["view"] == "text"


def test_a_map_with_errors_is_drawn_and_a_fix_mends_it(page: Page, maps: Path) -> None:
    file = maps / "corner-shoeshine.blueprint.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(
            "title: {zh: 上鞋油, en: Apply polish}",
            "title: {zh: 上鞋油, en: Apply polish}\n    fails: {chance: 5%, then: polihs}",
        ),
        encoding="utf-8",
    )
    script = page(map="corner-shoeshine")

    assert "polihs" in words(script)


@pytest.mark.parametrize("view", ["canvas", "table", "text", "present"])
def test_hostile_titles_are_text_in_every_view(page: Page, maps: Path, view: str) -> None:
    from blueprint.source.writer import yaml_text

    step = {
        "lane": "customer",
        "title": HOSTILE,
        "script": [HOSTILE],
        "evidence": [HOSTILE],
        "emotion": 2,
        "end": "served",
    }
    data = {"blueprint": "1", "title": HOSTILE, "touchpoints": {"a": step}}
    (maps / "bad.blueprint.yaml").write_text(yaml_text(data), encoding="utf-8")
    script = page(map="bad", view=view)
    script.session_state["open maps"]["bad"].selected = ("a",)
    ran(script.run())
    library = page()

    for each in (script, library):
        html = "".join(str(e.proto.body) for e in each.get("html"))
        assert "<img src=x" not in html
        assert "<script" not in html
        labels = [w.label for kind in (each.button, each.text_input, each.selectbox) for w in kind]
        assert not any("](javascript" in label or "![](" in label for label in labels)


def test_a_read_only_studio_shows_everything_and_writes_nothing(
    page: Page, maps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLUEPRINT_STUDIO_READ_ONLY", "1")
    before = sorted(maps.rglob("*"))
    script = selected(page(map="corner-shoeshine"), "polish")

    assert field(script, "touchpoints/polish/title").disabled
    assert not [b for b in script.button if b.key in ("save", "undo", "redo")]
    assert not [b for b in page().button if b.key == "make"]
    assert sorted(maps.rglob("*")) == before


def test_a_new_map_is_made_and_opened(page: Page, maps: Path) -> None:
    script = page()
    script.text_input(key="new-name").set_value("我的 地图").run()
    click(script, "make")

    assert script.query_params["map"] == "我的-地图"
    assert (maps / "我的-地图.blueprint.yaml").is_file()


def test_a_map_is_copied_renamed_deleted_and_brought_back(page: Page, maps: Path) -> None:
    def names() -> list[str]:
        return sorted(p.name.partition(".")[0] for p in maps.glob("*.yaml"))

    script = page()
    click(script, "duplicate:corner-shoeshine")
    assert names() == ["corner-shoeshine", "corner-shoeshine-2"]
    ran(script.text_input(key="rename:corner-shoeshine-2").set_value("copy").run())
    assert names() == ["copy", "corner-shoeshine"]
    click(script, "delete:copy")
    assert names() == ["corner-shoeshine"]
    click(script, "undelete")
    assert names() == ["copy", "corner-shoeshine"]


def test_a_file_is_imported(page: Page, maps: Path) -> None:
    script = page()
    data = b"id,lane,title,end\nenter,customer,Enter,served\n"
    ran(script.file_uploader(key="upload").set_value(("steps.csv", data, "text/csv")).run())
    click(script, "take")

    assert script.query_params["map"] == "steps"
    assert (maps / "steps.blueprint.yaml").is_file()


def test_a_lane_in_doubt_is_asked_for(page: Page, maps: Path) -> None:
    from tests.importing.bpmn_text import flows, laned, process

    script = page()
    raw = process(
        laned(Nurse="a"), '<startEvent id="s"/><task id="a" name="A"/><endEvent id="e"/>', flows("s>a", "a>e")
    )
    ran(script.file_uploader(key="upload").set_value(("ward.bpmn", raw.encode(), "text/xml")).run())
    question = next(box for box in script.selectbox if "Nurse" in box.label)
    assert question.value == "backstage"
    ran(question.set_value("frontstage").run())
    click(script, "take")

    assert "lane: frontstage" in (maps / "ward.blueprint.yaml").read_text("utf-8")


def test_every_export_is_made_when_it_is_asked_for(maps: Path) -> None:
    from blueprint.export.registry import all_formats
    from blueprint.studio.exporting import made_of
    from blueprint.studio.state.facts import Facts

    file = maps / "corner-shoeshine.blueprint.yaml"
    facts = Facts(str(file), file.read_text(encoding="utf-8"))
    for name in ("svg", "mermaid", "csv", "xlsx", "bpmn"):
        assert name in all_formats()
        data = made_of(facts, name, "all", "both")()
        assert data[:2] == (
            b"PK" if name in ("mermaid", "csv", "xlsx") else b"<?" if name == "bpmn" else b"<s"
        )


def test_what_if_shows_before_and_after_and_is_adopted(page: Page) -> None:
    script = page(map="corner-shoeshine")
    slider = script.slider[0]
    ran(slider.set_value(slider.min).run())
    assert "→" in words(script)
    before = text_of(script)
    click(script, "adopt")
    assert text_of(script) != before


def test_a_walk_goes_on_and_back_by_buttons(page: Page) -> None:
    script = page(map="corner-shoeshine", view="present")
    first = words(script)
    click(script, "walk-next-0")
    assert words(script) != first
    click(script, "walk-back")
    assert words(script) == first
    click(script, "walk-stop")
    assert script.session_state["view"] == "canvas"


def test_words_of_a_case_are_crossed_out_with_what_to_say_instead(page: Page, maps: Path) -> None:
    for name in ("case-privacy-complaint", "case-privacy-answered"):
        shutil.copy(ROOT / "maps" / f"{name}.blueprint.yaml", maps)
    assert "Case as it happened" in words(page())
    script = page(map="case-privacy-complaint", view="present")
    click(click(script, "walk-next-0"), "walk-next-0")
    assert 'crossed">That is absolutely impossible!' in words(script)
    assert "Say instead: “I am sorry. You must have had many such calls" in words(script)
    script = page(map="case-privacy-complaint")
    script.session_state["open maps"]["case-privacy-complaint"].selected = ("reply",)
    script.session_state["group-things"] = True
    ran(script.run())
    assert 'crossed">That is absolutely impossible!' in words(script)


def test_without_its_folder_the_studio_says_so(page: Page, maps: Path) -> None:
    shutil.rmtree(maps)
    assert "blueprint studio DIR" in page().error[0].value.replace("\\", "")


@pytest.mark.parametrize(
    ("lang", "chosen"),
    [
        ("zh", ()),
        ("en", ("counter",)),
        ("zh", ("authorise",)),
        ("en", ("connection:triage->kiosk",)),
        ("zh", ("connection:a->b",)),
        ("en", ("wait", "care", "connection:wait->care")),
    ],
    ids=str,
)
def test_the_inspector_shows_whatever_is_selected(
    page: Page, maps: Path, lang: str, chosen: tuple[str, ...]
) -> None:
    shutil.copy(ROOT / "maps" / "branch-visitor-routing.blueprint.yaml", maps)
    script = page(map="branch-visitor-routing", lang=lang)
    script.session_state["open maps"]["branch-visitor-routing"].selected = chosen
    for group in ("fails", "things", "contact", "more", "meets"):
        script.session_state[f"group-{group}"] = True
    for section in ("promises", "segments", "needs", "zones", "phases", "channels"):
        script.session_state[f"section-{section}"] = True
    before = script.session_state["open maps"]["branch-visitor-routing"].text
    ran(script.run())

    shown = words(script)
    assert ('class="inspector-title"' in shown) == (chosen != ("connection:a->b",))
    assert script.session_state["open maps"]["branch-visitor-routing"].text == before


def test_shares_complete_each_other_in_the_inspector(page: Page) -> None:
    script = selected(page(map="corner-shoeshine"), "polish")
    found = [
        w
        for w in script.text_input
        if w.key.startswith("way:corner-shoeshine:polish:") and "when" not in w.key
    ]
    assert [w.value for w in found] == ["90%", "10%"]
    ran(found[0].set_value("70").run())
    found = [
        w
        for w in script.text_input
        if w.key.startswith("way:corner-shoeshine:polish:") and "when" not in w.key
    ]
    assert [w.value for w in found] == ["70%", "30%"]
    ran(found[0].set_value("120%").run())
    assert "more than the whole" in words(script)
    ran(found[0].set_value("").run())
    found = [
        w
        for w in script.text_input
        if w.key.startswith("way:corner-shoeshine:polish:") and "when" not in w.key
    ]
    assert [w.value for w in found] == ["", ""]
    assert "nobody knows the shares" in words(script).lower()


def test_a_promise_is_added_and_removed(page: Page) -> None:
    script = page(map="corner-shoeshine")
    script.session_state["section-promises"] = True
    ran(script.run())
    ran(script.text_input(key="new:corner-shoeshine:promises").set_value("quick").run())
    assert "id: quick" in text_of(script)
    script.session_state["section-promises"] = True
    click(ran(script.run()), "remove:corner-shoeshine:promises:quick")
    assert "id: quick" not in text_of(script)


def test_a_touchpoint_is_renamed_and_deleted(page: Page) -> None:
    script = selected(page(map="corner-shoeshine"), "polish")
    ran(script.text_input(key="id:corner-shoeshine:polish").set_value("shine").run())
    assert "  shine:" in text_of(script)
    assert "polish:" not in text_of(script)
    click(script, "delete:corner-shoeshine:shine")
    assert "  shine:" not in text_of(script)


def test_phases_and_channels_of_ones_own_have_forms(page: Page) -> None:
    script = page(map="corner-shoeshine")
    for section in ("phases", "channels"):
        script.session_state[f"section-{section}"] = True
    ran(script.run())
    script.text_input(key="new:corner-shoeshine:phases").set_value("after").run()
    phases = loads(text_of(script)).map.phases
    assert list(phases) == ["receive", "understand", "help", "keep", "after"]
    assert script.session_state["entry:corner-shoeshine:phases"] == "after"
    click(script, "order:corner-shoeshine:Earlier")
    assert list(loads(text_of(script)).map.phases) == ["receive", "understand", "help", "after", "keep"]
    click(script, "remove:corner-shoeshine:phases:after")
    assert list(loads(text_of(script)).map.phases) == ["receive", "understand", "help", "keep"]

    script.text_input(key="new:corner-shoeshine:channels").set_value("wechat").run()
    ran(field(script, "channels/wechat/weight").set_value("0.4").run())
    channel = loads(text_of(script)).map.channels["wechat"]
    assert (channel.title["en"], channel.weight) == ("wechat", 0.4)


def test_a_touchpoint_is_put_into_a_part_of_its_lane(page: Page) -> None:
    script = selected(page(map="corner-shoeshine"), "polish")
    ran(script.text_input(key="part:corner-shoeshine:polish").set_value("擦鞋匠").run())
    assert str(loads(text_of(script)).map.touchpoints["polish"].in_lane) == "frontstage/擦鞋匠"
    found = [w for w in script.text_input if w.key.startswith("part:corner-shoeshine:polish")]
    ran(found[0].set_value("").run())
    assert str(loads(text_of(script)).map.touchpoints["polish"].in_lane) == "frontstage"
