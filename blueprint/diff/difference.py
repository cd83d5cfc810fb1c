"""Two states of a map: the changes, what they do to the figures, and which findings come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.diff.changes import Change, changes
from blueprint.lint.finding import Finding
from blueprint.lint.run.blocking import blocking
from blueprint.lint.run.engine import Linted
from blueprint.model.loader import Loaded
from blueprint.model.service_map import ServiceMap
from blueprint.source.tree import Mapping

if TYPE_CHECKING:
    from blueprint.diff.figures import FigureChanges


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
    return Difference(
        maps=(old.loaded.map, new.loaded.map),
        changes=(*_id(old.loaded, new.loaded), *changes(old.loaded.map, new.loaded.map)),
        figures=_figures(old, new),
        new=_only(new.findings, old.findings),
        gone=_only(old.findings, new.findings),
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


def _only(these: tuple[Finding, ...], those: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings without a counterpart; a finding that only moved by some lines has one."""
    left = Counter(map(_identity, those))
    kept = []
    for finding in these:
        if left[_identity(finding)]:
            left[_identity(finding)] -= 1
        else:
            kept.append(finding)
    return tuple(kept)


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.where, finding.message.en
