"""What is expensive and no test's subject, computed once a process."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from blueprint.figures import Analysis
from blueprint.figures.ranges import ranges
from blueprint.figures.ranges.range import Ranges

_known: dict[tuple[str, ...], Ranges] = {}
_draw = ranges.drawn_ranges


@contextmanager
def ranges_once() -> Iterator[None]:
    """The ranges of a map's figures, which take most of the time of an analysis, are drawn once."""

    def known(analysis: Analysis, segment: str) -> Ranges:
        asked = (segment, repr(analysis.map), repr(analysis.flat), repr(analysis.settings))
        if asked not in _known:
            _known[asked] = _draw(analysis, segment)
        return _known[asked]

    with patch.object(ranges, "drawn_ranges", known):
        yield


@contextmanager
def drawn_anew() -> Iterator[None]:
    """Meanwhile nothing is known from before: what watches how they are computed has to see it."""
    before = dict(_known)
    _known.clear()
    yield
    _known.update(before)


_advice: dict[tuple[str, ...], Any] = {}


@contextmanager
def advice_once(*said: str) -> Iterator[None]:
    """Meanwhile `improve` and `staff` are computed once for the same words, whatever the page is printed on."""

    def once(name: str, compute: Callable[..., Any]) -> Callable[..., Any]:
        def known(*given: Any, **named: Any) -> Any:
            if (name, *said) not in _advice:
                _advice[name, *said] = compute(*given, **named)
            return _advice[name, *said]

        return known

    from blueprint.figures.invest import improve
    from blueprint.figures.staffing import staffing

    with ExitStack() as stack:
        for module, name in ((improve, "improve"), (staffing, "staffing")):
            stack.enter_context(patch.object(module, name, once(name, getattr(module, name))))
        yield
