"""The pictures that a map names: of notes, channels and segments. Read when somebody draws or checks them."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from blueprint.source.pictures.picture import Picture, not_drawn_of, read_picture
from blueprint.source.pictures.refused import NotDrawn
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blueprint.model.service_map import ServiceMap

Place = tuple[str | int, ...]
MOST = 10_000_000
"""Bytes of all pictures of a map together."""
_FULL = Wording(
    "{name} and the pictures before it have more than {most} MB together",
    "{name} 与之前的图片合计超过 {most} MB",
)
_FEWER = Wording("save them smaller, or take some out", "请另存为较小的图片，或去掉一些")


def files_named(service_map: ServiceMap) -> Iterator[tuple[Place, str]]:
    """Where the map names a file, and the file, in the order of the map."""
    for id_, touchpoint in service_map.touchpoints.items():
        for index, note in enumerate(touchpoint.notes):
            if note.picture:
                yield ("touchpoints", id_, "notes", index, "picture"), note.picture
    for id_, channel in service_map.channels.items():
        if channel.icon:
            yield ("channels", id_, "icon"), channel.icon
    for id_, segment in service_map.segments.items():
        if segment.icon:
            yield ("segments", id_, "icon"), segment.icon


def pictures_of(service_map: ServiceMap) -> Mapping[str, Picture]:
    """File to picture, of those that can be drawn; none where nobody knows the map's folder."""
    return {name: read for name, read in _read(service_map).items() if isinstance(read, Picture)}


def not_drawn(service_map: ServiceMap) -> Iterator[tuple[Place, NotDrawn]]:
    """What is not drawn, or not whole, and where the map first names it."""
    read = _read(service_map)
    told: set[str] = set()
    for place, name in files_named(service_map):
        if name in told or name not in read:
            continue
        told.add(name)
        found = read[name]
        wrong = found if isinstance(found, NotDrawn) else not_drawn_of(name, found)
        if wrong is not None:
            yield place, wrong


def _read(service_map: ServiceMap) -> dict[str, Picture | NotDrawn]:
    found: dict[str, Picture | NotDrawn] = {}
    if service_map.folder is None:
        return found
    folder, size = FilePath(service_map.folder), 0
    for _, name in files_named(service_map):
        if name in found:
            continue
        try:
            picture = read_picture(folder, name)
        except NotDrawn as refused:
            found[name] = refused
            continue
        size += len(picture.data)
        full = NotDrawn(_FULL.filled(name=name, most=MOST // 1_000_000), _FEWER)
        found[name] = picture if size <= MOST else full
    return found
