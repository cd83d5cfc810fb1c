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
@pytest.mark.parametrize("view", ["canvas", "table", "text"])
def test_every_view_opens_in_both_languages(page: Page, lang: str, view: str) -> None:
    script = page(lang=lang, map="corner-shoeshine", view=view)

    assert "Corner shoeshine" in words(script) or "街角擦鞋" in words(script)
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


def with_promise(script: Any, id_: str) -> Any:
    """The page after an edit: a promise that the map did not have."""
    script.session_state["sheet"] = "map"
    script.session_state["section-promises"] = True
    ran(script.run())
    return ran(script.text_input(key="new:corner-shoeshine:promises").set_value(id_).run())


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


def test_unsaved_work_comes_back_in_the_same_tab_and_in_no_other(page: Page) -> None:
    with_promise(page(map="corner-shoeshine"), "quick")

    again = page(map="corner-shoeshine")
    assert "id: quick" in text_of(again)
    assert "unsaved changes of last time" in words(again)
    assert "id: quick" not in text_of(page(map="corner-shoeshine", tab="f" * 16))
    assert "id: quick" not in text_of(click(again, "discard"))
    assert "id: quick" not in text_of(page(map="corner-shoeshine"))


def test_the_second_of_two_savers_saves_what_both_did(page: Page, maps: Path) -> None:
    file = maps / "corner-shoeshine.blueprint.yaml"
    mine = with_promise(page(map="corner-shoeshine"), "quick")
    theirs = file.read_text(encoding="utf-8").replace("Corner shoeshine", "Street shoeshine")
    file.write_text(theirs, encoding="utf-8")
    click(mine, "save")

    assert "id: quick" in text_of(mine)
    assert "Street shoeshine" in text_of(mine)
    assert file.read_text(encoding="utf-8") == text_of(mine)
    assert mine.button(key="seen").label == "Seen"


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
    script = page(map="corner-shoeshine")

    assert not [b for b in script.button if b.key in ("save", "undo", "redo")]
    assert not [b for b in page().button if b.key == "make"]
    assert sorted(maps.rglob("*")) == before


def test_a_new_map_is_made_and_opened(page: Page, maps: Path) -> None:
    script = page()
    script.text_input(key="new-name").set_value("我的 地图")
    script.radio(key="new-texts").set_value("zh")
    click(script, "make")

    assert script.query_params["map"] == "我的-地图"
    assert "title: 我的 地图" in (maps / "我的-地图.blueprint.yaml").read_text(encoding="utf-8")


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


def test_without_its_folder_the_studio_says_so(page: Page, maps: Path) -> None:
    shutil.rmtree(maps)
    assert "blueprint studio DIR" in page().error[0].value.replace("\\", "")


def test_edits_are_counted_taken_back_made_again_and_saved(page: Page, maps: Path) -> None:
    file = maps / "corner-shoeshine.blueprint.yaml"
    before = file.read_text(encoding="utf-8")
    script = page(map="corner-shoeshine", lang="zh")
    for id_ in ("one", "two", "three"):
        with_promise(script, id_)
    assert "未保存 3 处" in words(script)
    for _ in range(3):
        click(script, "undo")
    assert text_of(script) == before
    for _ in range(3):
        click(script, "redo")
    click(script, "save")
    assert file.read_text(encoding="utf-8") == text_of(script) != before
    assert script.button(key="save").disabled


def test_a_promise_is_added_and_removed(page: Page) -> None:
    script = with_promise(page(map="corner-shoeshine"), "quick")
    assert "id: quick" in text_of(script)
    script.session_state["section-promises"] = True
    click(ran(script.run()), "remove:corner-shoeshine:promises:quick")
    assert "id: quick" not in text_of(script)


def test_phases_and_channels_of_ones_own_have_forms(page: Page) -> None:
    script = page(map="corner-shoeshine")
    script.session_state["sheet"] = "map"
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


def test_plans_are_made_at_a_touchpoint_changed_and_taken_away_and_late_ones_are_marked(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01
    script = page(map="corner-shoeshine")
    script.session_state["sheet"] = "map"
    script.session_state["section-plans"] = True
    ran(script.run())
    ran(script.selectbox(key="plans-at:corner-shoeshine").set_value("buff").run())
    ran(script.text_input(key="new:corner-shoeshine:plans").set_value("better-buff").run())
    ran(
        field(script, "plans/better-buff/change")
        .set_value("buff.emotion.score=4\n\nbuff.time.standard=40s")
        .run()
    )
    for path, value in (
        ("owner", "Shift lead"), ("effort/days", "3"), ("effort/money", "200"), ("target", "remembered >= 1"),
        ("due", "2026-11-30"), ("status", "under-way"),
    ):  # fmt: skip
        ran(field(script, f"plans/better-buff/{path}").set_value(value).run())
    plan = loads(text_of(script)).map.plans["better-buff"]
    assert plan.change == ("buff.emotion.score=4", "buff.time.standard=40s")
    assert (plan.owner["en"], plan.effort.days, plan.effort.money) == ("Shift lead", 3, 200)
    assert (str(plan.target), str(plan.due), plan.status) == ("remembered >= 1", "2026-11-30", "under-way")
    assert "Should have been done by 2026-11-30." in words(script)

    ran(field(script, "plans/better-buff/due").set_value("soon").run())
    assert "is not a date" in words(script)
    ran(field(script, "plans/better-buff/status").set_value("done").run())
    assert "Should have been done by" not in words(script)
    ran(script.selectbox(key="plans-at:corner-shoeshine").set_value("pay").run())
    assert "remove:corner-shoeshine:plans:better-buff" not in [b.key for b in script.button]
    ran(script.selectbox(key="plans-at:corner-shoeshine").set_value("").run())
    click(script, "remove:corner-shoeshine:plans:better-buff")
    assert "plans:" not in text_of(script)


def test_with_a_password_nothing_is_shown_before_it_is_said(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLUEPRINT_STUDIO_PASSWORD", "open sesame")
    monkeypatch.setattr("blueprint.studio.screens.door._PAUSE", 0.0)
    script = page(map="corner-shoeshine")
    assert "shoeshine" not in words(script).lower()
    said = script.text_input(key="password typed")
    ran(said.set_value("sesame").run())
    ran(script.button[-1].click().run())
    assert "not the password" in words(script)
    script.text_input(key="password typed").set_value("open sesame")
    ran(script.button[-1].click().run())
    assert "Corner shoeshine" in words(script)

    monkeypatch.setenv("BLUEPRINT_STUDIO_PASSWORD", "")
    monkeypatch.setenv("BLUEPRINT_STUDIO_USER_HEADER", "X-Forwarded-User")
    assert "reached through the house" in words(page(map="corner-shoeshine"))
