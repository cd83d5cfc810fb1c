"""Two sets of figures beside each other: rows for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from blueprint import quantity
from blueprint.figures.group import GroupFigures
from blueprint.model.exits import with_id
from blueprint.studio.markup import tag
from blueprint.studio.state.page_language import language, say
from blueprint.wording import Language, Wording

_BEFORE, _AFTER, _CHANGE = Wording("before", "之前"), Wording("after", "之后"), Wording("change", "变化")
_REMEMBERED, _FAILING = Wording("remembered experience", "记忆体验"), Wording("with failures", "计入失败")
_MEAN, _P90 = Wording("mean visit", "平均耗时"), Wording("90 % are done within", "90 % 在此之内完成")
_EXIT = Wording("leave by {name}", "从“{name}”离开")
_MOMENTS = Wording("moments of truth", "关键时刻")
_KEEPS = Wording("{id} kept by", "{id} 按时")
SMALL = 1e-6


@dataclass(frozen=True)
class Row:
    """One figure before and after; `up` says whether more is better, None that neither is."""

    label: Wording
    before: float | None
    after: float | None
    said: Callable[[float | None, Language], str]
    gain: Callable[[float | None, Language], str]
    up: bool | None

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        if self.before is None or self.after is None:
            return self.before is not self.after
        return abs(self.after - self.before) > SMALL

    @property
    def tone(self) -> str:
        """`good`, `bad`, or nothing."""
        if self.up is None or self.before is None or self.after is None or not self.changed:
            return ""
        return "good" if (self.after > self.before) == self.up else "bad"


def rows(before: GroupFigures, after: GroupFigures) -> Iterator[Row]:
    """What is compared."""
    old, new = before.experience, after.experience
    score = (quantity.score, quantity.score)
    yield Row(_REMEMBERED, old.remembered, new.remembered, *score, True)
    yield Row(_FAILING, old.remembered_with_failures, new.remembered_with_failures, *score, True)
    yield Row(_MEAN, before.time.mean, after.time.mean, quantity.time, quantity.time_gain, False)
    p90 = (before.time.quantile(0.9), after.time.quantile(0.9))
    yield Row(_P90, *p90, quantity.time, quantity.time_gain, False)
    kept = [{p.promise.id: _within(p) for p in whole.promises} for whole in (before, after)]
    for id_ in dict.fromkeys((*kept[0], *kept[1])):
        yield Row(
            _KEEPS.filled(id=id_),
            kept[0].get(id_),
            kept[1].get(id_),
            quantity.share,
            quantity.share_gain,
            True,
        )
    for name in dict.fromkeys((*before.exits, *after.exits)):
        shares = (before.exits.get(name, 0.0), after.exits.get(name, 0.0))
        title = (after if name in after.exits else before).exit_titles[name]
        up = True if name in before.exits_good | after.exits_good else None
        yield Row(_EXIT.filled(name=with_id(title, name)), *shares, quantity.share, quantity.share_gain, up)


def _within(figures: object) -> float | None:
    """The share of customers for whom the worst-kept part of a promise holds."""
    judgements = getattr(figures, "judgements", ())
    return min((1 - j.beyond for j in judgements), default=None)


def table(
    before: GroupFigures, after: GroupFigures, names: tuple[Wording, Wording] = (_BEFORE, _AFTER)
) -> str:
    """The rows as HTML."""
    lang = language()
    head = "".join(tag("th", t) for t in ("", names[0][lang], names[1][lang], say(_CHANGE)))
    body = ""
    for row in rows(before, after):
        gain = ""
        if row.changed and row.before is not None and row.after is not None:
            gain = row.gain(row.after - row.before, lang)
        cells = (
            tag("td", row.label[lang]),
            tag("td", row.said(row.before, lang)),
            tag("td", row.said(row.after, lang)),
        )
        body += f"<tr>{''.join(cells)}{tag('td', gain, row.tone)}</tr>"
    order = [" > ".join(w.moments_of_truth[:5]) or "–" for w in (before, after)]
    body += f"<tr>{tag('td', say(_MOMENTS))}{tag('td', order[0])}{tag('td', order[1])}<td></td></tr>"
    return f'<table class="compare"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
