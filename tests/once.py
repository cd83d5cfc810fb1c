"""What is expensive and no test's subject, computed once a process."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from blueprint.figures import Analysis
from blueprint.figures.ranges import ranges
from blueprint.figures.ranges.range import Ranges
from blueprint.figures.settings import Settings
from blueprint.model.service_map import ServiceMap

_KEPT = 6
"""Analyses; each holds the draws that were asked of it."""
_analyses: dict[tuple[str, str], Analysis] = {}
_ranges: dict[tuple[str, ...], Ranges] = {}
_draw = ranges.drawn_ranges
_make = Analysis.__init__
_asked = False


def _which(service_map: ServiceMap, settings: Settings | None) -> tuple[str, str]:
    return _said(service_map), repr(settings or Settings())


def _said(value: object) -> str:
    """A map as it prints itself, and what else it knows: the maps inside, the folder, whose holidays there are."""
    if isinstance(value, Mapping):
        return repr([(name, _said(each)) for name, each in value.items()])
    if isinstance(value, ServiceMap):
        return repr(value) + _said(value.__pydantic_private__ or {})
    return repr(value)


def _found(
    cls: type[Analysis],
    service_map: ServiceMap,
    settings: Settings | None = None,
    *,
    sound: bool = True,
    **_: Any,
) -> Analysis:
    """The one that is known of the map; else one to be made."""
    known = _analyses.get(_which(service_map, settings)) if _asked and sound else None
    return known or object.__new__(cls)


def _made(
    self: Analysis,
    service_map: ServiceMap,
    settings: Settings | None = None,
    *,
    sound: bool = True,
    **given: Any,
) -> None:
    if not vars(self):
        _make(self, service_map, settings, sound=sound, **given)
    if _asked and sound:
        which = _which(service_map, settings)
        _analyses.pop(which, None)
        _analyses[which] = self
        if len(_analyses) > _KEPT:
            del _analyses[next(iter(_analyses))]


# For good, and not as a patch: a class whose `__new__` was taken away again takes no arguments any more.
Analysis.__new__ = staticmethod(_found)  # type: ignore[assignment]
Analysis.__init__ = _made  # type: ignore[method-assign]


@contextmanager
def figures_once() -> Iterator[None]:
    """A map's figures are computed once; their ranges, which take most of the time, are kept for good."""
    global _asked

    def known(analysis: Analysis, segment: str) -> Ranges:
        asked = (segment, repr(analysis.map), repr(analysis.flat), repr(analysis.settings))
        if asked not in _ranges:
            _ranges[asked] = _draw(analysis, segment)
        return _ranges[asked]

    before, _asked = _asked, True
    try:
        with patch.object(ranges, "drawn_ranges", known):
            yield
    finally:
        _asked = before


@contextmanager
def figures_anew() -> Iterator[None]:
    """Meanwhile nothing is known from before: what watches how they are computed has to see it."""
    before = dict(_ranges)
    _ranges.clear()
    _analyses.clear()
    yield
    _analyses.clear()
    _ranges.clear()
    _ranges.update(before)


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
