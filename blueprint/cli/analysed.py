"""The map, the figures and the segment that a command was asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import argparse

    from blueprint.cli.changing import Ready
    from blueprint.figures import Analysis


class Analysed(NamedTuple):
    """A map with its changes, its figures, and whose figures are wanted."""

    ready: Ready
    analysis: Analysis
    segment: str


def analysed(arguments: argparse.Namespace) -> Analysed:
    """Read the map, change and compute it.

    Raises:
        HasErrors, BadChange, Unworkable: see `changing.read_changed`.
        NoSuchSegment: the map does not have the segment.
    """
    from blueprint.cli.changing import read_changed
    from blueprint.cli.maps import segment_of

    ready = read_changed(arguments.map, arguments.changes, arguments.language, arguments.assume)
    from blueprint.cli.peak import settings_of
    from blueprint.figures import Analysis
    from blueprint.model.segments import ALL

    analysis = Analysis(ready.map, settings_of(arguments))
    return Analysed(ready, analysis, segment_of(analysis, arguments.segment) or ALL)
