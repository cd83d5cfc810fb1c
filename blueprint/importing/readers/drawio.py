"""Files of draw.io as `blueprint export --to drawio` writes them: boxes by their ids, lanes, arrows with shares."""

from __future__ import annotations

import base64
import binascii
import zlib
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as Tree

from blueprint.importing.lanes import Lanes
from blueprint.importing.readers._drawio_label import Label, label_of, lines_of
from blueprint.importing.readers._drawio_map import Arrow, Box, map_of
from blueprint.importing.readers._xml import NotReadable, parse, read_xml
from blueprint.model.names import Lane
from blueprint.source.limits import FILE_BYTES
from blueprint.tables.assemble import Assembled
from blueprint.wording import Wording

ENDINGS = (".drawio",)
ABOUT = Wording("draw.io file written by blueprint", "由 blueprint 写出的 draw.io 文件")
_KEY = "touchpoint:"
_PAGES = Wording("only the first of {n} pages is read", "共 {n} 页，只读取第一页")
_CELL = Wording(
    "cell {id!r} ({text}) was not written by blueprint", "图元 {id!r}（{text}）不是 blueprint 写出的"
)


def read(path: Path, lanes: Lanes) -> Assembled:  # noqa: ARG001
    """The map of a drawing.

    Raises:
        NotReadable: the file is no draw.io file, or not safe to read.
    """
    root = read_xml(path)
    if root.tag not in ("mxfile", "mxGraphModel"):
        raise NotReadable.other(path, "draw.io")
    pages = root.findall("diagram")
    notes = [_PAGES.filled(n=len(pages))] if len(pages) > 1 else []
    model = _model(pages[0], path) if pages else root
    cells = {cell.get("id", ""): cell for cell in model.iter("mxCell")}
    title = ""
    boxes: dict[str, Box] = {}
    arrows: list[Arrow] = []
    evidence: dict[str, Label] = {}
    labels = {c.get("parent", ""): c.get("value", "") for c in cells.values() if "edgeLabel" in _style(c)}
    for id_, cell in cells.items():
        value, parent = cell.get("value", ""), cell.get("parent", "")
        ends = [cell.get(end, "") for end in ("source", "target")]
        lane = parent.removeprefix("lane:").partition(":")[0]  # a folded picture numbers them
        name = id_.removeprefix(_KEY)
        if id_ == "title":
            title = " ".join(lines_of(value))
        elif cell.get("edge") == "1" and all(e.startswith(_KEY) for e in ends):
            source, target = (e.removeprefix(_KEY) for e in ends)
            said = " ".join(lines_of(value or labels.get(id_, "")))
            arrows.append(Arrow(source, target, said, "dashed=1" in _style(cell)))
        elif id_.startswith(_KEY) and ":" in name:
            evidence[name] = label_of(value)
        elif id_.startswith(_KEY) and lane in list(Lane):
            boxes[name] = Box(lane, label_of(value))
        elif not id_.startswith("lane:") and "edgeLabel" not in _style(cell) and (value or cell.get("edge")):
            entry = cell.get("edge") == "1" and id_.startswith("arrow:") and ends[1].startswith(_KEY)
            if not entry:
                notes.append(_CELL.filled(id=id_, text=" ".join(lines_of(value))[:60]))
    made = map_of(title or path.name.split(".")[0], boxes, arrows, evidence)
    made.notes[:0] = notes
    return made


def _style(cell: Tree.Element) -> str:
    return cell.get("style", "")


def _model(page: Tree.Element, path: Path) -> Tree.Element:
    """A page's model; draw.io may have packed it."""
    model = page.find("mxGraphModel")
    if model is not None:
        return model
    try:
        packed = base64.b64decode((page.text or "").strip(), validate=True)
        unpacker = zlib.decompressobj(-15)
        text = unpacker.decompress(packed, FILE_BYTES)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise NotReadable.other(path, "draw.io") from error
    if unpacker.unconsumed_tail:
        raise NotReadable.other(path, "draw.io")
    return parse(unquote(text.decode("utf-8", "replace")), path)
