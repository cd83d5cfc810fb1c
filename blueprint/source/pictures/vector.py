"""SVG from strangers, written anew with the shapes alone: no script, no link, nothing from elsewhere."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SHAPES = frozenset(
    [
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "use",
        "symbol",
        "style",
    ]
)
_QUIET = frozenset(["metadata", "script", "animate", "animateTransform", "animateMotion", "set", "a"])
"""What may be there, and is left out without harm to the picture that is seen."""
_NAME = re.compile(r"(?!on)[A-Za-z][A-Za-z-]*[0-9]?")
_FOREIGN = re.compile(r"[\\@<]|url\(\s*['\"]?\s*[^#'\"\s]|:\s*//|javascript:|data:", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(px|pt|mm|cm|in)?\s*")
_PX = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_MOST_ELEMENTS, _MOST_DEPTH, _MOST_USES = 5000, 40, 12
"""A few shapes that use each other often are as many as grains of sand."""
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class Shapes(NamedTuple):
    """A picture of shapes, its sides in CSS px, and the names of elements that were left out and may be missed."""

    width: float
    height: float
    data: bytes
    missed: tuple[str, ...]


def shapes(raw: bytes) -> Shapes | None:
    """The picture that the bytes are; None where they are no SVG, are not well-formed, or are too much to draw."""
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.EntityDeclHandler = reading.refuse
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, ValueError, LookupError, _Refused):
        return None
    return reading.made()


class _Refused(Exception):
    """No picture to draw."""


class _Reading:
    """What has been read so far."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[bool] = []
        """Whether each element around is kept."""
        self._style: list[str] | None = None
        self._size: tuple[float, float] | None = None
        self._missed: dict[str, None] = {}
        self._elements = self._uses = 0

    def refuse(self, *_: object) -> None:
        raise _Refused

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self._elements += 1
        self._uses += local == "use"
        if len(self._open) > _MOST_DEPTH or self._elements > _MOST_ELEMENTS or self._uses > _MOST_USES:
            raise _Refused
        if not self._open:
            if local != "svg" or space != _SVG:
                raise _Refused
            self._root(attributes)
            return
        kept = self._open[-1] and self._style is None and space == _SVG and local in _SHAPES
        if self._open[-1] and not kept and space == _SVG and local not in _QUIET:
            self._missed[local] = None
        self._open.append(kept)
        if kept:
            self._parts.append(f"<{local}{''.join(_attributes(local, attributes))}>")
            if local == "style":
                self._style = []

    def _root(self, attributes: dict[str, str]) -> None:
        box = [float(n) for n in re.split(r"[\s,]+", attributes.get("viewBox", "").strip()) if n]
        sides = [_px(attributes.get(side, "")) for side in ("width", "height")]
        if len(box) != 4 and not all(sides):
            raise _Refused
        if len(box) != 4:
            box = [0.0, 0.0, sides[0] or 0.0, sides[1] or 0.0]
        if not all(0 < side < 1e6 for side in box[2:]) or not all(abs(n) < 1e6 for n in box):
            raise _Refused
        width = sides[0] or (sides[1] * box[2] / box[3] if sides[1] else box[2])
        self._size = (width, sides[1] or width * box[3] / box[2])
        view = " ".join(f"{n:.6g}" for n in box)
        told = {k: v for k, v in attributes.items() if k not in ("width", "height", "viewBox", "version")}
        self._parts.append(
            f'<svg xmlns="{_SVG}" width="{self._size[0]:.6g}" height="{self._size[1]:.6g}" viewBox="{view}"'
            f"{''.join(_attributes('svg', told))}>"
        )
        self._open.append(True)

    def text(self, said: str) -> None:
        if self._style is not None:
            self._style.append(said)
        elif self._open and self._open[-1]:
            self._parts.append(said.translate(_MARKUP))

    def end(self, name: str) -> None:
        if not self._open.pop():
            return
        local = name.rpartition(" ")[2]
        if local == "style" and self._style is not None:
            rules = "".join(self._style)
            self._parts.append("" if _FOREIGN.search(rules) else rules.translate(_MARKUP))
            self._style = None
        self._parts.append(f"</{local}>")

    def made(self) -> Shapes | None:
        if self._size is None:
            return None
        return Shapes(*self._size, "".join(self._parts).encode(), tuple(self._missed))


def _attributes(local: str, attributes: dict[str, str]) -> list[str]:
    found = []
    for name, value in attributes.items():
        if name in ("href", f"{_XLINK} href"):
            if value.startswith("#") and local in ("use", "linearGradient", "radialGradient"):
                found.append(f' href="{value.translate(_MARKUP)}"')
        elif _NAME.fullmatch(name) and not _FOREIGN.search(value):
            found.append(f' {name}="{value.translate(_MARKUP)}"')
    return found


def _px(text: str) -> float | None:
    """A length in CSS px; None where it is none, or relative."""
    found = _LENGTH.fullmatch(text)
    length = float(found[1]) * _PX[found[2] or ""] if found else 0.0
    return length if 0 < length < 1e5 else None
