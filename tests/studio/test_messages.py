"""What is said of the page gets there, whatever runs next; and what is typed, whatever leaves the page."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.studio.bursts import LINE, slow
from tests.studio.conftest import Pages
from tests.studio.real import Page, studio
from tests.studio.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUEUED = """
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

if {kept}:
    from blueprint.studio.state.messages import keep_all_messages
    keep_all_messages()

def said(text):
    message = ForwardMsg()
    message.metadata.delta_path[:] = [0, 1]
    message.delta.fragment_id = "picture"
    message.delta.new_element.text.body = text
    return message

def ended():
    message = ForwardMsg()
    message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    return message

queue = ForwardMsgQueue()
queue.enqueue(said("by the whole page"))
queue.enqueue(ended())
queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["picture"])  # the part begins to run
queue.enqueue(said("by the part"))
print([m.delta.new_element.text.body or "end" for m in queue.flush()])
"""
MADE = """
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

if {kept}:
    from blueprint.studio.state.downloads import keep_downloads
    keep_downloads()
storage = MemoryMediaFileStorage("/media")
manager = MediaFileManager(storage)
address = manager.execute_deferred(manager.add_deferred(lambda: b"x", None, "1", "hall.svg"))
for run in range(3):
    manager.clear_session_refs()
    manager.remove_orphaned_files()
try:
    print(storage.get_file(address.rpartition("/")[2]).filename)
except Exception as lost:
    print(type(lost).__name__)
"""
NAMES = """() => [...globalThis[Symbol.for("blueprint.queues")].keys()]"""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("messages") / "maps"
    folder.mkdir()
    with studio(folder, folder.parent / "log.txt") as url:
        yield url, folder


@pytest.mark.parametrize("kept", [True, False])
def test_a_part_that_runs_drops_nothing_that_the_page_said_of_it(kept: bool) -> None:
    """Without our mend Streamlit drops it; the day it does not, the mend can go."""
    told = subprocess.run(
        [sys.executable, "-c", QUEUED.format(kept=kept)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == str(
        ["by the whole page", "end", "by the part"] if kept else ["end", "by the part"]
    )


@pytest.mark.parametrize("kept", [True, False])
def test_a_download_outlives_what_runs_before_the_browser_comes_for_it(kept: bool) -> None:
    """Without our mend Streamlit throws it away at the second run; the day it does not, the mend can go."""
    told = subprocess.run(
        [sys.executable, "-c", MADE.format(kept=kept)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == ("hall.svg" if kept else "MediaFileStorageError")


def test_edits_that_are_on_their_way_wait_under_the_name_of_the_map(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    """A component that leaves the page and comes back finds them; under any other name they would be lost."""
    url, folder = running
    (folder / "away.blueprint.yaml").write_text(LINE, encoding="utf-8")
    page = page_factory("about:blank")
    slow(page, 300)
    page.goto(f"{url}/?map=away")
    p = Page(page).canvas()
    p.rename("second", "改名")
    p.view("文本")
    p.view("画布")
    assert sorted(page.evaluate(NAMES)) == ["canvas-away", "text-away"]
    p.box("second").locator("text", has_text="改名").wait_for()
