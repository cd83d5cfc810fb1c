"""Which elements were read: what nobody read becomes a note, whatever it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from xml.etree import ElementTree as Tree

from blueprint.importing.bpmn.names import BPMN, BPSIMS, OWN, PICTURE, bpmn, local, name_of, tag_of, text_of
from blueprint.wording import Wording

_NO_PLACE = Wording("{tag} {which}: a map has no place for it", "{tag} {which}：地图中没有它的位置")
_SETTINGS = Wording(
    "settings of another program ({space}): {names}: a map has no place for them",
    "其他程序的设置（{space}）：{names}：地图中没有它们的位置",
)
_KNOWN = {
    BPMN,
    *BPSIMS,
    OWN,
    "http://www.w3.org/2001/XMLSchema-instance",
    "http://www.w3.org/XML/1998/namespace",
}
_SHOWN = 60
_SAID_ELSEWHERE = {bpmn(tag) for tag in ("incoming", "outgoing")}
"""Flows say the same."""
_HOLDER = bpmn("extensionElements")


class Ledger:
    """The elements of a file that were read. An element that was not read is noted with all it holds."""

    def __init__(self, understood: Collection[str] = ()) -> None:
        self.understood = understood  # attributes of other programs that are read
        self._read: dict[int, Tree.Element] = {}  # kept, so that no other element gets its number

    def read(self, *elements: Tree.Element | None) -> None:
        """These were understood; what they hold is looked at on its own."""
        self._read.update((id(e), e) for e in elements if e is not None)

    def all(self, element: Tree.Element | None) -> None:
        """This was understood with all it holds."""
        if element is not None:
            self.read(*element.iter())

    def notes(self, root: Tree.Element) -> list[Wording]:
        """One note for each kind of element that was not read, with what people would know it by."""
        found: dict[str, list[str]] = {}
        for element in self._unread(root):
            said = name_of(element) or text_of(element)[:_SHOWN]
            id_ = element.get("id", "")
            which = " ".join(filter(None, (repr(id_) if id_ else "", f"({said})" if said else "")))
            found.setdefault(_called(element), []).append(which or "-")
        told = [_NO_PLACE.filled(tag=tag, which=", ".join(_counted(which))) for tag, which in found.items()]
        return told + [
            _SETTINGS.filled(space=space, names=", ".join(_counted(names)))
            for space, names in self._settings().items()
        ]

    def _settings(self) -> dict[str, list[str]]:
        """What programs say by attributes of their own of elements that were read, by namespace."""
        found: dict[str, list[str]] = {}
        for element in self._read.values():
            for key, value in element.attrib.items():
                space, _, name = key.removeprefix("{").rpartition("}")
                if space and space not in _KNOWN and (name not in self.understood or "{" in value):
                    found.setdefault(space, []).append(name)
        return found

    def _unread(self, element: Tree.Element) -> Iterator[Tree.Element]:
        for child in element:
            if id(child) in self._read or child.tag == _HOLDER:
                yield from self._unread(child)
            elif child.tag not in _SAID_ELSEWHERE and local(child)[0] not in PICTURE:
                yield child


def _called(element: Tree.Element) -> str:
    space, name = local(element)
    if space in (BPMN, *BPSIMS, ""):
        return name if space else tag_of(element)
    return f"{name} ({space})"


def _counted(names: Iterable[str]) -> Iterator[str]:
    """Names, the same ones once with how often."""
    times: dict[str, int] = {}
    for name in names:
        times[name] = times.get(name, 0) + 1
    return (name if n == 1 else f"{name} ×{n}" for name, n in times.items())
