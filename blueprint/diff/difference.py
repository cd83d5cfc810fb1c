"""Two states of a map: the changes, what they do to the figures, and which findings come and go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.diff.changes import Change, changes, under_new_names
from blueprint.diff.renames import renames
from blueprint.lint.finding import Finding
from blueprint.lint.run.blocking import blocking
from blueprint.lint.run.engine import Linted
from blueprint.model.loader import Loaded
from blueprint.model.service_map import ServiceMap
from blueprint.source.tree import Mapping

if TYPE_CHECKING:
    from blueprint.diff.figures import FigureChanges

_Identities = list[tuple[tuple[str, str, str], Finding]]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What differs between two maps.

    Attributes:
        maps: the two.
        changes: what differs in meaning, in the order of the new map; empty when only the spelling does.
        figures: both maps' figures; None where one of them has errors that leave none.
        new, gone: findings that only the new map has, and only the old one had.
    """

    maps: tuple[ServiceMap, ServiceMap]
    changes: tuple[Change, ...]
    figures: FigureChanges | None
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]

    @cached_property
    def under_new_names(self) -> tuple[ServiceMap, ServiceMap]:
        """Both maps, the old one with the ids that its touchpoints have in the new one: those that changes name."""
        return under_new_names(*self.maps), self.maps[1]

    @property
    def same(self) -> bool:
        """Whether both maps mean the same."""
        return not self.changes


def difference(old: Linted, new: Linted) -> Difference:
    """Hold two maps against each other.

    Raises:
        ValueError: a text that is no map at all.
    """
    if old.loaded.map is None or new.loaded.map is None:
        raise ValueError("only maps can be compared")
    called = renames(old.loaded.map, new.loaded.map)
    before, after = _identities(old.findings, called), _identities(new.findings, {})
    return Difference(
        maps=(old.loaded.map, new.loaded.map),
        changes=(*_id(old.loaded, new.loaded), *changes(old.loaded.map, new.loaded.map)),
        figures=_figures(old, new),
        new=_only(after, before),
        gone=_only(before, after),
    )


def _id(old: Loaded, new: Loaded) -> Iterator[Change]:
    """Another id of the map; a file that gives none is called as it is named, wherever it lies."""
    assert old.map is not None
    assert new.map is not None
    given = all(isinstance(side.tree, Mapping) and "id" in side.tree.entries for side in (old, new))
    same_file = Path(old.source.path).name == Path(new.source.path).name
    if old.map.id != new.map.id and (given or same_file):
        yield Change(kind="map-changed", path=("id",), was=old.map.id, now=new.map.id)


def _figures(old: Linted, new: Linted) -> FigureChanges | None:
    if blocking(old) or blocking(new):
        return None
    from blueprint.diff.figures import FigureChanges
    from blueprint.figures import Analysis

    assert old.loaded.map is not None
    assert new.loaded.map is not None
    return FigureChanges(Analysis(old.loaded.map), Analysis(new.loaded.map))


def _only(these: _Identities, those: _Identities) -> tuple[Finding, ...]:
    """Findings without a counterpart; a finding that only moved by some lines has one."""
    left = Counter(identity for identity, _ in those)
    kept = []
    for identity, finding in these:
        if left[identity]:
            left[identity] -= 1
        else:
            kept.append(finding)
    return tuple(kept)


def _identities(findings: tuple[Finding, ...], called: dict[str, str]) -> _Identities:
    """Each finding by what it says and of what, under the ids that touchpoints have in the new map."""
    old = re.compile("|".join(rf"(?<![\w-]){re.escape(id_)}(?![\w-])" for id_ in called) or "(?!)")

    def said(text: str) -> str:
        return old.sub(lambda found: called[found[0]], text)

    return [((f.code, said(f.where), said(f.message.en)), f) for f in findings]
