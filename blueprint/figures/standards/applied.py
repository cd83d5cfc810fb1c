"""Which items of standards packs apply to what in a map. Nothing is guessed: an item finds its place in one of two ways.

By name: a promise or a time limit says `source: PACK#ITEM`, where ITEM is the id of an item, the part of it before a
dot (`fault-repair` for a mean and a maximum), or a clause. `source: PACK` alone will do where the pack has only one
thing that can be meant. By scope: the pack says that an item is about waits on some channels, with one of some words
in id, title or role. What applies to nothing is said to apply to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from blueprint.flow.chain.waits import is_wait
from blueprint.model.service_map import Promise, ServiceMap
from blueprint.model.text import Text
from blueprint.model.touchpoint import Touchpoint

if TYPE_CHECKING:
    from blueprint.packs.standards import Item, StandardsPack

Way = Literal["promise", "limit", "scope"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A `source` that names a pack.

    Attributes:
        path: to the text, through the map.
        pack: as it is written.
        item: what follows `#`; empty when nothing does.
        promise: index of the promise that says it.
        touchpoint: id of the touchpoint whose limit says it.
    """

    path: tuple[str | int, ...]
    pack: str
    item: str
    promise: int | None = None
    touchpoint: str | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """An item and what it applies to: exactly one promise, or one touchpoint."""

    pack: StandardsPack
    item: Item
    way: Way
    promise: Promise | None = None
    touchpoint: str | None = None
    path: tuple[str | int, ...] = ()


def references(service_map: ServiceMap, known: Sequence[str]) -> Iterator[Reference]:
    """The sources of promises and limits that begin with the name of a pack."""
    for index, promise in enumerate(service_map.promises):
        if found := _split(promise.source, known):
            yield Reference(("promises", index, "source"), *found, promise=index)
    for id_, touchpoint in service_map.touchpoints.items():
        limit = touchpoint.time.limit if touchpoint.time else None
        if limit and (found := _split(limit.source, known)):
            yield Reference(("touchpoints", id_, "time", "limit", "source"), *found, touchpoint=id_)


def _split(source: Text | None, known: Sequence[str]) -> tuple[str, str] | None:
    if source is None:
        return None
    name, _, item = str(source).partition("#")
    return (name.strip(), item.strip()) if name.strip() in known else None


def meant(pack: StandardsPack, name: str) -> tuple[Item, ...]:
    """The items that a reference means; without a name the one thing that can be meant, or nothing."""
    if name:
        return pack.named(name)
    times = tuple(i for i in pack.items if i.by_name)
    return times if len({i.group for i in times}) == 1 else ()


def applied(service_map: ServiceMap, packs: Mapping[str, StandardsPack]) -> Iterator[Applied]:
    """What of some packs applies to what, in the order of the packs.

    Args:
        service_map: it.
        packs: by the names that the map gives them.
    """
    named = list(references(service_map, [*packs, *(p.id for p in packs.values())]))
    for name, pack in packs.items():
        for reference in (r for r in named if r.pack in (name, pack.id)):
            for item in meant(pack, reference.item):
                if item.by_name and reference.promise is not None:
                    promise = service_map.promises[reference.promise]
                    yield Applied(pack, item, "promise", promise=promise, path=reference.path)
                elif item.by_name:
                    yield Applied(pack, item, "limit", touchpoint=reference.touchpoint, path=reference.path)
        for item in pack.items:
            if item.scope.found == "wait":
                for touchpoint in service_map.touchpoints.values():
                    if fits(item, touchpoint) and not _is_wait_of_another(item, touchpoint, service_map):
                        yield Applied(
                            pack, item, "scope", touchpoint=touchpoint.id, path=("touchpoints", touchpoint.id)
                        )


def _is_wait_of_another(item: Item, touchpoint: Touchpoint, service_map: ServiceMap) -> bool:
    """Whether it is the wait in front of a touchpoint to which the item applies: there all who come count."""
    queue = service_map.touchpoints.get(touchpoint.waits_for or "")
    return queue is not None and fits(item, queue)


def fits(item: Item, touchpoint: Touchpoint) -> bool:
    """Whether customers wait at a touchpoint in a way that the item's scope is about.

    They wait where nobody serves and the words say so (`is_wait`), or in front of a staffed touchpoint.
    """
    if not touchpoint.lane.experienced or not (touchpoint.staffed or is_wait(touchpoint)):
        return False
    scope = item.scope
    if scope.channels and touchpoint.channel not in scope.channels:
        return False
    texts = (touchpoint.title, touchpoint.role)
    said = " ".join([touchpoint.id, *(t for text in texts if text for _, t in text.by_language)]).lower()
    return not scope.words or any(word.lower() in said for word in scope.words)
