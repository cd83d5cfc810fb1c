"""Drawings of draw.io: as `blueprint export --to drawio` writes them, edited since, or drawn by other people."""

from __future__ import annotations

import base64
import binascii
import zlib
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as Tree

from blueprint.importing.drawing.to_map import map_of
from blueprint.importing.drawio.cells import cells_of
from blueprint.importing.drawio.drawing import Drawing
from blueprint.importing.drawio.places import said
from blueprint.importing.lanes import Lanes
from blueprint.importing.refusal import NotReadable
from blueprint.importing.xml import parse, read_xml
from blueprint.source.limits import FILE_BYTES
from blueprint.tables.assemble import Assembled
from blueprint.wording import Wording

ENDINGS = (".drawio",)
ROOTS = ("mxfile", "mxGraphModel")
"""What a drawing begins with."""
ABOUT = Wording("draw.io drawing", "draw.io 图")
_PAGES = Wording("only page {name!r} of {n} pages is read", "共 {n} 页，只读取“{name}”")


def read(path: Path, lanes: Lanes) -> Assembled:
    """The map of a drawing.

    Raises:
        NotReadable: the file is no draw.io file, or not safe to read.
        TooManyTouchpoints: more boxes than a map takes.
    """
    root = read_xml(path)
    if root.tag not in ROOTS:
        raise NotReadable.other(path, "draw.io")
    pages = root.findall("diagram")
    drawn = [(page.get("name", ""), cells_of(_model(page, path))) for page in pages] or [("", cells_of(root))]
    name, cells = next((p for p in drawn if any(c.vertex for c in p[1].values())), drawn[0])
    drawing = Drawing(cells, lanes)
    title = said(cells["title"]) if "title" in cells else ""
    made = map_of(title or path.name.split(".")[0], drawing.found, drawing.arrows, own=drawing.own)
    made.notes[:0] = [*([_PAGES.filled(name=name, n=len(pages))] if len(pages) > 1 else []), *drawing.notes()]
    return made


def _model(page: Tree.Element, path: Path) -> Tree.Element:
    """A page's model; draw.io may have packed it."""
    model = page.find("mxGraphModel")
    if model is not None:
        return model
    if not (page.text or "").strip():
        return page
    try:
        packed = base64.b64decode((page.text or "").strip(), validate=True)
        unpacker = zlib.decompressobj(-15)
        text = unpacker.decompress(packed, FILE_BYTES)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise NotReadable.other(path, "draw.io") from error
    if unpacker.unconsumed_tail:
        raise NotReadable.other(path, "draw.io")
    return parse(unquote(text.decode("utf-8", "replace")), path)
