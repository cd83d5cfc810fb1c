"""One picture beside a map: read, held against the limits, and only a picture from then on."""

from __future__ import annotations

import stat
from base64 import b64encode
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from blueprint.source.pictures.raster import pixels
from blueprint.source.pictures.refused import NotDrawn
from blueprint.wording import Wording

MOST_BYTES = 1_000_000
"""Of one file."""
MOST_PIXELS = 16_000_000
"""Of one picture: more take 64 MB while they are drawn."""
_KEPT = 64
_TYPES = {"png": "png", "jpeg": "jpeg", "gif": "gif", "webp": "webp", "svg": "svg+xml"}
_PUT = Wording(
    "put the file there, or write its path from the map's folder",
    "请把文件放到那里，或写出从地图所在文件夹开始的路径",
)
_MISSING = Wording("there is no picture {name}", "没有图片 {name}")
_OUTSIDE = Wording("{name} lies outside of the map's folder", "{name} 在地图文件夹之外")
_INSIDE = Wording("copy it into the map's folder", "请复制到地图所在文件夹")
_LARGE = Wording(
    "{name} has {size:.1f} MB, a picture may have {most:.0f} MB",
    "{name} 有 {size:.1f} MB，图片最大 {most:.0f} MB",
)
_WIDE = Wording(
    "{name} is {width} by {height} pixels, more than {most} million",
    "{name} 为 {width} × {height} 像素，超过 {most} 百万",
)
_SMALLER = Wording("save it smaller", "请另存为较小的图片")
_NONE = Wording("{name} is no picture that can be drawn", "{name} 不是可以绘制的图片")
_SAVE = Wording("save it as PNG, JPEG or a plain SVG", "请另存为 PNG、JPEG 或普通 SVG")
_PARTS = Wording("{name} holds {parts}, which are not drawn", "{name} 含有不绘制的 {parts}")


@dataclass(frozen=True)
class Picture:
    """A picture: `kind` is png, jpeg, gif, webp or svg; its sides are in px.

    An SVG was written anew from its shapes; in `missed` are the names of elements that this left out.
    """

    kind: str
    width: float
    height: float
    data: bytes
    missed: tuple[str, ...] = ()

    @cached_property
    def uri(self) -> str:
        """The picture as an address that holds it."""
        return f"data:image/{_TYPES[self.kind]};base64,{b64encode(self.data).decode()}"

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Its sides when it is made to fit, px; never larger than it is, save that shapes have no size of their own."""
        scale = min(width / self.width, height / self.height)
        if self.kind != "svg":
            scale = min(scale, 1.0)
        return self.width * scale, self.height * scale


def read_picture(folder: Path, name: str) -> Picture:
    """The picture `name`, a path below `folder`.

    Raises:
        NotDrawn: it is not there, lies elsewhere (also by a link), is too large, or is no picture.
    """
    try:
        root, file = folder.resolve(strict=True), (folder / name).resolve(strict=True)
        if not file.is_relative_to(root):
            raise NotDrawn(_OUTSIDE.filled(name=name), _INSIDE)
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NotDrawn(_MISSING.filled(name=name), _PUT)
        if status.st_size > MOST_BYTES:
            size, most = status.st_size / 1e6, MOST_BYTES / 1e6
            raise NotDrawn(_LARGE.filled(name=name, size=size, most=most), _SMALLER)
        return _read(file, name, status.st_mtime_ns, status.st_size)
    except (
        OSError,
        ValueError,
        RuntimeError,
    ) as error:  # a circle of links is a RuntimeError before Python 3.13
        raise NotDrawn(_MISSING.filled(name=name), _PUT) from error


@lru_cache(_KEPT)
def _read(file: Path, name: str, _changed: int, _size: int) -> Picture:
    with file.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if (drawn := pixels(raw)) is not None:
        if not 0 < drawn.width * drawn.height <= MOST_PIXELS:
            wide = _WIDE.filled(
                name=name, width=drawn.width, height=drawn.height, most=MOST_PIXELS // 1_000_000
            )
            raise NotDrawn(wide, _SMALLER)
        return Picture(*drawn)
    from blueprint.source.pictures.vector import shapes  # reads XML, which few maps need

    if (made := shapes(raw)) is not None:
        return Picture("svg", *made)
    raise NotDrawn(_NONE.filled(name=name), _SAVE)


def not_drawn_of(name: str, picture: Picture) -> NotDrawn | None:
    """What of a picture is left out; None where it is whole."""
    if not picture.missed:
        return None
    parts = ", ".join(f"<{part}>" for part in picture.missed[:3])
    return NotDrawn(_PARTS.filled(name=name, parts=parts), _SAVE)
