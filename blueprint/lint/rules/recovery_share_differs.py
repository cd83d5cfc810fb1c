"""Failures and their recovery with different numbers.

What it does
    Reports a touchpoint whose `fails` names a recovery under `then`, to which an arrow leads, when the share of that arrow
    is not the chance of failure: less than the failures that customers notice (`chance` times what is not `caught`), or
    more than all failures where no `when` says who else goes there. An arrow that everybody takes is no recovery arrow,
    and one without a share of its own is the rest. The fix makes the arrow what the failures are and scales the other
    ways; it changes figures, so `--unsafe-fixes` applies it.

Why it matters
    What customers remember follows the chance of failure; visits, times, exits and costs follow the arrow. When half of
    all work fails and one customer in a hundred is seen to again, one of the two is wrong.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      work: {lane: frontstage, title: Work, fails: {chance: 50%, caught: 0%, then: redo}, next: {redo: 1%, leave: 99%}}
      redo: {lane: frontstage, title: Redo, next: leave}
      leave: {lane: customer, title: Leave, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      work: {lane: frontstage, title: Work, fails: {chance: 50%, caught: 0%, then: redo}, next: {redo: 50%, leave: 50%}}
      redo: {lane: frontstage, title: Redo, next: leave}
      leave: {lane: customer, title: Leave, end: served}
    ```

中文
    失败的可能与去补救的箭头比例不一致：记忆体验按前者计算，到访、耗时和出口按后者计算。
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Fix, Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.writing import written_share
from blueprint.source.place import Edit
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.model.connection import Connection
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.source.tree import Path

rule = Rule("BP227", "recovery-share-differs", Severity.WARNING)

_FEWER = Wording(
    "customers notice {failing} of the work at {id!r} failing, and {share} go to its recovery {then!r}",
    "{id!r} 有 {failing} 的失败会被客户察觉，而去补救触点 {then!r} 的只有 {share}",
)
_MORE = Wording(
    "{id!r} fails at {failing} of visits, and {share} go to its recovery {then!r}",
    "{id!r} 有 {failing} 会失败，而去补救触点 {then!r} 的有 {share}",
)
_HELP = Wording(
    "let both say the same: `{then}: {failing}`, or say with `when` who else goes there",
    "请让两者一致：`{then}: {failing}`；若还有其他客户去那里，用 `when` 写明",
)
_TITLE = Wording("let {failing} go to {then!r}", "让 {failing} 去 {then!r}")


@rule.checks
def recovery_shares_differ(context: Context) -> Hits:
    """Failures whose recovery an arrow leads to, of the map and of each segment with a flow of its own."""
    for view in context.views:
        for id_, touchpoint in view.map.touchpoints.items():
            path = context.path_to(view, id_, "next")
            if id_ in view.map.walked and not touchpoint.together:
                yield from _hits(context, touchpoint, path)


def _hits(context: Context, touchpoint: Touchpoint, path: Path) -> Hits:
    fails = touchpoint.fails
    if fails is None or fails.then is None or fails.chance is None:
        return
    noticed = fails.chance * (1 - (fails.caught or 0))
    for at, connection in enumerate(touchpoint.next):
        share = {name: part for name, leaves, part in touchpoint.ways if not leaves}.get(fails.then)
        if connection.to != fails.then or connection.load or share is None or share == 1:
            continue
        if share < noticed:
            wording, right = _FEWER, noticed
        elif share > fails.chance and not _explained(context, touchpoint, connection):
            wording, right = _MORE, fails.chance
        else:
            continue
        said = {"id": touchpoint.id, "then": fails.then, "failing": quantity.both(quantity.share, right)}
        yield Hit(
            (*path, at),
            wording.filled(share=quantity.both(quantity.share, share), **said),
            _HELP.filled(then=fails.then, failing=written_share(right)),
            related=((("touchpoints", touchpoint.id, "fails"), Wording("the failures", "失败在这里")),),
            fix=_fix(context, touchpoint, path, at, share, right),
        )


def _explained(context: Context, touchpoint: Touchpoint, connection: Connection) -> bool:
    """Whether the map says who goes there; what a segment changes of an arrow need not repeat it."""
    same = (c for c in context.map.touchpoints[touchpoint.id].next if c.to == connection.to)
    return any(c.when is not None for c in (connection, *same))


def _fix(
    context: Context, touchpoint: Touchpoint, path: Path, at: int, share: Fraction, right: Fraction
) -> Fix | None:
    """The arrow with the share of failures, and the other ways scaled to the rest; None where they follow the load."""
    if any(c.load for c in touchpoint.next) or path[0] != "touchpoints":
        return None
    left = (1 - right) / (1 - share)
    edits = [
        Edit(context.span_of((*path, i, "share")), written_share(right if i == at else c.share * left))
        for i, c in enumerate(touchpoint.next)
        if c.share is not None
    ]
    edits += [
        Edit(context.span_of(("touchpoints", touchpoint.id, "end", name)), written_share(part * left))
        for name, part in touchpoint.end.items()
        if part is not None
    ]
    title = _TITLE.filled(failing=quantity.both(quantity.share, right), then=touchpoint.next[at].to)
    return Fix(title, tuple(edits), safe=False)
