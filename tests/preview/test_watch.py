"""`blueprint watch`: a page that follows the file, keeps the last good picture, and answers this machine alone."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import urlsplit

import pytest

from blueprint.preview.watched import Watched
from tests.house.project import MAPS, ROOT
from tests.run import run
from tests.studio.serving import free_port, heed_ctrl_c

SHOP = """\
blueprint: 1
title: Shop
touchpoints:
  enter: {lane: customer, title: Enter, emotion: 1, next: pay}
  pay: {lane: frontstage, title: Pay, emotion: 2, end: served}
"""


@contextmanager
def watching(file: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command in a process of its own, and the address that it says."""
    command = [sys.executable, "-m", "blueprint", "--lang", "en", "watch", str(file), "--no-browser", *words]
    started = subprocess.Popen(
        [*command, "--port", str(free_port())],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, preexec_fn=heed_ctrl_c,
    )  # fmt: skip
    try:
        assert started.stdout is not None
        said = started.stdout.readline()
        found = re.search(r"http://\S+/", said)
        assert found, said + (started.stderr.read() if started.stderr else "")
        yield started, found[0]
    finally:
        started.kill()
        started.communicate()


def ask(
    address: str, path: str, method: str = "GET", body: str | None = None, **headers: str
) -> tuple[int, Any]:
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)) as to:
        to.request(method, path, body and body.encode(), headers)
        answer = to.getresponse()
        text = answer.read()
    return answer.status, json.loads(text) if text[:1] == b"{" else text


def drawn(page: Any, text: str) -> None:
    """Wait until a text stands in the picture."""
    page.wait_for_function("(t) => document.querySelector('#boxes').textContent.includes(t)", arg=text)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    file = tmp_path / "shop.blueprint.yaml"
    file.write_text(SHOP, encoding="utf-8")
    return file


def test_the_page_follows_the_file_and_keeps_the_last_good_picture(browser: Any, shop: Path) -> None:
    with watching(shop) as (_, address):
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        wrong: list[str] = []
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        page.goto(address)
        page.wait_for_selector("#picture svg")
        assert page.locator("#standing").inner_text() == "no findings"
        assert "remembered" in page.locator("#figures").inner_text()
        page.locator("#figures button", has_text="Pay").click()
        page.wait_for_selector('[id="touchpoint:pay"].here')

        shop.write_text(SHOP.replace("title: Pay", "title: Pay here"), encoding="utf-8")
        drawn(page, "Pay here")

        shop.write_text(SHOP.replace("next: pay", "next: pya"), encoding="utf-8")
        page.wait_for_selector("#findings p.error")
        assert "no touchpoint has id 'pya'" in page.locator("#findings").inner_text()
        assert "The picture is the last one without errors." in page.locator("#findings").inner_text()
        drawn(page, "Pay here")  # the good one

        assert ask(address, "/goto?line=5") == (200, {"touchpoint": "pay"})
        page.wait_for_selector('[id="touchpoint:pay"].here')
        box = page.locator('[id="touchpoint:pay"] rect').first
        assert box.evaluate("(e) => getComputedStyle(e).strokeWidth") == "4px", "the mark can be seen"
        page.evaluate("addEventListener('line', (e) => (window.line = e.detail))")
        page.locator('[id="touchpoint:enter"]').click()
        assert page.evaluate("window.line") == 4

        assert ask(address, "/text", "POST", SHOP.replace("Enter", "Come in"))[0] == 204  # not saved yet
        drawn(page, "Come in")
        shop.unlink()
        page.wait_for_selector("#findings p.error")
        assert "cannot read" in page.locator("#findings").inner_text()
        assert page.locator("#picture svg").count()
        assert (
            page.evaluate(
                "async () => (await Promise.all([...document.fonts].map((f) => f.load()))).map((f) => f.status)"
            )
            == ["loaded"] * 2
        )
        assert (
            page.locator("#picture svg")
            .evaluate("(e) => getComputedStyle(e).fontFamily")
            .endswith('sans-serif, "Blueprint CJK"')
        )
        page.close()
        assert wrong == []


