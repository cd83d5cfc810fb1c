"""Time behind the line of visibility that no touchpoint stands for.

What it does
    Reports stretches of backstage and support work that take longer than `longer_than` (one minute when
    not configured) while customers are at no touchpoint: not in a parallel branch they experience, and
    not at a wait before or after it.

Why it matters
    Customers do not see the work, they feel the wait. When nothing on the map stands for it, nobody cares
    for those who wait, and what they remember is computed without it.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      hand-in: {lane: frontstage, title: Take the device, next: mend}
      mend: {lane: backstage, title: Mend, time: 2h, next: hand-out}
      hand-out: {lane: frontstage, title: Give it back, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      hand-in: {lane: frontstage, title: Take the device, next: {all: [mend, wait]}}
      mend: {lane: backstage, title: Mend, time: 2h, next: hand-out}
      wait: {lane: customer, title: Wait for the message, next: hand-out}
      hand-out: {lane: frontstage, title: Give it back, join: all, end: served}
    ```

中文
    可视线之后耗时的工作，客户只能干等，地图上却没有代表等候的触点。
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum

from blueprint.flow.chain.graph import reachable
from blueprint.flow.chain.neighbours import HIDDEN, neighbours
from blueprint.flow.chain.waits import is_wait
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.options import option
from blueprint.model.duration import Duration
from blueprint.model.touchpoint import Touchpoint
from blueprint.ranking import above
from blueprint.wording import Wording


@dataclass(frozen=True)
class Options:
    """Which waits count."""

    longer_than: Duration = option(Duration(60), "Shorter stretches are left alone.", "短于此的不报告。")


rule = Rule("BP309", "hidden-wait", Severity.WARNING, options=Options())


@rule.checks
def hidden_waits(context: Context) -> Hits:
    """Stretches of hidden work, each at its first touchpoint."""
    options: Options = context.options(rule)
    beside = neighbours(context.map)
    for stretch in _stretches(context):
        taken = fsum(_seconds(t) for t in stretch)
        waits = any(is_wait(n) for t in stretch for n in beside[t.id].values())
        if not above(taken, options.longer_than.seconds) or waits or not _comes_back(context, stretch):
            continue
        names = [repr(t.id) for t in stretch]
        listed = ", ".join(names[:3]) + (" ..." if len(names) > 3 else "")
        yield Hit(
            ("touchpoints", stretch[0].id),
            Wording(
                "customers wait during {ids}, and no touchpoint stands for it",
                "{ids} 进行时客户在等候，却没有触点代表这段等候",
            ).filled(ids=listed),
            Wording(
                "start a wait beside it by `next: {{all: [...]}}`, or put one before it",
                "请用 `next: {{all: [...]}}` 让等候与它同时进行，或在它之前加一个等候触点",
            ).filled(),
            at="key",
        )


def _stretches(context: Context) -> Iterator[list[Touchpoint]]:
    """Hidden touchpoints that arrows join, without those in branches beside which customers do something."""
    covered = _covered(context)
    hidden = [
        t
        for t in context.map.touchpoints.values()
        if t.lane in HIDDEN and t.id in context.reached and t.id not in covered
    ]
    ids = {t.id for t in hidden}
    beside = {
        id_: [n for n in around if n in ids] for id_, around in neighbours(context.map).items() if id_ in ids
    }
    seen: set[str] = set()
    for touchpoint in hidden:
        if touchpoint.id not in seen:
            members = reachable([touchpoint.id], beside)
            seen |= members
            yield [t for t in hidden if t.id in members]


def _covered(context: Context) -> set[str]:
    """What lies in a parallel block one of whose branches customers experience."""
    blocks, _ = context.blocks
    found: set[str] = set()
    for block in blocks.values():
        members = {id_ for branch in block.branches for id_ in branch}
        if any(context.map.touchpoints[id_].lane.experienced for id_ in members):
            found |= members
    return found


def _comes_back(context: Context, stretch: list[Touchpoint]) -> bool:
    """Whether customers go on to something they experience; else the service ends hidden."""
    onwards = {c.to for t in stretch for c in t.next} & set(context.map.touchpoints)
    return any(context.map.touchpoints[id_].lane.experienced for id_ in onwards)


def _seconds(touchpoint: Touchpoint) -> float:
    """The standard, else the middle of the estimate; unknown takes no time here."""
    time = touchpoint.time
    if time is None:
        return 0.0
    estimate = time.estimate
    known = (time.standard, estimate and estimate.likely, estimate and estimate.mean)
    return next((k.seconds for k in known if k), 0.0)
