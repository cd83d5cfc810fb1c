"""The canvas in a real browser: every edit by mouse and keyboard, none lost, nothing of a map's text alive."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from blueprint.draw import lay_out
from blueprint.model.loader import loads
from blueprint.studio.browser import CANVAS, TEXT_EDITOR
from blueprint.studio.canvas.all_lanes import with_all_lanes
from tests.studio.boxes import box_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from blueprint.studio.browser.mounting import Frontend

APP = Path(__file__).parent / "canvas_app.py"


class Canvas:
    """The page, spoken to as a user would."""

    def __init__(self, page: Any) -> None:
        self.page = page
        page.locator(".canvas[data-seq]").wait_for()

    def box(self, id_: str) -> Any:
        return self.page.locator(f'.picture g[id="touchpoint:{id_}"]')

    def lane(self, lane: str) -> dict[str, float]:
        return box_of(self.page.locator(f'[id="lane:{lane}"]'))

    def still(self) -> None:
        """Wait until boxes have glided to their places."""
        self.page.wait_for_timeout(50)
        script = "() => !document.getAnimations().some((each) => each.effect.target.closest?.('.picture'))"
        self.wait(script)

    def middle(self, id_: str) -> tuple[float, float]:
        self.still()
        # The box alone: marks and badges stick out of its group.
        r = box_of(self.box(id_).locator("rect").first)
        return r["x"] + r["width"] / 2, r["y"] + r["height"] / 2

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=3)
        mouse.move(*end, steps=3)
        mouse.up()

    def on_arrow(self, name: str) -> None:
        """Click an arrow, a third of its way along."""
        script = """(path) => {
            const at = path.getPointAtLength(path.getTotalLength() / 3).matrixTransform(path.getScreenCTM());
            return [at.x, at.y];
        }"""
        self.page.mouse.click(*self.page.locator(f'path[data-route="{name}"]').evaluate(script))

    def told(self, what: str) -> None:
        """Wait until the page below the canvas says so."""
        self.page.locator("[data-testid=stCode]", has_text=what).wait_for()

    def echo(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.page.locator("[data-testid=stCode]").inner_text())
        return told

    def settled(self, seq: int) -> dict[str, Any]:
        """What the page says when so many edits have been made."""
        self.told(f'{{"done": {seq},')
        return self.echo()

    def verbs(self, seq: int) -> list[dict[str, Any]]:
        return [op["verb"] for op in self.settled(seq)["log"]]

    def drawn(self) -> None:
        """Wait until the picture is that of the text below it, which may come first."""
        shown = loads(self.echo()["text"]).map
        boxes = with_all_lanes(lay_out(shown)).boxes if shown else ()
        places = {f"touchpoint:{b.id}": [b.rect.x, b.rect.y] for b in boxes if b.kind == "touchpoint"}
        script = """([canvas, places]) => Object.entries(places).every(([id, at]) => {
            const rect = canvas.querySelector(`.picture g[id="${id}"] rect`);
            return rect && ["x", "y"].every((name, i) => Math.abs(rect.getAttribute(name) - at[i]) < 0.1);
        })"""
        self.wait(script, [self.page.locator(".canvas").element_handle(), places])

    def wait(self, script: str, arg: Any = None) -> None:
        self.page.wait_for_function(script, arg=arg)

    def said(self) -> str:
        text: str = self.page.locator(".canvas .live").inner_text()
        return text.strip("\u00a0 ")

    @property
    def focused(self) -> str:
        """The id of what has the focus inside the component."""
        script = """() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at?.id || at?.className?.baseVal || at?.className || ""; }"""
        return str(self.page.evaluate(script))


@pytest.fixture(scope="module")
def opened(serve: Callable[..., str], long_lived: Callable[..., Any]) -> Callable[..., Canvas]:
    """Pages by query: one that was used before is set back, which is faster than another page."""
    pages: dict[str, Canvas] = {}

    def open_(query: str = "map=small") -> Canvas:
        before = pages.get(query)
        if before is None:
            pages[query] = Canvas(long_lived(f"{serve(APP)}/?{query}"))
        else:
            before.page.keyboard.press("Escape")
            before.page.get_by_role("button", name="fresh").click()
        pages[query].told('{"done": 0, "log": [], "refused": [], "selected": []')
        if before:
            before.drawn()
        return pages[query]

    return open_


@pytest.fixture
def canvas(opened: Callable[..., Canvas]) -> Callable[..., Canvas]:
    return opened


def touchpoints(text: str) -> dict[str, Any]:
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    return dict(loaded.map.touchpoints)


def test_forty_quick_edits_all_arrive_once_and_in_order(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    c.box("greet").click()
    for i in range(40):
        c.page.keyboard.press("Alt+ArrowUp" if i % 2 else "Alt+ArrowDown")
        c.page.wait_for_timeout(10)
    told = c.settled(40)
    first = told["log"][0]["n"]
    assert [op["n"] for op in told["log"]] == list(range(first, first + 40))
    assert [op["verb"]["lane"] for op in told["log"]] == ["backstage", "frontstage"] * 20
    assert told["refused"] == []
    assert "# 微笑" in told["text"]


def test_a_box_dragged_to_another_lane_moves_there(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    x, _ = c.middle("greet")
    below = c.lane("backstage")
    c.drag(c.middle("greet"), (x + 5, below["y"] + below["height"] / 2))
    told = c.settled(1)
    assert told["log"][0]["verb"] == {"verb": "move", "id": "greet", "lane": "backstage"}
    assert touchpoints(told["text"])["greet"].lane == "backstage"
    assert below["y"] - 60 < c.middle("greet")[1] < below["y"] + below["height"] + 60


def test_a_box_dragged_within_its_lane_changes_the_order_of_the_file(canvas: Callable[..., Canvas]) -> None:
    c = canvas("map=loose")
    x, y = c.middle("one")
    c.drag((x, y), (c.middle("two")[0] + 60, y))
    told = c.settled(1)
    assert told["log"][0]["verb"] == {"verb": "move", "id": "one", "before": "three"}
    assert list(touchpoints(told["text"])) == ["two", "one", "three"]


def test_a_box_dropped_where_it_was_changes_nothing(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    x, y = c.middle("greet")
    c.drag((x, y), (x + 12, y + 4))
    c.box("pay").click()
    c.told('"selected": ["pay"]')
    assert c.echo()["log"] == []


def test_a_connection_is_drawn_from_a_handle(canvas: Callable[..., Canvas]) -> None:
    c = canvas("map=loose")
    c.box("one").hover()
    handle = box_of(c.page.locator('[data-handle="one"] .handle-dot').first)
    c.drag((handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2), c.middle("three"))
    told = c.settled(1)
    assert told["log"][0]["verb"] == {
        "verb": "connect",
        "from": "one",
        "to": "three",
        "drawn": True,
    }
    assert c.page.locator('g[data-connection="connection:one:three"]').count() == 1


def test_a_line_to_a_step_backstage_asks_what_it_means(canvas: Callable[..., Canvas]) -> None:
    """Until something says what the step is for; Escape draws nothing, arrow keys and the mouse choose."""
    c = canvas("map=behind")
    keyboard = c.page.keyboard

    def draw(from_: str, to: str) -> None:
        c.box(from_).hover()
        handle = box_of(c.page.locator(f'[data-handle="{from_}"] .handle-dot').first)
        c.drag((handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2), c.middle(to))

    # The thing that `eat` shows as a text is drawn once, with a line to it.
    assert c.page.locator('.picture g[id^="evidence:"]').count() == 0

    draw("order", "cook")
    choices = c.page.locator('.menu [role="menuitem"]')
    assert choices.all_inner_texts() == ["客户接着走", "同时在幕后进行"]
    keyboard.press("Escape")
    choices.first.wait_for(state="detached")
    draw("order", "cook")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    assert c.verbs(1) == [{"verb": "connect", "from": "order", "to": "cook", "behind": True}]
    draw("eat", "cook")
    assert c.verbs(2)[1] == {"verb": "connect", "from": "eat", "to": "cook", "drawn": True}
    draw("wash", "eat")
    choices.first.click()
    told = c.settled(3)
    assert told["log"][2]["verb"] == {"verb": "connect", "from": "wash", "to": "eat"}
    draw("order", "slip")
    told = c.settled(4)
    assert told["refused"] == []
    made = touchpoints(told["text"])
    assert {id_: t.uses for id_, t in made.items() if t.uses} == {"order": ("cook", "slip"), "eat": ("cook",)}
    assert [each.to for each in made["wash"].next] == ["eat"]

    # Dashed lines are chosen and deleted as arrows are: with the mouse, and with L and Delete.
    c.still()
    c.on_arrow("uses:order->cook")
    c.told('"selected": ["uses:order->cook"]')
    c.page.locator(".hud .dashed.chosen").wait_for()
    keyboard.press("Delete")
    gone = {"verb": "disconnect", "from": "order", "to": "cook", "uses": True}
    assert c.verbs(5)[4] == gone
    c.box("slip").click()
    for name in ("uses:order->slip", "uses:eat->slip"):
        keyboard.press("l")
        c.told(f'"selected": ["{name}"]')
    keyboard.press("Delete")
    told = c.settled(6)
    assert told["refused"] == []
    made = touchpoints(told["text"])
    assert {id_: t.uses for id_, t in made.items() if t.uses} == {"order": ("slip",), "eat": ("cook",)}
    assert made["eat"].evidence == ()


def test_a_handle_dropped_in_a_lane_makes_the_next_touchpoint(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    c.box("greet").hover()
    handle = box_of(c.page.locator('[data-handle="greet"] .handle-dot').first)
    room = c.lane("backstage")
    c.drag((handle["x"] + 6, handle["y"] + 6), (handle["x"] + 140, room["y"] + room["height"] / 2))
    c.page.keyboard.type("Check stock")
    c.page.keyboard.press("Enter")
    verb = c.verbs(1)[0]
    assert verb == {
        "verb": "add-touchpoint",
        "lane": "backstage",
        "title": "Check stock",
        "id": "check-stock",
        "after": "greet",
        "from": "greet",
    }
    expect(c.box("check-stock")).to_have_attribute("aria-selected", "true")


def test_touchpoints_are_made_moved_connected_and_deleted_by_keyboard_alone(
    canvas: Callable[..., Canvas],
) -> None:
    c = canvas()
    keyboard = c.page.keyboard
    for _ in range(12):
        if c.focused.startswith("touchpoint:"):
            break
        keyboard.press("Tab")
    assert c.focused == "touchpoint:enter"
    keyboard.press("ArrowRight")
    assert c.focused == "touchpoint:enter", "the first arrow key selects what has the focus"
    keyboard.press("ArrowRight")
    keyboard.press("ArrowRight")
    assert c.focused == "touchpoint:pay"
    keyboard.press("n")
    keyboard.type("送客")
    keyboard.press("Tab")
    keyboard.type("回访")
    keyboard.press("Enter")
    told = c.settled(2)
    assert [op["verb"].get("from") for op in told["log"]] == ["pay", "step-1"]
    c.told('"selected": ["step-2"]')
    assert c.focused == "touchpoint:step-2"
    keyboard.press("Alt+ArrowDown")
    c.settled(3)
    keyboard.press("F2")
    keyboard.type("三天后回访")
    keyboard.press("Enter")
    c.settled(4)
    keyboard.press("c")
    keyboard.press("ArrowLeft")
    keyboard.press("Enter")
    told = c.settled(5)
    made = touchpoints(told["text"])
    assert str(made["step-2"].title) == "三天后回访"
    assert made["step-2"].lane == "frontstage"
    assert [one.to for one in made["step-2"].next] == [told["log"][4]["verb"]["to"]]
    keyboard.press("Delete")
    told = c.settled(6)
    assert "step-2" not in touchpoints(told["text"])
    assert c.focused == "touchpoint:step-1"
    keyboard.press("Control+z")
    assert "step-2" in touchpoints(c.settled(7)["text"])


def test_a_double_click_in_a_lane_asks_for_a_name(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    room = c.lane("support")
    c.page.mouse.dblclick(room["x"] + room["width"] - 60, room["y"] + room["height"] / 2)
    c.page.keyboard.type("Stock system")
    c.page.keyboard.press("Enter")
    assert touchpoints(c.settled(1)["text"])["stock-system"].lane == "support"


def test_escape_leaves_a_name_field_without_an_edit(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    c.box("pay").dblclick()
    c.page.keyboard.type("unwanted")
    c.page.keyboard.press("Escape")
    assert c.page.locator(".title-input").count() == 0
    assert c.focused == "touchpoint:pay"
    assert c.echo()["log"] == []


def test_an_arrow_is_selected_gets_a_touchpoint_and_is_deleted(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    c.on_arrow("connection:enter->greet")
    c.told("connection:enter->greet")
    c.page.locator('[data-plus="connection:enter->greet"]').click()
    c.page.keyboard.type("Queue")
    c.page.keyboard.press("Enter")
    verb = c.verbs(1)[0]
    assert (verb["verb"], verb["from"], verb["to"], verb["id"]) == ("insert", "enter", "greet", "queue")
    c.on_arrow("connection:queue->greet")
    c.page.keyboard.press("Delete")
    assert c.verbs(2)[1] == {"verb": "disconnect", "from": "queue", "to": "greet"}


def test_several_are_chosen_by_rubber_band_copied_and_deleted_together(canvas: Callable[..., Canvas]) -> None:
    c = canvas("map=loose")
    (ax, ay), (bx, by) = c.middle("one"), c.middle("two")
    c.drag((min(ax, bx) - 70, min(ay, by) - 40), (max(ax, bx) + 20, max(ay, by) + 20))
    c.told('"selected": ["one", "two"]')
    c.page.keyboard.press("Control+c")
    c.page.keyboard.press("Control+v")
    told = c.settled(1)
    assert set(touchpoints(told["text"])) == {"one", "two", "three", "one-2", "two-2"}
    c.told('"selected": ["one-2", "two-2"]')
    c.page.keyboard.press("Delete")
    told = c.settled(2)
    assert told["log"][1]["verb"] == {"verb": "delete", "ids": ["one-2", "two-2"], "bridge": True}
    assert set(touchpoints(told["text"])) == {"one", "two", "three"}


def test_focus_selection_and_view_survive_a_rerun(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    c.box("greet").click()
    c.page.mouse.wheel(-40, 30)
    c.page.keyboard.press("+")
    before = c.page.locator(".world").get_attribute("transform")
    c.page.keyboard.press("Alt+ArrowDown")
    c.settled(1)
    assert c.focused == "touchpoint:greet"
    expect(c.box("greet")).to_have_attribute("aria-selected", "true")
    assert c.page.locator(".world").get_attribute("transform") == before
    c.page.get_by_role("button", name="again").click()
    runs = c.echo()["runs"]
    c.wait("(n) => JSON.parse(document.querySelector('[data-testid=stCode]').innerText).runs >= n", runs)
    assert c.page.locator(".world").get_attribute("transform") == before


def test_nothing_in_a_title_comes_alive(canvas: Callable[..., Canvas]) -> None:
    c = canvas("map=hostile")
    assert "<script>" in (c.box("a").get_attribute("aria-label") or "")
    c.box("a").dblclick()
    c.page.keyboard.type("</title><script>window.bad = 1</script>]]><svg onload='window.bad = 1'>")
    c.page.keyboard.press("Enter")
    c.settled(1)
    c.box("b").click()
    assert c.page.evaluate("() => window.bad") is None
    alive = "script, a, image, foreignObject, iframe, img, [onload], [onerror], [onclick]"
    assert c.page.locator(f".canvas :is({alive})").count() == 0


def test_nothing_is_sent_while_an_input_method_composes(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    c.box("pay").dblclick()
    c.page.keyboard.press("Control+a")
    ime = c.page.context.new_cdp_session(c.page)
    for typed in ("j", "ji", "jie", "结账"):
        ime.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
    c.page.keyboard.press("Enter")
    assert c.page.locator(".title-input").count() == 1, "Enter belongs to the input method while it composes"
    assert c.echo()["log"] == []
    ime.send("Input.insertText", {"text": "结账"})
    c.page.keyboard.press("Enter")
    assert c.verbs(1) == [{"verb": "set", "path": ["touchpoints", "pay", "title"], "value": "结账"}]


def test_a_read_only_map_is_looked_at_but_not_changed(canvas: Callable[..., Canvas]) -> None:
    c = canvas("map=small&ro=1&lang=en")
    c.box("greet").click()
    x, y = c.middle("greet")
    c.drag((x, y), (x, y + 160))
    c.page.keyboard.press("Delete")
    c.page.keyboard.press("n")
    assert c.page.locator(".title-input").count() == 0
    assert c.said() == "This map is shown read-only"
    assert c.page.locator('[data-tool="add"]').count() == 0
    assert c.echo()["log"] == []


def test_undo_is_left_to_a_text_field_that_has_the_focus(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    c.box("greet").click()
    c.page.keyboard.press("Alt+ArrowDown")
    told = c.settled(1)
    field = c.page.get_by_label("field")
    field.click()
    field.press_sequentially("yz")
    field.press("Control+z")
    c.page.get_by_role("button", name="again").click()
    runs = told["runs"]
    c.wait("(n) => JSON.parse(document.querySelector('[data-testid=stCode]').innerText).runs > n", runs)
    assert len(c.echo()["log"]) == 1
    c.page.keyboard.press("Control+z")
    assert c.verbs(2)[1] == {"verb": "undo"}


def test_the_list_of_shortcuts_opens_and_closes(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    c.box("greet").click()
    c.page.keyboard.press("?")
    assert c.page.get_by_role("dialog", name="键盘快捷键").is_visible()
    c.page.keyboard.press("Escape")
    c.page.locator("dialog").wait_for(state="detached")
    assert c.focused == "touchpoint:greet"


@pytest.mark.parametrize("frontend", [CANVAS, TEXT_EDITOR], ids=["canvas", "text-editor"])
def test_modules_sent_inline_are_a_component_as_well(
    frontend: Frontend, page_factory: Callable[..., Any]
) -> None:
    page = page_factory("about:blank")
    script = """async (text) => {
        const url = URL.createObjectURL(new Blob([text], {type: "text/javascript"}));
        return typeof (await import(url)).default;
    }"""
    assert page.evaluate(script, frontend.joined()) == "function"


def test_a_screen_reader_is_told_what_a_box_says_and_where_it_leads(canvas: Callable[..., Canvas]) -> None:
    c = canvas()
    assert c.box("enter").get_attribute("aria-label") == "进门，客户行为，有错误，下一步：问候"
    assert c.page.get_by_role("listbox", name="触点").get_by_role("option").count() == 3
