"""A variant in the studio: a layer over its base, edited in `changes`, its changes taken into the base one by one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing import v1 as testing

from blueprint.studio.state.merging import came_in
from tests.model.test_variant import BASE, VARIANT
from tests.studio.conftest import Pages
from tests.studio.real import Page, studio
from tests.studio.serving import ROOT

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.usefixtures("components_once"),
]
NAME, BASE_NAME = "to-be", "as-is"


def written(folder: Path) -> None:
    (folder / "as-is.blueprint.yaml").write_bytes(b"\xef\xbb\xbf" + BASE.encode())
    (folder / "to-be.blueprint.yaml").write_text(VARIANT, encoding="utf-8")
    (folder / "third.blueprint.yaml").write_text(
        "blueprint: 1\nextends: to-be.blueprint.yaml\n", encoding="utf-8"
    )
    (folder / "alone.blueprint.yaml").write_text(BASE, encoding="utf-8")


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    written(folder)
    monkeypatch.setenv("BLUEPRINT_STUDIO_DIR", str(folder))
    monkeypatch.delenv("BLUEPRINT_STUDIO_READ_ONLY", raising=False)
    monkeypatch.setenv("BLUEPRINT_TRACEBACK", "1")
    return folder


@pytest.fixture
def page(maps: Path) -> Callable[..., Any]:
    def open_(**query: str) -> Any:
        script = testing.AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for key, value in {"tab": "0123456789abcdef", "lang": "en", "map": NAME, **query}.items():
            script.query_params[key] = value
        script.session_state["sheet"] = "variant"
        return well(script.run())

    return open_


def well(page: Any) -> Any:
    assert not page.exception
    return page


def texts(page: Any) -> str:
    return "\n".join(each.value for each in page.text)


def pressed(page: Any, key: str) -> Any:
    return well(page.button(key=key).click().run())


def test_one_change_goes_into_the_base_which_is_saved(maps: Path, page: Callable[..., Any]) -> None:
    at = page()
    assert "Report (report), time.standard: 5m -> 3m" in texts(at)
    at = pressed(at, "promote-1")
    assert "This change is written into as-is" in texts(at)
    assert "These variants of it change too, where they say nothing else: third" in texts(at)
    assert (maps / "as-is.blueprint.yaml").read_bytes() == b"\xef\xbb\xbf" + BASE.encode(), "asked first"
    at = pressed(at, "promote-yes")
    base = (maps / "as-is.blueprint.yaml").read_bytes()
    assert base == b"\xef\xbb\xbf" + BASE.replace("standard: 5m", "standard: 3m").encode()
    assert "time.standard" not in texts(at)
    assert (maps / "to-be.blueprint.yaml").read_text("utf-8") == VARIANT, "an edit, to be saved or undone"
    at = pressed(at, "save")
    assert (maps / "to-be.blueprint.yaml").read_text("utf-8") == VARIANT.replace("time: 3m, ", "")

    at.query_params["map"] = BASE_NAME
    well(at.run())
    pressed(at, "undo")
    pressed(at, "save")
    assert (maps / "as-is.blueprint.yaml").read_bytes() == b"\xef\xbb\xbf" + BASE.encode()
    kept = [file.read_bytes() for file in sorted(maps.glob(".blueprint-drafts/saves/*/*.yaml"))]
    assert base in kept
    assert b"\xef\xbb\xbf" + BASE.encode() in kept, "what the base was before stands in its history"


def test_all_of_it_and_what_is_given_up(maps: Path, page: Callable[..., Any]) -> None:
    at = pressed(page(), "give-up-1")
    assert "time.standard" not in texts(at)
    at = pressed(pressed(at, "promote-all"), "promote-yes")
    assert "rate: {lane: customer, title: Rate us" in (maps / "as-is.blueprint.yaml").read_text("utf-8-sig")
    assert not [button for button in at.button if str(button.key).startswith("promote")]
    pressed(at, "save")
    whole = "".join(VARIANT.splitlines(keepends=True)[:3])
    assert (maps / "to-be.blueprint.yaml").read_text("utf-8") == whole


def test_nothing_is_written_into_a_base_that_would_have_an_error(
    maps: Path, page: Callable[..., Any]
) -> None:
    file = maps / "to-be.blueprint.yaml"
    file.write_text(VARIANT.replace("time: 3m", "uses: [nowhere], time: 3m"), encoding="utf-8")
    at = page()
    (own,) = (n for n, each in enumerate(at.text) if "nowhere" in each.value)
    at = pressed(pressed(at, f"promote-{own}"), "promote-yes")
    assert any("would have an error then" in each.value for each in at.error)
    assert (maps / "as-is.blueprint.yaml").read_text("utf-8-sig") == BASE


def test_a_map_for_itself_has_no_such_sheet(page: Callable[..., Any]) -> None:
    at = page(map="alone")
    assert at.session_state["sheet"] == "overview"
    assert "side" not in at.session_state


def test_a_part_of_an_earlier_version_is_taken_back(maps: Path, page: Callable[..., Any]) -> None:
    git = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    for words in (["init", "-q"], ["add", "alone.blueprint.yaml"], ["commit", "-qm", "As it was"]):
        subprocess.run([*git, *words], cwd=maps, check=True)
    now = BASE.replace("standard: 5m", "standard: 9m").replace("emotion: 2", "emotion: 1")
    (maps / "alone.blueprint.yaml").write_text(now, encoding="utf-8")
    at = page(map="alone")
    at.session_state["sheet"] = "compare"
    well(at.run())
    choice = next(each for each in at.selectbox if each.key == "compare:alone")
    well(choice.select_index(1).run())
    assert "Report (report), time.standard: 9m -> 5m" in texts(at)
    pressed(pressed(at, "take-part-0"), "save")
    assert (maps / "alone.blueprint.yaml").read_text("utf-8") == now.replace("standard: 9m", "standard: 5m")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("studio") / "maps"
    folder.mkdir()
    written(folder)
    with studio(folder, folder.parent / "log.txt") as url:
        yield url, folder


def test_the_canvas_shows_it_as_a_layer_and_edits_go_into_changes(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    url, folder = running
    (folder / "to-be.blueprint.yaml").write_text(
        VARIANT.replace("changes:", "without: [post]\nchanges:"), "utf-8"
    )
    (folder / "as-is.blueprint.yaml").write_text(
        BASE.replace("report: {", "post: {lane: support, title: Post}\n  report: {"), "utf-8"
    )
    p = Page(page_factory(f"{url}/?map=to-be&lang=en"))
    p.canvas()
    p.page.locator("#difference path").first.wait_for(state="attached")
    assert p.box("post").get_attribute("aria-hidden") == "true", "what is gone is only looked at"
    assert p.page.locator('.picture text:has-text("pale: as in the base")').count() == 1
    assert p.box("rate").get_attribute("opacity") is None
    before = p.seq()
    p.box("repair").click()
    p.keyboard.press("Alt+ArrowDown")
    p.done(before + 1)
    p.button("save").click()
    p.page.locator(".badge.unsaved").wait_for(state="detached")
    text = (folder / "to-be.blueprint.yaml").read_text("utf-8")
    assert "repair: {lane: support, next: collect}" in text

    p.at("side").get_by_role("radio", name="Variant alone").click()
    p.page.locator("#difference").wait_for(state="detached")
    p.at("side").get_by_role("radio", name="Base alone").click()
    p.page.locator(".canvas.read-only").wait_for()
    p.box("post").wait_for()
    assert p.box("rate").count() == 0


def test_what_an_earlier_version_of_a_variant_meant_is_told(maps: Path) -> None:
    now = VARIANT.replace("time: 3m", "time: 4m")
    (said,) = came_in(VARIANT, now, str(maps / "to-be.blueprint.yaml"))
    assert said.en == "Report (report), time.standard: 3m -> 4m"
