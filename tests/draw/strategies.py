"""Maps of every kind for hypothesis: loops, self loops, crossings, parallel blocks, entries, all lanes, long titles."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap

LANES = ("evidence", "customer", "frontstage", "backstage", "support")
TITLES = (
    "登记",
    "Register",
    "{zh: 柜台受理业务, en: Counter service for everyone}",
    "{zh: 等候叫号, en: Wait for the call of the number on the ticket}",
    "很长的触点名称需要换好几行才能放得下" * 3,
    "A title that goes on and on because nobody stopped the person who wrote it",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "{zh: 短, en: 'Привет 😀 “quotes” … and more'}",
    "长" * 2000,
)
THINGS = ("门牌", "{zh: 票据, en: Receipt}", "{zh: 屏幕与海报, en: Screen and posters}", "Leaflet")

_ids = st.integers(0, 79)
_steps = st.tuples(
    st.integers(0, len(LANES) - 1), st.integers(0, 60), st.integers(0, 0xFFF), st.lists(_ids, max_size=3)
)


@st.composite
def service_maps(draw: st.DrawFn, most: int = 80) -> ServiceMap:
    """A map of up to `most` touchpoints; it may have findings, as a picture may have to be drawn of it."""
    least = draw(st.sampled_from((1, most // 4, most // 2, most)))
    steps = draw(st.lists(_steps, min_size=max(1, least), max_size=most))
    chained = draw(st.booleans())
    lines = ["blueprint: 1", f"title: {draw(st.sampled_from(TITLES))}", "touchpoints:"]
    for i, (lane, title, traits, targets) in enumerate(steps):
        lines.append(_line(i, len(steps), LANES[lane], title, traits, targets, chained))
    loaded = loads("\n".join(lines))
    assert loaded.map is not None, loaded.problems
    return loaded.map


def _line(i: int, count: int, lane: str, title: int, traits: int, targets: list[int], chained: bool) -> str:
    name = TITLES[title] if title < len(TITLES) else f"{{zh: 触点{i}, en: Touchpoint {i}}}"
    parts = [f"lane: {lane}", f"title: {name}"]
    next_ = [i + 1] if chained and i + 1 < count else []
    next_ = list(dict.fromkeys([*next_, *(t % count for t in targets)]))
    leaves = traits & 3 == 3 or not next_
    if next_:
        share = Fraction(1, len(next_) + leaves)
        ways = ", ".join(f"t{t}: {share}" for t in next_)
        parts.append(
            f"next: {{all: [{', '.join(f't{t}' for t in next_)}]}}"
            if traits & 28 == 28
            else f"next: {{{ways}}}"
        )
    if leaves and lane != "evidence":
        parts.append("end: {abandoned: 1/10, served: 1/20}" if traits & 32 else "end: served")
    if traits & 64:
        parts.append("time: 90s")
    if traits & 128:
        parts.append(f"evidence: [{THINGS[traits % 4]}, {THINGS[(traits >> 3) % 4]}]")
    if traits & 256:
        parts.append(f"uses: [t{(i * 7 + traits) % count}]")
    if traits & 512:
        parts.append(f"emotion: {traits % 11 - 5}")
    if traits & 3072 == 3072:
        parts += ["fails: {chance: 5%}", "start: 30%", "join: all"]
    return f"  t{i}: {{{', '.join(parts)}}}"
