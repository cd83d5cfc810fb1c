"""Colours: a theme is a table, so that print and high contrast are other tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blueprint.model.names import Lane

if TYPE_CHECKING:
    from blueprint.draw.marks import MarkKind
    from blueprint.draw.overlay import State
    from blueprint.draw.shapes import Ink

FONTS = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, Hiragino Sans GB, WenQuanYi Micro Hei, sans-serif"


@dataclass(frozen=True, slots=True)
class LanePaint:
    """Colours of a lane: its ground and the edge of its boxes."""

    ground: str
    edge: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Text on a ground."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Edge:
    """The outline of a pill, in case its ground does not tell it apart; an empty `dash` is a whole line."""

    colour: str
    dash: str = ""
    width: float = 1.0


@dataclass(frozen=True)
class Theme:
    """All colours of a picture. Every text has at least 4.5:1 against its ground.

    `state_edges` outline the standard times by how they are kept; `back_dash` is the stroke of ways back;
    `staff` is the ink of the staff's curve;
    with `shaped` the low point of a curve is a triangle downwards and the high one upwards; `segments` are
    the lines of a curve's segments, each with its dash.
    """

    name: str
    paper: str
    card: str
    box: str
    inks: Mapping[Ink, str]
    lanes: Mapping[Lane, LanePaint]
    states: Mapping[State, Pair]
    marks: Mapping[MarkKind, Pair]
    arrow: str
    back: str
    dashed: str
    rule: str
    pill: Pair
    pill_edge: str
    exit: Pair
    phase: Pair
    curve: str
    curve_ground: str
    curve_range: str
    staff: str
    low: str
    high: str
    seen: Pair
    hidden: Pair
    dot_edge: str = ""
    back_dash: str = ""
    shaped: bool = False
    state_edges: Mapping[State, Edge] = field(default_factory=dict)
    segments: tuple[Edge, ...] = (
        Edge("#22844E", "7 3"),
        Edge("#6E4FB8", "2 3"),
        Edge("#A85400", "9 3 2 3"),
        Edge("#44546F", "4 4"),
    )
    fonts: str = field(default=FONTS)


SCREEN = Theme(
    name="screen",
    paper="#FFFFFF",
    card="#F7F8F9",
    box="#FFFFFF",
    inks={"main": "#172B4D", "soft": "#5E6C84", "line": "#44546F"},
    lanes={
        Lane.EVIDENCE: LanePaint("#FFFAF0", "#C98F1C"),
        Lane.CUSTOMER: LanePaint("#EFF6FE", "#2F6FCB"),
        Lane.FRONTSTAGE: LanePaint("#EFFAF3", "#22844E"),
        Lane.BACKSTAGE: LanePaint("#F6F2FC", "#6E4FB8"),
        Lane.SUPPORT: LanePaint("#F5F6F8", "#6B778C"),
    },
    states={
        "plain": Pair("#44546F", "#EEF0F3"),
        "ok": Pair("#17694A", "#E1F2EA"),
        "near": Pair("#974F0C", "#FBEBDA"),
        "broken": Pair("#B3261E", "#FBE6E4"),
    },
    marks={
        "truth": Pair("#172B4D", "#FFC400"),
        "fail": Pair("#C9372C", "#FFFFFF"),
        "wait": Pair("#A85400", "#FFFFFF"),
        "decision": Pair("#2F6FCB", "#FFFFFF"),
        "note": Pair("#5E4DB2", "#FFFFFF"),
    },
    arrow="#44546F",
    back="#8A4B14",
    dashed="#8590A2",
    rule="#DCDFE4",
    pill=Pair("#44546F", "#FFFFFF"),
    pill_edge="#B3B9C4",
    exit=Pair("#8A3A00", "#FDF1E3"),
    phase=Pair("#44546F", "#EEF0F3"),
    curve="#2F6FCB",
    curve_ground="#EEF3FB",
    curve_range="#D9E6F8",
    staff="#6E4FB8",
    low="#C9372C",
    high="#FFC400",
    seen=Pair("#FFFFFF", "#2F6FCB"),
    hidden=Pair("#4A3585", "#DDD3F2"),
)
"""Colours for the screen."""
