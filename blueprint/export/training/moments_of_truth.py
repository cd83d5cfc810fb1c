"""The moments of truth: why each is one, and what good looks like there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.text.speech import language_of
from blueprint.export.html.words import WHY
from blueprint.export.training import words as w
from blueprint.export.training.blocks import Blank, Block, Passage, Stack, Words
from blueprint.export.training.feeling import feeling
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import SMALL, STRONG
from blueprint.export.training.roles import handoffs, practice, seen
from blueprint.export.training.rows_and_cards import Card, Row
from blueprint.export.training.voice import in_both

if TYPE_CHECKING:
    from blueprint.export.training.voice import Voice
    from blueprint.figures.group import TouchpointFigures
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.wording import Wording

_NOTICED = 0.0005
"""Shares below a twentieth of a percent are not worth a sentence."""


def truths(voice: Voice) -> Section:
    """A card for every moment of truth, by rank; or why there is none."""
    whole = voice.subject.analysis.of(voice.subject.segment)
    touchpoints = voice.subject.analysis.flat.touchpoints  # those inside a map in this map too
    blocks: list[Block] = [
        _card(voice, touchpoints[id_], whole.touchpoints[id_], rank)
        for rank, id_ in enumerate(whole.moments_of_truth, 1)
    ]
    if not blocks:
        unknown = whole.moments.unknown
        names = [touchpoints[id_].title for id_ in unknown if id_ in touchpoints]
        why = w.NO_TRUTHS.filled(ids=voice.joined(names, ", ")) if unknown else w.NO_SWING
        blocks = [voice.passage(why), Blank(6, voice.theme.pill_edge)]
    return Section(voice.line(w.TRUTHS), tuple(blocks))


def _card(voice: Voice, touchpoint: Touchpoint, figures: TouchpointFigures, rank: int) -> Card:
    paint = voice.theme.lanes[touchpoint.lane]
    names = voice.words(touchpoint.title, STRONG._replace(size=15))
    about = [voice.line(w.RANK.filled(rank=rank))] + (
        [voice.line(touchpoint.role)] if touchpoint.role else []
    )
    felt = Stack((feeling(voice, touchpoint), Passage(tuple(_times(voice, touchpoint)))), gap=3)
    why = Passage((voice.label(w.WHY_IT_MATTERS, paint.edge), *_reason(voice, figures)))
    said = [*_spoken(voice, touchpoint, paint.edge)]
    # What customers do themselves has no script: good is how staff come and go.
    said = said or [*handoffs(voice, touchpoint, paint.edge)]
    good = said, [*seen(voice, touchpoint, paint.edge)]
    columns = Row(tuple(Passage(tuple(part)) for part in good), (0.55, 0.45), gap=18, pad=0)
    head = Passage((voice.label(w.GOOD_LOOKS, paint.edge),), keep=True)
    ours = Passage((voice.label(w.OURS, paint.edge),), keep=True)
    middle: list[Block] = [columns] if any(good) else []
    parts: tuple[Block, ...] = (why, head, *middle, ours, Blank(2, voice.theme.pill_edge))
    body = Row((felt, Stack(parts, gap=4)), (0.22, 0.78), gap=18, pad=0)
    more = Passage((Words(f"{names[0].text} ({voice.line(w.CONTINUED)})", STRONG),))
    title = Passage((*names, Words(" · ".join(about), SMALL)))
    return Card(
        head=title,
        body=body,
        edge=paint.edge,
        ground=paint.ground,
        frame=voice.theme.rule,
        marks=(("truth", f"★{rank}"),),
        more=more,
    )


def _reason(voice: Voice, figures: TouchpointFigures) -> Iterator[Words]:
    gain = in_both(lambda lang: quantity.score(figures.reward, lang))
    loss = in_both(lambda lang: quantity.score(figures.penalty, lang).lstrip("+"))
    yield from voice.words(WHY.filled(reward=gain, penalty=loss))
    named = [(w.IS_PEAK, figures.peak_share), (w.IS_END, figures.end_share)]
    for name, share in named:
        if share is not None and share > _NOTICED:
            yield from voice.words(name.filled(share=_share(share)))


def _share(share: float) -> Wording:
    return in_both(lambda lang: quantity.share(share, lang))


def _times(voice: Voice, touchpoint: Touchpoint) -> Iterator[Words]:
    times = touchpoint.time
    for name, value in ((w.STANDARD, times and times.standard), (w.TOLERANCE, times and times.tolerance)):
        if value:
            yield voice.label(name)
            yield Words(f"≤ {quantity.time(value.seconds, language_of(voice.texts))}", STRONG)


def _spoken(voice: Voice, touchpoint: Touchpoint, colour: str) -> Iterator[Words]:
    yield from voice.says(touchpoint, colour)
    yield from practice(voice, touchpoint, colour)
