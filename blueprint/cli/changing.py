"""`--set PATH=VALUE`: maps as they would be, for every command that computes with one."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from blueprint.cli.maps import HasErrors, read_clean
from blueprint.suggestion import joined
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blueprint.lint.run.engine import Linted
    from blueprint.model.service_map import ServiceMap

_NOBODY_COMES = "unreachable"
"""In a file a touchpoint nobody comes to is a mistake; to ask what if nobody came there is none."""

_BROKEN = Wording("with {changes}: {message}", "设 {changes} 后：{message}")


@dataclass(frozen=True)
class Ready:
    """A map to compute with.

    Attributes:
        original: as the file says.
        map: with the changes.
        changes: as they were said.
        notes: what people should know of them.
    """

    original: ServiceMap
    map: ServiceMap
    changes: tuple[str, ...] = ()
    notes: tuple[Wording, ...] = ()

    def said(self) -> dict[str, Any]:
        """The changes, and what is assumed, for programs; nothing where there are none."""
        from blueprint.figures.data import shares_as_data

        assumed = self.map.assumed_equal
        said: dict[str, Any] = {"assumed": {"shares": "equal", **shares_as_data(assumed)}} if assumed else {}
        if self.changes:
            said |= {"set": list(self.changes), "notes": [note.en for note in self.notes]}
        return said


def read_changed(
    path: str,
    changes: Sequence[str],
    language: Language,
    assume: Literal["equal"] | None = None,
    *,
    partly: bool = False,
) -> Ready:
    """Read a map without errors and change it.

    Args:
        path: of the map.
        changes: `PATH=VALUE`, one after the other.
        language: of what is said.
        assume: how to take shares that nobody knows.
        partly: whether a map will do for which nobody knows them.

    Raises:
        HasErrors: it has some, or lacks shares; that is said.
        BadChange: a change that cannot be read.
        Unworkable: the map has errors with the changes.
    """
    linted, original = read_clean(path, language)
    ready = _changed(linted, original, changes) if changes else Ready(original, original)
    if assume:
        from blueprint.flow.chain.unknown_shares import with_equal_shares

        return replace(ready, original=with_equal_shares(ready.original), map=with_equal_shares(ready.map))
    if not partly and (lacking := lacking_shares(ready.map)):
        print(f"blueprint: {path}: {lacking[language]}", file=sys.stderr)
        raise HasErrors
    return ready


def lacking_shares(service_map: ServiceMap, *, option: bool = True) -> Wording | None:
    """What of a map's shares nobody knows, and what to do about it, with `--assume`; None where all are known."""
    from blueprint.flow.chain.inlining import inlined
    from blueprint.flow.chain.unknown_shares import sentence, unknown_shares

    found = unknown_shares(service_map)
    return sentence(found, inlined(service_map), option=option) if found else None


def _changed(linted: Linted, original: ServiceMap, changes: Sequence[str]) -> Ready:
    from blueprint.figures.whatif.changes import apply_changes
    from blueprint.lint.run.blocking import blocking
    from blueprint.lint.run.engine import lint

    done = apply_changes(original, changes)
    found = [
        lint(replace(linted.loaded, map=m), suppressions=False) for m in _changed_maps(original, done.map)
    ]
    for finding in (f for each in found for f in blocking(each)):
        if finding.name != _NOBODY_COMES:
            raise Unworkable(changes, finding.message, finding.help)
    whole = found[0].loaded.map  # with other maps inside, where the changes name some
    assert whole is not None
    return Ready(original, whole, tuple(changes), done.notes)


def _changed_maps(before: ServiceMap, after: ServiceMap) -> Iterator[ServiceMap]:
    """The map, and of the maps inside it those that were changed."""
    yield after
    for id_, inner in after.inside.items():
        if inner is not before.inside.get(id_):
            yield from _changed_maps(before.inside.get(id_, inner), inner)


class Unworkable(Exception):
    """A map that has errors with the changes."""

    def __init__(self, changes: Sequence[str], message: Wording, help: Wording | None) -> None:  # noqa: A002
        self.wording = _BROKEN.filled(changes=", ".join(changes), message=joined(message, help))
        super().__init__(self.wording.en)
