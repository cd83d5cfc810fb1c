"""Where customers go from a touchpoint: connections and exits, with shares that complete each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import streamlit as st

from blueprint import quantity
from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.figures.whatif.shares import shares_of, way_name, with_shares
from blueprint.model.exits import exit_title
from blueprint.model.share import Share
from blueprint.model.touchpoint import Touchpoint
from blueprint.model.writing import written, written_share
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.following import as_typed, following
from blueprint.studio.inspector.pinning import with_typed
from blueprint.studio.inspector.typed import share_typed
from blueprint.studio.inspector.widgets import Spot
from blueprint.studio.markup import show, tag
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.page_language import language, say
from blueprint.wording import Wording

_SHARE, _WHEN = Wording("Share", "比例"), Wording("When", "条件")
_SHARE_HELP = Wording(
    "A share that you type stays; the others take the rest, so that all sum to 100 %. Leave shares empty that nobody knows.",
    "您填的比例保持不变，其余由没填过的分担，总和为 100 %。不知道的比例请留空。",
)
_EXIT = Wording("leaves: {name}", "离开：{name}")
_ADD, _NEW_EXIT = Wording("Connect to …", "连接到……"), Wording("Leave by exit …", "由此出口离开……")
_REMOVE = Wording("Remove", "移除")
_EXITS = ("served", "abandoned")


@dataclass(frozen=True)
class Way:
    """One way out of a touchpoint."""

    target: str
    leaves: bool
    share: Fraction | None


def connections_data(touchpoint: Touchpoint) -> dict[str, Any]:
    """The verb that writes all ways out of a touchpoint as they stand in `touchpoint`."""
    alone = len(touchpoint.ways) == 1 or touchpoint.together
    following = []
    for connection in touchpoint.next:
        data: dict[str, Any] = {"to": connection.to}
        if connection.share is not None and not alone:
            data["share"] = written_share(connection.share)
        if connection.when is not None:
            data["when"] = written(connection.when)
        if connection.handoff is not None:
            data["handoff"] = written(connection.handoff)
        following.append(data)
    leaving = {
        name: None if share is None or alone else written_share(share)
        for name, share in touchpoint.end.items()
    }
    return {"verb": "set-connections", "id": touchpoint.id, "next": following, "end": leaving}


def shown_share(share: Fraction | None) -> str:
    """A share as its field shows it: empty where nobody knows it."""
    return "" if share is None else written_share(share)


def completed(
    touchpoint: Touchpoint, target: str, leaves: bool, share: Fraction, typed: list[str]
) -> Touchpoint:
    """The touchpoint with one share set, and the others such that all sum to the whole.

    Args:
        touchpoint: as it is.
        target: where the way leads.
        leaves: the way is an exit.
        share: from 0 to 1.
        typed: names of ways whose shares were typed before, oldest first; this one becomes the last.

    Raises:
        BadChange: nobody else is there to take what is left.
    """
    name, known = way_name(target, leaves), shares_of(touchpoint)
    shares = {n: s for n, s in known.items() if s is not None}
    new = with_typed(shares, name, share, typed) if len(shares) == len(known) else {**known, name: share}
    typed[:] = [*(n for n in typed if n != name), name]
    return with_shares(touchpoint, new)


def emptied(touchpoint: Touchpoint, target: str, leaves: bool) -> Touchpoint:
    """The touchpoint without one share: of two ways nobody knows the other one then either, of more it is the rest."""
    both = len(touchpoint.ways) == 2
    return touchpoint.model_copy(
        update={
            "next": tuple(
                c.model_copy(update={"share": None}) if both or (c.to == target and not leaves) else c
                for c in touchpoint.next
            ),
            "end": {
                x: None if both or (x == target and leaves) else share for x, share in touchpoint.end.items()
            },
        }
    )


def ways(spot: Spot, touchpoint: Touchpoint) -> None:
    """Draw the ways out, each with its share, and what adds one."""
    several = len(touchpoint.ways) > 1 and not touchpoint.together
    for target, leaves, share in touchpoint.ways:
        _way(spot, touchpoint, Way(target, leaves, share), several)
    if session.folder().read_only or touchpoint.together:
        return
    taken = {target for target, *_ in touchpoint.ways}
    known = {
        i: t.title[language()]
        for i, t in spot.map.touchpoints.items()
        if i not in taken and t.lane != "evidence"
    }
    left, right = st.columns(2, gap="small")
    with left:
        _adder(spot, "add-way", _ADD, known, lambda to: {"verb": "connect", "from": touchpoint.id, "to": to})
    with right:
        exits = dict.fromkeys((*_EXITS, *(x for t in spot.map.touchpoints.values() for x in t.end)))
        _adder(
            spot,
            "add-exit",
            _NEW_EXIT,
            {x: x for x in exits if x not in taken},
            lambda x: _with_exit(touchpoint, x),
        )


def _with_exit(touchpoint: Touchpoint, name: str) -> dict[str, Any]:
    """A new exit gets the equal part, as a new connection does; where nobody knows the shares it has none either."""
    count = len(touchpoint.ways) + 1
    new = touchpoint.model_copy(update={"end": {**touchpoint.end, name: None}})
    keep = 1 - Fraction(1, count)
    shares = {(t, leaves): share * keep for t, leaves, share in touchpoint.ways if share is not None}
    if len(shares) < len(touchpoint.ways) or count == 1:
        return connections_data(new)
    whole = new.model_copy(
        update={
            "next": tuple(c.model_copy(update={"share": shares[c.to, False]}) for c in new.next),
            "end": {x: shares.get((x, True), Fraction(1, count)) for x in new.end},
        }
    )
    return connections_data(whole)


def _adder(
    spot: Spot, name: str, label: Wording, known: dict[str, str], verb: Callable[[str], dict[str, Any]]
) -> None:
    key = f"{name}:{spot.one.name}:{spot.base[-1]}:{len(known)}"

    def add() -> None:
        chosen = st.session_state.get(key)
        if chosen:
            session.commit(spot.one, verb(chosen))

    st.selectbox(
        say(label), list(known), index=None, format_func=lambda c: known[c], key=key, on_change=safely(add),
        placeholder=say(label), label_visibility="collapsed",
    )  # fmt: skip


def _way(spot: Spot, touchpoint: Touchpoint, way: Way, several: bool) -> None:
    target = spot.map.touchpoints.get(way.target)
    title = (
        say(_EXIT, name=exit_title(spot.map, way.target)[language()])
        if way.leaves
        else target.title[language()]
        if target
        else way.target
    )
    key = f"way:{spot.one.name}:{touchpoint.id}:{'end' if way.leaves else 'next'}:{way.target}"
    connection = None if way.leaves else next(c for c in touchpoint.next if c.to == way.target)
    widths = [5, 3, 1]
    name, share, remove = st.columns(widths, gap="small", vertical_alignment="center")
    with name:
        show(tag("div", f"→ {title}", title=way.target))
    with share:
        if several:
            _share(spot, touchpoint, way, key)
    with remove:
        if not session.folder().read_only:
            data = {"verb": "disconnect", "from": touchpoint.id, "to": way.target} | (
                {"exit": True} if way.leaves else {}
            )
            st.button(
                "✕",
                key=f"{key}:x",
                type="tertiary",
                help=say(_REMOVE),
                on_click=safely(session.commit),
                args=(spot.one, data),
            )
    rejected = st.session_state.setdefault("rejected", {}).get(key)
    if rejected:
        show(tag("div", rejected[1][language()], "field-finding error"))
    if connection is not None and several:
        _when(spot, touchpoint, way, key)


def _share(spot: Spot, touchpoint: Touchpoint, way: Way, key: str) -> None:
    rejected = st.session_state.setdefault("rejected", {})
    known = way.share is None or 0 <= way.share <= 1
    shown = shown_share(way.share) if known else quantity.share(way.share, language())
    name, first = as_typed(key) if key in rejected else following(key, shown)

    def changed() -> None:
        raw = st.session_state.get(name, shown)
        rejected.pop(key, None)
        if raw == shown:
            return
        if not raw.strip():
            session.commit(spot.one, connections_data(emptied(touchpoint, way.target, way.leaves)))
            return
        try:
            typed = spot.one.typed_shares.setdefault(touchpoint.id, [])
            new = completed(touchpoint, way.target, way.leaves, read(Share, share_typed(raw)), typed)
        except BadChange as wrong:
            rejected[key] = (raw, wrong.wording)
            return
        session.commit(spot.one, connections_data(new))

    st.text_input(
        say(_SHARE), first, key=name, help=say(_SHARE_HELP), label_visibility="collapsed", on_change=safely(changed),
        placeholder="?",
        disabled=session.folder().read_only,
    )  # fmt: skip


def _when(spot: Spot, touchpoint: Touchpoint, way: Way, key: str) -> None:
    connection = next(c for c in touchpoint.next if c.to == way.target)
    shown = texts.shown(connection.when, language())
    base = f"{key}:when"
    name, first = following(base, shown)

    def changed() -> None:
        raw = st.session_state.get(name, shown)
        if raw == shown:
            return
        said = texts.written(connection.when, language(), raw)
        index = [c.to for c in touchpoint.next].index(way.target)
        session.commit(spot.one, {"verb": "set", "path": [*spot.base, "next", index, "when"], "value": said})

    st.text_input(
        say(_WHEN), first, key=name, placeholder=say(_WHEN), label_visibility="collapsed", on_change=safely(changed),
        disabled=session.folder().read_only,
    )  # fmt: skip
