"""What is expensive and no test's subject, computed once a process."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from blueprint.figures.ranges.ranges import Draws, Ranges

_known: dict[tuple[str, ...], Ranges] = {}
_draw = Draws.ranges


@contextmanager
def ranges_once() -> Iterator[None]:
    """The ranges of a map's figures, which take most of the time of an analysis, are drawn once."""

    def known(draws: Draws, segment: str) -> Ranges:
        analysis = draws._analysis
        asked = (segment, repr(analysis.map), repr(analysis.flat), repr(analysis.settings))
        if asked not in _known:
            _known[asked] = _draw(draws, segment)
        return _known[asked]

    with patch.object(Draws, "ranges", known):
        yield


@contextmanager
def drawn_anew() -> Iterator[None]:
    """Meanwhile nothing is known from before: what watches how they are computed has to see it."""
    before = dict(_known)
    _known.clear()
    yield
    _known.update(before)
