"""The drawing's colours as CSS variables, with a table for light and one for dark pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from blueprint.diff.marks import COLOURS
from blueprint.draw.theme.theme import SCREEN, LanePaint, Pair, Theme
from blueprint.model.names import Lane

DARK = replace(
    SCREEN,
    name="dark",
    paper="#11151D",
    card="#1B212C",
    box="#1C2330",
    inks={"main": "#E8ECF3", "soft": "#A3AEC0", "line": "#B8C1D0"},
    lanes={
        Lane.EVIDENCE: LanePaint("#1C1912", "#C9953A"),
        Lane.CUSTOMER: LanePaint("#121B2A", "#5B95E6"),
        Lane.FRONTSTAGE: LanePaint("#111E19", "#45A671"),
        Lane.BACKSTAGE: LanePaint("#191525", "#957BDB"),
        Lane.SUPPORT: LanePaint("#171A20", "#828DA0"),
    },
    states={
        "plain": Pair("#C9D0DC", "#2C3442"),
        "ok": Pair("#83D9B1", "#16382B"),
        "near": Pair("#F5B874", "#3C2A14"),
        "broken": Pair("#FFA79E", "#47201D"),
    },
    marks={
        "truth": Pair("#172B4D", "#FFC400"),
        "fail": Pair("#FF8F85", "#1C2330"),
        "wait": Pair("#F2AE62", "#1C2330"),
        "decision": Pair("#84B5F7", "#1C2330"),
        "note": Pair("#B8ACF6", "#1C2330"),
    },
    arrow="#A9B4C6",
    back="#E2A570",
    dashed="#76839A",
    rule="#2B3341",
    pill=Pair("#C9D0DC", "#1B212C"),
    pill_edge="#4B566A",
    exit=Pair("#F3B680", "#37260F"),
    phase=Pair("#C9D0DC", "#232A37"),
    curve="#5B95E6",
    curve_ground="#141D2D",
    curve_range="#1D2E4A",
    low="#F0675B",
    high="#FFC400",
    seen=Pair("#11151D", "#5B95E6"),
    hidden=Pair("#E3DAF7", "#3C3064"),
)
"""Colours for dark pages."""

_Put = Callable[[str, str], str]


def _colours(value: Any, name: str, put: _Put) -> Any:
    """The value with every colour in it replaced by what `put(name, colour)` gives."""
    if isinstance(value, str):
        return put(name, value) if value.startswith("#") else value
    if isinstance(value, Mapping):
        return {key: _colours(each, f"{name}-{key}", put) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_colours(each, f"{name}-{i}", put) for i, each in enumerate(value))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _colours(getattr(value, field.name), f"{name}-{field.name}".strip("-"), put)
            for field in fields(value)
        }
        return replace(value, **changed)
    return value


def palette(theme: Theme) -> dict[str, str]:
    """The theme's colours by the name of their variable."""
    found: dict[str, str] = {}

    def keep(name: str, colour: str) -> str:
        found[name] = colour
        return colour

    _colours(theme, "", keep)
    return found


LIVE: Theme = _colours(SCREEN, "", lambda name, _: f"var(--{name})")
"""The theme whose colours are variables: one picture for light and dark pages."""

LAYER = {
    "light": COLOURS,
    "dark": {
        "added": "#6FCF8E",
        "removed": "#FF8F85",
        "moved": "#84B5F7",
        "changed": "#E3C04B",
        "before": "#A3AEC0",
        "unchanged": "#A3AEC0",
        "paper": DARK.paper,
    },
}
"""What a variant does to its base is drawn in, on light and dark pages."""
LIVE_LAYER = {kind: f"var(--layer-{kind})" for kind in COLOURS}
"""The same as variables."""


def layer_palette(page: str) -> dict[str, str]:
    """The colours of a layer by the name of their variable; `page` is light or dark."""
    return {f"layer-{kind}": colour for kind, colour in LAYER[page].items()}
