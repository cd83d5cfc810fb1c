"""Wait that cannot be the queue it says it is.

What it does
    Reports a touchpoint with `waits_for` that is no queue: what it waits for is not staffed, has no time, or lies
    beyond something else; it is staffed itself, has a time of its own, or customers go elsewhere from it. Reports as
    well `gives_up` where nobody can lose patience, and scores by time (`emotion.at`) beside a `score`.

Why it matters
    Such a touchpoint lasts as long as the queue in front of what it waits for, and nobody comes to it who need not
    wait. A time or a way of its own would contradict that, and figures would follow neither.

Example
    ```yaml fail
    blueprint: 1
    title: Branch visit
    arrivals: 40/h
    touchpoints:
      wait: {lane: customer, title: Wait, waits_for: counter, time: 5m, next: counter}
      counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch visit
    arrivals: 40/h
    touchpoints:
      wait: {lane: customer, title: Wait, waits_for: counter, emotion: {at: {0m: 1, 10m: -4}}, next: counter}
      counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
    ```

中文
    带 `waits_for` 的触点不是它所说的队伍：所等的触点没有服务人员或没有时间、并非紧接其后，或它自己有服务人员、
    自己的时间或别的去向；也包括无人会等不及处的 `gives_up`，以及与 `score` 并列的 `emotion.at`。
"""

from collections.abc import Iterator

from blueprint.lint.context.context import Context
from blueprint.lint.context.times import is_known
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.touchpoint import Touchpoint
from blueprint.source.tree import Path
from blueprint.wording import Wording

rule = Rule("BP226", "wrong-wait", Severity.ERROR)

_NOT_STAFFED = Wording(
    "{of!r} is not staffed: there is no queue in front of it", "{of!r} 没有服务人员，前面没有队伍"
)
_STAFF = Wording(
    "say who serves there: `staffed: {{servers: 2}}`", "请写明服务人数：`staffed: {{servers: 2}}`"
)
_NO_TIME = Wording("the time of {of!r} is unknown, and so is the wait", "{of!r} 的时间未知，等候时间也就未知")
_TIME = Wording("add the standard: `time: 5m`", "请加上标准时间：`time: 5m`")
_NO_ARRIVALS = Wording(
    "the wait is unknown: the map does not say how many customers arrive",
    "等候时间未知：地图没有写客户到达频率",
)
_ARRIVALS = Wording("write `arrivals: 60/h`", "请写上 `arrivals: 60/h`")
_OWN_TIME = Wording(
    "{id!r} lasts as long as the queue in front of {of!r}; a time of its own contradicts that",
    "{id!r} 的时长就是 {of!r} 前面的等候时间，与自己的时间矛盾",
)
_DROP_TIME = Wording(
    "remove `standard` and `estimate`; `tolerance` may stay",
    "请删去 `standard` 与 `estimate`，`tolerance` 可以保留",
)
_ITSELF = Wording("{id!r} is a queue, and nobody serves in it", "{id!r} 是队伍，其中没有人服务")
_DROP = Wording("remove it here", "请在此删去")
_ELSEWHERE = Wording(
    "who waits at {id!r} comes to {of!r} next and nowhere else", "在 {id!r} 等候的客户下一步只会到 {of!r}"
)
_NEXT = Wording(
    "write `next: {of}`; who loses patience leaves by `patience` of {of!r}",
    "请写 `next: {of}`；等不及的客户由 {of!r} 的 `patience` 决定",
)
_NO_PATIENCE = Wording("nobody loses patience at {id!r}", "{id!r} 处没有人会等不及")
_PATIENCE = Wording(
    "say how long customers wait: `staffed: {{servers: 2, patience: 5m}}`",
    "请写明客户愿意等多久：`staffed: {{servers: 2, patience: 5m}}`",
)
_TWO_SCORES = Wording(
    "{id!r} has a score and scores by time: which of them counts?", "{id!r} 既有 `score` 又有按时长的分数"
)
_ONE_SCORE = Wording("keep `at`, and remove `score`", "请保留 `at`，删去 `score`")


@rule.checks
def wrong_waits(context: Context) -> Hits:
    """Waits, and what belongs to queues, of the map and of its segments."""
    for view in context.views:
        for id_, touchpoint in view.map.touchpoints.items():
            if view.segment is not None and id_ not in context.map.segments[view.segment].changes:
                continue
            for keys, what, help_ in _faults(
                view.map.touchpoints, touchpoint, context.map.arrivals is not None
            ):
                yield Hit(context.path_to(view, id_, *keys), what, help_, at="key")


def _faults(
    touchpoints: dict[str, Touchpoint], touchpoint: Touchpoint, come: bool
) -> Iterator[tuple[Path, Wording, Wording]]:
    id_, of = touchpoint.id, touchpoint.waits_for
    emotion = touchpoint.emotion
    if emotion is not None and emotion.at is not None and emotion.score is not None:
        yield ("emotion", "score"), _TWO_SCORES.filled(id=id_), _ONE_SCORE
    if touchpoint.gives_up is not None and not (touchpoint.staffed and touchpoint.staffed.patience):
        yield ("gives_up",), _NO_PATIENCE.filled(id=id_), _PATIENCE.filled()
    if of is None or of not in touchpoints:
        return
    served = touchpoints[of]
    if served.staffed is None:
        yield ("waits_for",), _NOT_STAFFED.filled(of=of), _STAFF.filled()
    elif not is_known(served):
        yield ("waits_for",), _NO_TIME.filled(of=of), _TIME
    elif not come:
        yield ("waits_for",), _NO_ARRIVALS, _ARRIVALS
    if touchpoint.staffed is not None:
        yield ("staffed",), _ITSELF.filled(id=id_), _DROP
    times = touchpoint.time
    if times is not None and (times.standard is not None or times.estimate is not None):
        yield ("time",), _OWN_TIME.filled(id=id_, of=of), _DROP_TIME
    if [c.to for c in touchpoint.next] != [of] or touchpoint.end:
        key = "next" if touchpoint.next else "waits_for"
        yield (key,), _ELSEWHERE.filled(id=id_, of=of), _NEXT.filled(of=of)
