"""What is expensive and no test's subject, computed once: a process, or a run of tests where these have a folder."""

import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

from blueprint.figures import Analysis
from blueprint.figures.invest import improve
from blueprint.figures.ranges import measure, ranges
from blueprint.figures.ranges.range import Ranges
from blueprint.figures.settings import Settings
from blueprint.figures.staffing import staffing
from blueprint.model.service_map import ServiceMap

_KEPT = 6
"""Analyses; each holds the draws that were asked of it."""
_analyses: dict[tuple[str, str], Analysis] = {}
_known: dict[str, Any] = {}
_shared: Path | None = None
"""Where the processes of one run of tests find what another has computed."""
_draw = ranges.drawn_ranges
_Tornado = measure._Tornado
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


def share(folder: Path) -> None:
    """From now on what is computed is kept in a folder too, for the other processes of this run."""
    global _shared
    folder.mkdir(exist_ok=True)
    _shared = folder


def _once(compute: Callable[[], Any], *asked: object) -> Any:
    which = sha256(repr(asked).encode()).hexdigest()
    if which in _known:
        return _known[which]
    file = _shared / which if _shared else None
    if file and file.is_file():
        found = pickle.loads(file.read_bytes())
    else:
        found = compute()
        if file:
            _keep(file, found)
    return _known.setdefault(which, found)


def _keep(file: Path, found: object) -> None:
    half = file.with_suffix(f".{os.getpid()}")
    try:
        half.write_bytes(pickle.dumps(found))
        half.replace(file)
    except OSError:  # a test of full disks
        half.unlink(missing_ok=True)


def _drawn(analysis: Analysis, segment: str) -> Ranges:
    return _once(lambda: _draw(analysis, segment), "ranges", segment, *_inputs(analysis))


class _KnownTornado(_Tornado):
    @cached_property
    def ends(self) -> Any:
        plain = _Tornado.ends.func
        return _once(lambda: plain(self), "ends", *_inputs(self._analysis))


def _inputs(analysis: Analysis) -> tuple[str, ...]:
    return _said(analysis.map), _said(analysis.flat), repr(analysis.settings)


def _advised(advise: Callable[..., Any]) -> Callable[..., Any]:
    """What is asked of an analysis, whoever wants to hear how far it is."""

    def known(analysis: Analysis, *given: Any, **named: Any) -> Any:
        asked = [repr(each) for each in (*given, *named.items()) if not callable(each)]
        return _once(lambda: advise(analysis, *given, **named), advise.__name__, *_inputs(analysis), *asked)

    return known


@contextmanager
def figures_once() -> Iterator[None]:
    """A map's figures are computed once; their ranges and what is advised, which take most of the time, are kept for good."""
    global _asked
    before, _asked = _asked, True
    try:
        with ExitStack() as stack:
            for module, name, once in (
                (ranges, "drawn_ranges", _drawn),
                (measure, "_Tornado", _KnownTornado),
                (improve, "improve", _advised(improve.improve)),
                (staffing, "staffing", _advised(staffing.staffing)),
            ):
                stack.enter_context(patch.object(module, name, once))
            yield
    finally:
        _asked = before


@contextmanager
def figures_anew() -> Iterator[None]:
    """Meanwhile nothing is known from before: what watches how they are computed has to see it."""
    global _shared
    before, folder = dict(_known), _shared
    _known.clear()
    _analyses.clear()
    _shared = None
    yield
    _shared = folder
    _analyses.clear()
    _known.clear()
    _known.update(before)
