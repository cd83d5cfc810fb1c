"""Addresses and files that a map names: pictures beside it, and pages elsewhere. Nothing is fetched."""

from __future__ import annotations

import re
from typing import Annotated, Any

from blueprint.model.characters import UNSEEN_IN_SCHEMAS
from blueprint.model.values import Grammar, text_of, wrong
from blueprint.wording import Wording

_KINDS = "png|jpg|jpeg|gif|webp|svg|PNG|JPG|JPEG|GIF|WEBP|SVG"
_NOT = rf"/\\:?#%<>\"'{UNSEEN_IN_SCHEMAS}"
_STEP = rf"[^\s.{_NOT}][^{_NOT}]*"
_FILE = re.compile(rf"({_STEP}/)*({_STEP})?\.({_KINDS})")
_ADDRESS = re.compile(rf"(https?://|mailto:)[^\s<>\"'\\^`{{|}}{UNSEEN_IN_SCHEMAS}]+")


def _file(value: Any) -> str:
    text = text_of(value, Wording("a picture's file", "图片文件"))
    if not _FILE.fullmatch(text):
        raise wrong(
            "wrong-shape",
            Wording("{text!r} is no picture beside the map", "{text!r} 不是地图旁边的图片").filled(text=text),
            Wording(
                "write a path from the map's folder, such as `pictures/hall.png`",
                "请写从地图所在文件夹开始的路径，如 `pictures/hall.png`",
            ),
        )
    return text


def _address(value: Any) -> str:
    text = text_of(value, Wording("an address", "网址"))
    if not _ADDRESS.fullmatch(text):
        raise wrong(
            "wrong-shape",
            Wording("{text!r} is no address", "{text!r} 不是网址").filled(text=text),
            Wording("write it as `https://example.org/page`", "请写成 `https://example.org/page`"),
        )
    return text


def _pattern(pattern: re.Pattern[str]) -> dict[str, Any]:
    return {"type": "string", "pattern": rf"^\s*{pattern.pattern}\s*$"}


LocalFile = Annotated[str, Grammar(_file, lambda: _pattern(_FILE))]
"""A picture beside the map: a relative path without `..`, ending in png, jpg, jpeg, gif, webp or svg."""
Address = Annotated[str, Grammar(_address, lambda: _pattern(_ADDRESS))]
"""An address on the web, or of a mailbox."""
