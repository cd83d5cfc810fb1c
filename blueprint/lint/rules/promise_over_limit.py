"""Promise longer than the law allows.

What it does
    Reports a promise about one touchpoint (`from` and `to` the same) that gives more time than the limit
    of that touchpoint, and a promise whose `source` names an item of a standards pack of the map and that gives
    more time, or a smaller share, than that item. Only items that are verified count.

Why it matters
    Whoever is told 40 days where the law says 30 is told that the law will be broken.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    promises:
      - {id: mended, from: mend, to: mend, max: 40d}
    touchpoints:
      mend:
        lane: backstage
        title: Mend
        time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995}}
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    promises:
      - {id: mended, from: mend, to: mend, max: 20d}
    touchpoints:
      mend:
        lane: backstage
        title: Mend
        time: {standard: 5d, limit: {within: 30d, source: cn.sanbao.1995}}
        end: served
    ```

中文
    对某一触点的承诺比它的法定时限还长，或比其出处所引用的标准条目更宽。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.source.tree import Path
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.model.service_map import Promise
    from blueprint.packs.standards import Item, StandardsPack

rule = Rule("BP408", "promise-over-limit", Severity.WARNING)


@rule.checks
def promises_over_limit(context: Context) -> Hits:
    """Promises against the limits of touchpoints, and against the items that they name."""
    for index, promise in enumerate(context.map.promises):
        yield from _over_limit(context, index, promise)
    if not context.map.standards:
        return
    for a in context.standards.applied:
        if a.promise is not None and a.pack.of(a.item) == "verified":
            yield from _over_item(a.path[:-1], a.promise, a.pack, a.item)


def _over_limit(context: Context, index: int, promise: Promise) -> Hits:
    touchpoint = context.map.touchpoints.get(promise.from_)
    if promise.from_ != promise.to or touchpoint is None or touchpoint.time is None:
        return
    limit = touchpoint.time.limit
    for key in ("within", "mean", "max"):
        time = getattr(promise, key)
        if time and limit and limit.within and time > limit.within:
            yield Hit(
                ("promises", index, key),
                Wording(
                    "promise {id!r} gives {time}, the limit of {at!r} is {limit}",
                    "承诺 {id!r} 为 {time}，而 {at!r} 的时限是 {limit}",
                ).filled(id=promise.id, time=time.wording, at=touchpoint.id, limit=limit.within.wording),
                Wording("promise at most the limit", "承诺不得长于时限"),
                related=(
                    (("touchpoints", touchpoint.id, "time", "limit"), Wording("the limit", "时限在这里")),
                ),
            )


def _over_item(path: Path, promise: Promise, pack: StandardsPack, item: Item) -> Hits:
    from blueprint.lint.content.standards_words import called, item_help, looser, value_of

    key = looser(promise, item)
    if not key:
        return
    given = (
        quantity.both(quantity.share, promise.share)
        if key == "share" and promise.share
        else getattr(promise, key).wording
    )
    allowed = quantity.both(quantity.share, item.share) if key == "share" and item.share else value_of(item)
    yield Hit(
        (*path, key),
        Wording(
            "promise {id!r} gives {given}, {who} asks for {allowed}",
            "承诺 {id!r} 为 {given}，而{who}为 {allowed}",
        ).filled(id=promise.id, given=given, who=called(pack, item), allowed=allowed),
        item_help(pack, item),
    )
