"""Why a measure is worth what it is worth, and why another one cannot be had, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from blueprint import quantity
from blueprint.figures.group import TouchpointFigures
from blueprint.flow.queues.queue import Overload, QueueFigures
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import LANGUAGES, Language, Wording

AT_TOP = Wording("already at the top of the scale", "已是量表最高分")
AT_GOOD = Wording(
    "the score is already what it is when it goes very well (`good`)", "得分已达到做得很好时的分值（`good`）"
)
NO_SCORE = Wording("no score is known", "情感分未知")
NOT_FELT = Wording(
    "customers do not see it happen; `analyse --full` shows what failures cost now",
    "客户看不到；现有失误造成的丢分见 `analyse --full`",
)
NO_TIME = Wording("no time is known", "时间未知")
NO_LENGTH = Wording("takes no time", "不占时间")
NOBODY = Wording("none of these customers come here", "这些客户不经过这里")
NO_ARRIVALS = Wording("the map gives no arrivals", "地图没有写客户到达频率")
UNKNOWN_SCORES = Wording(
    "remembered experience is not known for want of {ids}", "缺少 {ids}，无法计算记忆体验"
)
STILL_GROWS = Wording(
    "the queue still grows for ever; {n} servers are needed", "队伍仍会无限增长；需要 {n} 名服务人员"
)
ELSEWHERE = Wording(
    "no time is known while the queue at {ids} grows for ever", "“{ids}”的队伍无限增长，时间无从得知"
)

_PEAK_END = Wording(
    "the peak for {peak} of customers, then for {new}; the end for {end}",
    "{peak} 的客户以此为峰，之后为 {new}；{end} 以此为终",
)
_NOTICED = Wording(
    "{share} of its visits go noticeably wrong; visits a customer: {visits}",
    "{share} 的到访出现客户察觉的失败；每位客户到访 {visits} 次",
)
_FEWER = Wording(
    "visits a customer at the recovery, {then}: {before} -> {after}",
    "每位客户到补救触点“{then}”的次数：{before} -> {after}",
)
_VISITS = Wording("visits a customer: {visits}, {time} each", "每位客户到访 {visits} 次，每次 {time}")
_QUEUE = Wording(
    "mean wait {before} -> {after}, utilisation {busy} -> {free}",
    "平均等待 {before} -> {after}，利用率 {busy} -> {free}",
)
_SETTLES = Wording(
    "the queue no longer grows for ever: mean wait {after}, utilisation {free}",
    "队伍不再无限增长：平均等待 {after}，利用率 {free}",
)
_GIVE_UP = Wording("{queue}, give up {before} -> {after}", "{queue}，放弃 {before} -> {after}")
_MORE = Wording("{ids} and {n} more", "{ids} 等 {all} 处")
_NAMED = 10
_BOTH = Wording("{one}; {other}", "{one}；{other}")


def named(ids: Sequence[str]) -> Wording:
    """The first of some touchpoints, and how many more there are."""
    first = ", ".join(ids[:_NAMED])
    if len(ids) <= _NAMED:
        return Wording(first, first)
    return _MORE.filled(ids=first, n=len(ids) - _NAMED, all=len(ids))


def why_score(figures: TouchpointFigures, new_peak: float) -> Wording:
    """A point of emotion counts where the touchpoint is the peak, or becomes it, or is the end."""
    shares = {"peak": figures.peak_share or 0.0, "new": new_peak, "end": figures.end_share or 0.0}
    return _PEAK_END.filled(**{name: _spoken(quantity.share, share) for name, share in shares.items()})


def why_failure(touchpoint: Touchpoint, figures: TouchpointFigures) -> Wording:
    """A chance of failure counts where customers notice."""
    fails = touchpoint.fails
    noticed = float(fails.chance or 0) * (1 - float(fails.caught or 0)) if fails else 0.0
    return _NOTICED.filled(
        share=_spoken(quantity.share, noticed), visits=_spoken(quantity.number, figures.visits)
    )


def why_recovery(
    touchpoint: Touchpoint, then: Touchpoint, figures: TouchpointFigures, before: float, after: float
) -> Wording:
    """Fewer failures send fewer to their recovery, too."""
    fewer = _FEWER.filled(
        then=Wording(*(then.title[language] for language in LANGUAGES)),
        before=_spoken(quantity.number, before),
        after=_spoken(quantity.number, after),
    )
    return _BOTH.filled(one=why_failure(touchpoint, figures), other=fewer)


def why_time(
    figures: TouchpointFigures, before: QueueFigures | Overload | None, after: QueueFigures | Overload | None
) -> Wording:
    """A minute counts at every visit; where staff serve, the wait in front gets shorter as well."""
    time = (figures.time_mean or 0.0) - (figures.wait_mean or 0.0)
    visits = _VISITS.filled(
        visits=_spoken(quantity.number, figures.visits), time=_spoken(quantity.time, time)
    )
    queue = why_queue(before, after)
    return _BOTH.filled(one=visits, other=queue) if queue else visits


def why_queue(
    before: QueueFigures | Overload | None, after: QueueFigures | Overload | None
) -> Wording | None:
    """What becomes of a queue; None where there is none."""
    if not isinstance(after, QueueFigures):
        return None
    new = {
        "after": _spoken(quantity.time, after.wait_mean),
        "free": _spoken(quantity.share, after.utilisation),
    }
    if not isinstance(before, QueueFigures):
        return _SETTLES.filled(**new)
    wait, busy = _spoken(quantity.time, before.wait_mean), _spoken(quantity.share, before.utilisation)
    said = _QUEUE.filled(before=wait, busy=busy, **new)
    if not before.abandoned and not after.abandoned:
        return said
    gone = (_spoken(quantity.share, queue.abandoned) for queue in (before, after))
    return _GIVE_UP.filled(queue=said, **dict(zip(("before", "after"), gone, strict=True)))


def _spoken(say: Callable[[float, Language], str], value: float) -> Wording:
    return Wording(*(say(value, language) for language in LANGUAGES))
