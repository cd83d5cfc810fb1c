"""Ids that differ only in case.

What it does
    Reports touchpoints, segments, needs, zones, promises and exits whose names are alike but for capital
    and small letters.

Why it matters
    Ids are compared letter by letter: `Served` and `served` are two exits, each with a part of the
    customers, and an arrow to `Repair` does not lead to `repair`.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {repair: 90%}, end: {Left: 10%}}
      repair: {lane: backstage, title: Repair, next: {collect: 95%}, end: {left: 5%}}
      collect: {lane: customer, title: Collect, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {repair: 90%}, end: {left: 10%}}
      repair: {lane: backstage, title: Repair, next: {collect: 95%}, end: {left: 5%}}
      collect: {lane: customer, title: Collect, end: served}
    ```

中文
    只有大小写不同的编号：`Served` 与 `served` 会被当作两个出口。
"""

from collections.abc import Iterator
from typing import Literal

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.source.tree import Path
from blueprint.wording import Wording

rule = Rule("BP106", "similar-ids", Severity.WARNING)


@rule.checks
def similar_ids(context: Context) -> Hits:
    """Each kind of id for itself; of one spelling only the first place."""
    known: dict[tuple[str, str], dict[str, Path]] = {}
    for kind, id_, path, at in _ids(context):
        spellings = known.setdefault((kind, id_.casefold()), {})
        if spellings and id_ not in spellings:
            earlier, place = next(iter(spellings.items()))
            yield Hit(
                path,
                Wording(
                    "{id!r} differs from {earlier!r} only in case", "{id!r} 与 {earlier!r} 只有大小写不同"
                ).filled(id=id_, earlier=earlier),
                Wording(
                    "write both alike, or choose names that cannot be mistaken",
                    "请统一写法，或换成不会混淆的名称",
                ),
                at=at,
                related=((place, Wording("the other one", "另一个")),),
            )
        spellings.setdefault(id_, path)


def _ids(context: Context) -> Iterator[tuple[str, str, Path, Literal["key", "value"]]]:
    """Kind, id, and where it is declared."""
    for kind in ("touchpoints", "segments", "needs", "zones", "roles"):
        for id_ in getattr(context.map, kind):
            yield kind, id_, (kind, id_), "key"
    for index, promise in enumerate(context.map.promises):
        yield "promises", promise.id, ("promises", index, "id"), "value"
    for touchpoint in context.map.touchpoints.values():
        for name in touchpoint.end:
            yield "exits", name, ("touchpoints", touchpoint.id, "end", name), "key"
    for segment in context.map.segments.values():
        for id_, changes in segment.changes.items():
            for name in changes.end:
                yield "exits", name, ("segments", segment.id, "changes", id_, "end", name), "key"
