"""Pictures beside a map become only pictures: no script, no link, no place on earth, nothing from elsewhere."""

import base64
import os
import re
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.source.pictures.picture import MOST_BYTES, read_picture
from blueprint.source.pictures.raster import pixels
from blueprint.source.pictures.refused import NotDrawn
from blueprint.source.pictures.vector import shapes


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 2, height: int = 3, *more: bytes) -> bytes:
    rows = zlib.compress(b"".join(b"\0" + b"\x20\x80\xf0" * width for _ in range(min(height, 50))))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


# The smallest baseline JPEG: one grey pixel (quantisation, frame, two Huffman tables, scan).
JPEG = (
    base64.b64decode(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////"
        "////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
    )
    + b"\xff\xd9"
)
GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
WEBP = base64.b64decode("UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAfQ//73v/+BiOh/AAA=")
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"><path d="M0 0h24v12H0z" fill="#063"/></svg>'
)


@pytest.mark.parametrize(
    ("raw", "kind", "sides"),
    [
        (png(), "png", (2, 3)),
        (JPEG, "jpeg", (1, 1)),
        (GIF, "gif", (1, 1)),
        (WEBP, "webp", (1, 1)),
        (SVG, "svg", (24, 12)),
    ],
    ids=["png", "jpeg", "gif", "webp", "svg"],
)
def test_kind_and_size_are_read_from_the_bytes(tmp_path, raw, kind, sides):
    (tmp_path / "a.png").write_bytes(raw)
    made = read_picture(tmp_path, "a.png")
    assert (made.kind, (made.width, made.height)) == (kind, sides)
    assert base64.b64decode(made.uri.partition(",")[2]) == made.data


def test_what_is_not_drawn_is_left_out_of_pixels():
    placed = png(2, 3, chunk(b"eXIf", b"48.1, 11.5"), chunk(b"tEXt", b"Author\0me")) + b"tail"
    assert pixels(placed).data == png()
    exif = b"\xff\xe1" + struct.pack(">H", 12) + b"Exif\0\0here"
    assert pixels(JPEG[:2] + exif + JPEG[2:] + b"<script>").data == JPEG


HOSTILE = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10" onload="x()">
<script>alert(1)</script><style>@import url(http://e.example/a.css);</style>
<a xlink:href="http://e.example"><text>go</text></a>
<image href="file:///etc/passwd"/><image xlink:href="http://e.example/p.png"/>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="http://e.example"/></body></foreignObject>
<rect width="5" height="5" fill="url(http://e.example/#a)" style="background:url('//e.example/a')" onclick="y()"/>
<use xlink:href="http://e.example/#b"/><circle r="3" fill="url(#g)"/>
</svg>"""


def test_an_svg_is_written_anew_from_its_shapes():
    made = shapes(HOSTILE)
    text = made.data.decode()
    for word in ("script", "e.example", "onload", "onclick", "file:", "import", "iframe", "image", "<a"):
        assert word not in text, word
    assert '<circle r="3" fill="url(#g)">' in text and '<rect width="5" height="5">' in text
    assert made.missed == ("image", "foreignObject")


@pytest.mark.parametrize(
    "raw",
    [
        b"<svg/>",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="a b c d"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan 1"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">'
        + b"<g>" * 50
        + b"</g>" * 50
        + b"</svg>",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">' + b'<use href="#a"/>' * 13 + b"</svg>",
    ],
)
def test_what_is_too_much_to_draw_is_no_picture(raw):
    assert shapes(raw) is None


@given(st.binary(max_size=80), st.sampled_from([png(), JPEG, GIF, WEBP, SVG, HOSTILE]), st.integers(0, 700))
def test_damaged_pictures_are_refused_or_read(noise, raw, at):
    raw = raw[:at] + noise + raw[at + len(noise) :]
    pixels(raw)
    shapes(raw)


def link_out(folder: Path) -> str:
    (folder.parent / "secret.png").write_bytes(png())
    (folder / "in.png").symlink_to(folder.parent / "secret.png")
    return "in.png"


def pipe(folder: Path) -> str:
    os.mkfifo(folder / "p.png")
    return "p.png"


@pytest.mark.parametrize(
    ("put", "said"),
    [
        (lambda _: "none.png", "there is no picture none.png"),
        (lambda f: (f / "d.png").mkdir() or "d.png", "there is no picture d.png"),
        (lambda f: (f / "a.png").write_bytes(b"MZ") and "a.png", "a.png is no picture that can be drawn"),
        (
            lambda f: (f / "a.png").write_bytes(png()[:-3]) and "a.png",
            "a.png is no picture that can be drawn",
        ),
        (lambda f: (f / "a.png").write_bytes(png() + b"0" * MOST_BYTES) and "a.png", "a.png has 1.0 MB"),
        (lambda f: (f / "a.png").write_bytes(png(9000, 9000)) and "a.png", "a.png is 9000 by 9000 pixels"),
        (lambda f: (f.parent / "o.png").write_bytes(png()) and "../o.png", "../o.png lies outside"),
        (link_out, "in.png lies outside"),
        (pipe, "there is no picture p.png"),
    ],
)
def test_what_is_not_drawn_says_why_and_what_to_do(tmp_path, put, said):
    folder = tmp_path / "maps"
    folder.mkdir()
    with pytest.raises(NotDrawn) as refused:
        read_picture(folder, put(folder))
    assert refused.value.wording.en.startswith(said)
    assert refused.value.remedy.en and re.search("[㐀-鿿]", refused.value.remedy.zh)