def test_findings_and_picture_are_those_of_the_commands() -> None:
    file = MAPS / "after-sales-repair.blueprint.yaml"
    with watching(file) as (_, address):
        _, state = ask(address, "/state?after=0")
    assert state["svg"] == run("render", file, "-o", "-").stdout
    assert state["findings"] == json.loads(run("lint", file, "--output-format", "json").stdout)["findings"]
    first = file.read_text(encoding="utf-8").splitlines()[state["places"]["report"][0] - 1]
    assert first.strip().startswith("report:")


def test_what_a_map_hangs_on_is_followed_wherever_it_lies(tmp_path: Path) -> None:
    """Settings above the folder of maps, a map that is used from another folder; saved as editors do, by renaming."""
    for folder in ("maps/counter", "maps/hall", "maps/empty"):
        (tmp_path / folder).mkdir(parents=True)
    hall = tmp_path / "maps" / "hall" / "hall.blueprint.yaml"
    hall.write_text(SHOP.replace("emotion: 2, end", "map: shop, end"), encoding="utf-8")
    shop = tmp_path / "maps" / "counter" / "shop.blueprint.yaml"
    shop.write_text(f"{SHOP}id: other\n", encoding="utf-8")
    watched = Watched(hall, "en", "en")

    def seen(file: Path, text: str) -> str:
        """The findings after a file is saved."""
        draft = file.with_suffix(".tmp")
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)
        watched.look()
        return " ".join(f["code"] for f in watched.state["findings"])

    watched.look()
    assert watched.state["errors"] == 1
    number = watched.number
    watched.look()
    assert watched.number == number, "nothing has changed"
    assert seen(shop, SHOP) == ""
    assert seen(tmp_path / "blueprint.toml", '[lint]\nselect = ["missing-purpose"]\n') == "BP709"
    assert "BP105" in seen(shop, f"{SHOP}id: other\n")
    assert seen(shop.with_name("new.blueprint.yaml"), f"{SHOP}id: shop\n") == "BP709"

    assert "BP105" in seen(shop.with_name("new.blueprint.yaml"), f"{SHOP}id: other\n")
    draft = tmp_path / "maps" / "empty" / "first.blueprint.yaml"  # where no map was before
    assert "BP105" not in seen(draft, f"{SHOP}id: shop\n")

    away = tmp_path / "maps" / "elsewhere"
    hall.parent.rename(away)  # another branch of git
    watched.look()
    assert "cannot read" in watched.state["trouble"]
    away.rename(hall.parent)
    watched.look()
    assert "trouble" not in watched.state


def test_a_text_that_is_outdated_before_its_turn_is_not_drawn(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typing is faster than drawing: the last text is the one that stays."""
    watched = Watched(shop, "en", "en")
    texts = [SHOP.replace("Enter", f"Enter {n}") for n in range(5)]
    with watched._drawing:  # the first is being drawn while the others come
        threads = []
        for n, text in enumerate(texts, 1):
            threads.append(Thread(target=watched.show, args=(text,), daemon=True))
            threads[-1].start()
            while watched._last < n:
                sleep(0.001)
    for thread in threads:
        thread.join()
    assert (watched.number, "Enter 4" in watched.state["svg"]) == (1, True)


def test_only_this_machine_s_own_pages_are_answered(shop: Path) -> None:
    with watching(shop) as (_, address):
        assert ask(address, "/state", Host="evil.example:80")[0] == 403
        assert ask(address, "/text", "POST", SHOP, Origin="https://evil.example")[0] == 403
        assert ask(address, "/text", "POST", "x" * 10, **{"Content-Length": "99999999"})[0] == 403
        assert ask(address, "/../shop.blueprint.yaml")[0] == 404
        assert ask(address, "/goto?line=1e9") == (200, {"touchpoint": None})
        assert ask(address, "/", Host=f"localhost:{urlsplit(address).port}")[0] == 200


def test_ctrl_c_ends_it_quietly(shop: Path) -> None:
    with watching(shop) as (started, _):
        started.send_signal(signal.SIGINT)
        assert (started.wait(20), started.stderr and started.stderr.read()) == (130, "")


def test_a_map_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    done = run("watch", tmp_path / "none.blueprint.yaml", "--no-browser")
    assert (done.code, done.stderr.count("\n")) == (2, 1)
    assert "cannot read" in done.stderr
