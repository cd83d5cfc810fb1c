"""Shares that do not add up.

What it does
    Reports touchpoints whose shares of `next` and `end` do not sum to 100 %, `start` shares and
    segment shares that do not. One share may be left out and is the rest; of several nobody knows it (BP228), and
    the others sum to 100 % at most.

Why it matters
    Every customer goes exactly one way; shares that do not add up lose customers or invent them.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {repair: 70%, replace: 20%}}
      repair: {lane: backstage, title: Repair, end: served}
      replace: {lane: backstage, title: Replace, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {repair: 80%, replace: 20%}}
      repair: {lane: backstage, title: Repair, end: served}
      replace: {lane: backstage, title: Replace, end: served}
    ```

中文
    同一触点的 `next` 与 `end`、各入口的 `start`、各客群的比例之和不是 100 %。
"""

from collections.abc import Iterable
from fractions import Fraction

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.share import UNKNOWN
from blueprint.model.touchpoint import Touchpoint
from blueprint.model.writing import written_share
from blueprint.source.tree import Path
from blueprint.wording import Wording

rule = Rule("BP205", "share-sum", Severity.ERROR)

_WAYS = Wording("the shares of {id!r}", "{id!r} 的各比例")
_STARTS = Wording("the `start` shares", "各 `start` 比例")
_SEGMENTS = Wording("the shares of the segments", "各客群的比例")


@rule.checks
def share_sums(context: Context) -> Hits:
    """Ways out of each touchpoint, entries, segments."""
    for view in context.views:
        for id_, touchpoint in view.map.touchpoints.items():
            if id_ in view.map.walked and not touchpoint.together and (touchpoint.next or touchpoint.end):
                loaded = any(c.load for c in touchpoint.next)
                shares = [*(c.share for c in touchpoint.next if not c.load), *touchpoint.end.values()]
                if loaded and None not in shares:
                    continue  # a finding of its own: the rest is missing
                path = context.path_to(view, id_, _key(touchpoint))
                yield from _check(shares, _WAYS.filled(id=id_), path)
        starts = [t for t in view.map.touchpoints.values() if t.start is not None and t.id in view.map.walked]
        if starts:
            shares = [None if t.start == UNKNOWN else t.start for t in starts]
            yield from _check(shares, _STARTS, context.path_to(view, starts[0].id, "start"))
    if context.map.segments:
        yield from _check([s.share for s in context.map.segments.values()], _SEGMENTS, ("segments",))


def _key(touchpoint: Touchpoint) -> str:
    return "next" if touchpoint.next else "end"


def _check(shares: Iterable[Fraction | None], what: Wording, path: Path) -> Hits:
    given = [s for s in shares if s is not None]
    left_out = sum(s is None for s in shares)
    total = sum(given, Fraction(0))
    if total > 1 or (not left_out and total != 1):
        gap = 1 - total
        help_ = (
            Wording("{gap} is missing", "还差 {gap}") if gap > 0 else Wording("{gap} too much", "多了 {gap}")
        ).filled(gap=_exact(abs(gap)))
        yield Hit(
            path,
            Wording("{what} sum to {total}, not 100 %", "{what}之和为 {total}，不是 100 %").filled(
                what=what, total=_exact(total)
            ),
            help_,
            at="key",
        )


def _exact(share: Fraction) -> Wording | str:
    """A share that never looks like all or nothing when it is not."""
    told = quantity.both(quantity.share, share)
    return written_share(share) if told.en in ("100 %", "0 %") and share not in (0, 1) else told
