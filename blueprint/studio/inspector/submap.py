"""The way from a touchpoint to the map that it stands for."""

from __future__ import annotations

from blueprint.studio.state import session
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.open_map import OpenMap
from blueprint.wording import Wording

_NOT_HERE = Wording(
    "the folder has no map with the id {id!r}; choose another under “Stands for another map”",
    "文件夹中没有编号为 {id!r} 的地图；请在“代表另一张地图”中另选",
)


def open_map(one: OpenMap, id_: str) -> None:
    """Open the map with an id, or say that there is none."""
    name = name_of(id_)
    if name is None:
        one.tell("bad", _NOT_HERE.filled(id=id_))
    else:
        session.go(name)


def name_of(id_: str) -> str | None:
    """The name in the folder of the map with an id; files that are called like it are looked at first."""
    names = session.folder().names()
    for name in sorted(names, key=lambda n: n.rpartition("/")[2] != id_):
        try:
            found = session.facts_at(name, session.folder().read(name).text).map
        except Refused:
            continue
        if found is not None and found.name == id_:
            return name
    return None
