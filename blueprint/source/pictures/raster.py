"""Pictures of pixels: their size, read from the bytes, and the parts of them that are drawn.

What a camera or a program writes beside the pixels (where it was taken, by whom) is left out of PNG and JPEG.
Formats: PNG (third edition, W3C 2025), JPEG (ITU-T T.81, annex B), GIF89a, WebP container (RFC 9649).
"""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

_DRAWN = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB", b"gAMA", b"cHRM", b"iCCP"}
"""Chunks of a PNG that say what is drawn."""
_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG that begin a frame, and so give its size."""
_TOLD = {*range(0xE0, 0xF0), 0xFE} - {0xE0, 0xE2, 0xEE}
"""Markers that hold remarks; kept are those of JFIF, colour profiles and Adobe's colours."""


class Pixels(NamedTuple):
    """A picture of pixels: `png`, `jpeg`, `gif` or `webp`, its sides in pixels."""

    kind: str
    width: int
    height: int
    data: bytes


def pixels(raw: bytes) -> Pixels | None:
    """The picture that the bytes are, whatever the file is called; None where they are none, or broken."""
    try:
        if raw.startswith(_PNG):
            return _png(raw)
        if raw.startswith(b"\xff\xd8"):
            return _jpeg(raw)
        if raw[:6] in (b"GIF87a", b"GIF89a"):
            width, height = struct.unpack_from("<HH", raw, 6)
            return Pixels("gif", width, height, raw) if raw.rstrip(b"\0").endswith(b";") else None
        if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
            return _webp(raw)
    except (ValueError, IndexError, struct.error):
        return None
    return None


def _png(raw: bytes) -> Pixels | None:
    kept, at, ended = [_PNG], len(_PNG), False
    width, height = struct.unpack_from(">II", raw, 16)
    while at < len(raw) and not ended:
        length, name = struct.unpack_from(">I4s", raw, at)
        chunk = raw[at : at + length + 12]
        if len(chunk) != length + 12 or zlib.crc32(chunk[4:-4]) != struct.unpack(">I", chunk[-4:])[0]:
            return None
        if name in _DRAWN:
            kept.append(chunk)
        ended = name == b"IEND"
        at += len(chunk)
    return Pixels("png", width, height, b"".join(kept)) if ended else None


def _jpeg(raw: bytes) -> Pixels | None:
    kept, at, size = [raw[:2]], 2, (0, 0)
    while raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:  # the pixels follow, up to the end
            end = raw.rfind(b"\xff\xd9")
            if end < at or not all(size):
                return None
            return Pixels("jpeg", *size, b"".join((*kept, raw[at : end + 2])))
        (length,) = struct.unpack_from(">H", raw, at + 2)
        if length < 2:
            return None
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", raw, at + 5)
            size = (width, height)
        if marker not in _TOLD:
            kept.append(raw[at : at + 2 + length])
        at += 2 + length
    return None


def _webp(raw: bytes) -> Pixels | None:
    if len(raw) < struct.unpack_from("<I", raw, 4)[0] + 8:
        return None
    kind = raw[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(raw[i : i + 3], "little") + 1 for i in (24, 27))
    elif kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", raw, 21)
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", raw, 26))
    else:
        return None
    return Pixels("webp", width, height, raw)
