"""What the first page would wait for, made while the browser opens: libraries read, and a map drawn once."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from threading import Thread

_TEMPLATE = Path(__file__).with_name("templates") / "branch-visit.yaml"
_PATIENCE, _EVERY = 60.0, 0.05
"""Seconds until nobody waits for the server any more, and from look to look."""


def warm_up(host: str, port: int) -> None:
    """Begin once the server at an address answers, so as not to hold it up."""
    Thread(target=_begin, args=(host, port), daemon=True, name="warm-up").start()


def _begin(host: str, port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection((host, port), timeout=_PATIENCE).close()
        except OSError:
            time.sleep(_EVERY)
        else:
            _first_page()
            return


def _first_page() -> None:
    """All that a page of a map runs through."""
    import blueprint.studio.app  # noqa: F401 - read for whoever comes
    from blueprint.draw.svg_painter import paint
    from blueprint.model.segments import ALL
    from blueprint.studio.canvas.palette import LIVE
    from blueprint.studio.state.facts import Facts

    facts = Facts(str(_TEMPLATE), _TEMPLATE.read_text(encoding="utf-8"))
    layout = facts.layout(ALL, "zh", facts.overlay(ALL))
    assert layout is not None
    paint(layout, LIVE)
