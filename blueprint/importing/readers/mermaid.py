"""Mermaid: a flowchart, swimlane or journey, in a file of its own or in a page of Markdown."""

from __future__ import annotations

from pathlib import Path

from blueprint.importing.lanes import Lanes
from blueprint.importing.mermaid.blocks import blocks_of
from blueprint.importing.mermaid.drawing import drawn
from blueprint.importing.mermaid.flowchart import graph_of
from blueprint.importing.mermaid.journey import journey_of
from blueprint.importing.refusal import NotReadable, text_of
from blueprint.tables.assemble import Assembled
from blueprint.wording import Wording

ENDINGS = (".mmd", ".mermaid", ".md")
ABOUT = Wording("Mermaid flowchart, swimlane or journey", "Mermaid 流程图、泳道图或旅程图")
_FLOWCHARTS = ("flowchart", "flowchart-elk", "graph", "swimlane-beta", "swimlane")
_JOURNEY = "journey"
_NONE = Wording(
    "{path} has no flowchart, swimlane or journey; found: {found}",
    "{path} 中没有流程图、泳道图或旅程图；只有：{found}",
)
_NOTHING = Wording("nothing", "空白")
_OTHERS = Wording("only the first diagram is read; left out: {others}", "只读取第一个图；未读取：{others}")
_SHOWN = 40


def read(path: Path, lanes: Lanes) -> Assembled:
    """The map of the first diagram that can be one.

    Raises:
        NotReadable: there is none, or the file is no text.
        TooManyTouchpoints: more nodes than a map takes.
    """
    blocks = blocks_of(text_of(path))
    kinds = [block.kind[:_SHOWN] for block in blocks]
    chosen = next((b for b in blocks if b.kind in (*_FLOWCHARTS, _JOURNEY)), None)
    if chosen is None:
        raise NotReadable(_NONE.filled(path=path, found=", ".join(kinds) or _NOTHING))
    title = path.name.split(".")[0]
    if chosen.kind == _JOURNEY:
        made = journey_of(chosen, title, lanes)
    else:
        made = drawn(graph_of(chosen), title, lanes)
    if others := [block.kind[:_SHOWN] for block in blocks if block is not chosen]:
        made.notes.append(_OTHERS.filled(others=", ".join(others)))
    return made
