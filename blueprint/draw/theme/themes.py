"""The other themes: for print in grey, and for high contrast; and all of them by name."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from blueprint.draw.theme.theme import SCREEN, Edge, LanePaint, Pair, Theme
from blueprint.model.names import Lane

ThemeName = Literal["screen", "print", "contrast"]
"""A theme by name, as in `--theme`."""

_BLACK, _WHITE = "#000000", "#FFFFFF"

PRINT = Theme(
    name="print",
    paper=_WHITE,
    card="#F4F4F4",
    box=_WHITE,
    inks={"main": "#111111", "soft": "#4A4A4A", "line": "#333333"},
    lanes={
        Lane.EVIDENCE: LanePaint(_WHITE, "#8A8A8A"),
        Lane.CUSTOMER: LanePaint("#F0F0F0", "#111111"),
        Lane.FRONTSTAGE: LanePaint(_WHITE, "#333333"),
        Lane.BACKSTAGE: LanePaint("#F0F0F0", "#555555"),
        Lane.SUPPORT: LanePaint(_WHITE, "#777777"),
    },
    states={
        "plain": Pair("#333333", "#EBEBEB"),
        "ok": Pair("#111111", _WHITE),
        "near": Pair("#111111", _WHITE),
        "broken": Pair(_WHITE, "#222222"),
    },
    marks={
        "truth": Pair(_WHITE, "#111111"),
        "fail": Pair("#111111", _WHITE),
        "wait": Pair("#111111", _WHITE),
        "decision": Pair("#111111", _WHITE),
        "note": Pair("#111111", _WHITE),
    },
    arrow="#222222",
    back="#222222",
    dashed="#777777",
    rule="#CFCFCF",
    pill=Pair("#222222", _WHITE),
    pill_edge="#777777",
    exit=Pair("#111111", "#DEDEDE"),
    phase=Pair("#222222", "#E3E3E3"),
    curve="#222222",
    curve_ground="#F4F4F4",
    curve_range="#DCDCDC",
    staff="#555555",
    low="#111111",
    high=_WHITE,
    seen=Pair(_WHITE, "#444444"),
    hidden=Pair("#111111", "#DADADA"),
    dot_edge="#111111",
    back_dash="9 3",
    shaped=True,
    state_edges={"ok": Edge("#777777"), "near": Edge("#111111", "3 2", 1.3)},
    segments=(
        Edge("#555555", "7 3"),
        Edge("#555555", "2 3"),
        Edge("#555555", "9 3 2 3"),
        Edge("#888888", "4 4"),
    ),
)
"""Works in grey: what the screen says by colour, this says by outline, dash, shape and letter."""

CONTRAST = replace(
    PRINT,
    name="contrast",
    card="#F2F2F2",
    inks={"main": _BLACK, "soft": "#1F1F1F", "line": _BLACK},
    lanes={
        Lane.EVIDENCE: LanePaint(_WHITE, "#6B3A00"),
        Lane.CUSTOMER: LanePaint("#F2F7FF", "#003A8C"),
        Lane.FRONTSTAGE: LanePaint(_WHITE, "#00501E"),
        Lane.BACKSTAGE: LanePaint("#F6F2FF", "#40147A"),
        Lane.SUPPORT: LanePaint(_WHITE, "#2B2B2B"),
    },
    states={
        "plain": Pair(_BLACK, _WHITE),
        "ok": Pair("#003D17", _WHITE),
        "near": Pair("#5C2B00", _WHITE),
        "broken": Pair(_WHITE, "#8A0000"),
    },
    marks={
        "truth": Pair(_BLACK, "#FFD400"),
        "fail": Pair("#8A0000", _WHITE),
        "wait": Pair("#5C2B00", _WHITE),
        "decision": Pair("#003A8C", _WHITE),
        "note": Pair("#3B1C7A", _WHITE),
    },
    arrow=_BLACK,
    back="#6B2600",
    dashed="#404040",
    rule="#767676",
    pill=Pair(_BLACK, _WHITE),
    pill_edge=_BLACK,
    exit=Pair("#4A1E00", "#FFEFD9"),
    phase=Pair(_WHITE, "#1F1F1F"),
    curve="#003A8C",
    curve_ground=_WHITE,
    curve_range="#C9DAF7",
    staff="#40147A",
    low="#8A0000",
    high="#FFD400",
    seen=Pair(_WHITE, "#003A8C"),
    hidden=Pair("#2A0A57", "#E4D6FF"),
    dot_edge=_BLACK,
    state_edges={
        "plain": Edge(_BLACK),
        "ok": Edge("#003D17", width=1.6),
        "near": Edge("#5C2B00", "3 2", 1.6),
    },
    segments=(
        Edge("#00501E", "7 3"),
        Edge("#40147A", "2 3"),
        Edge("#6B2600", "9 3 2 3"),
        Edge("#2B2B2B", "4 4"),
    ),
)
"""Every text and arrow has at least 7:1 against what it stands on."""

THEMES: dict[ThemeName, Theme] = {"screen": SCREEN, "print": PRINT, "contrast": CONTRAST}
