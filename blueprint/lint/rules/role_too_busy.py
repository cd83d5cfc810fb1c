"""People of a role who are busy nearly all the time.

What it does
    Reports roles of `roles` whose people are busy for more than `most` of their time (85 % when not configured) over
    all touchpoints that name them; where `arrivals` change by the hour, while most customers come. It needs `arrivals`;
    more work than they can do in the whole day is `role-overload`.

Why it matters
    Near full occupancy waits grow steeply, and people wear out. Those who serve at many touchpoints look idle at each.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    arrivals: 18/h
    roles:
      guide: {servers: 1}
    touchpoints:
      greet: {lane: frontstage, role: guide, title: Greet, time: 1m, next: form}
      form: {lane: frontstage, role: guide, title: Form, time: 2m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    arrivals: 16/h
    roles:
      guide: {servers: 1}
    touchpoints:
      greet: {lane: frontstage, role: guide, title: Greet, time: 1m, next: form}
      form: {lane: frontstage, role: guide, title: Form, time: 2m, end: served}
    ```

中文
    一个岗位在所有触点合计的利用率过高（默认超过 85%）；到达按时段给出时，看客户最多的时段。
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.lint.content.roles import working
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.options import option
from blueprint.ranking import above, ceiling
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures.roles import RoleFigures


@dataclass(frozen=True)
class Options:
    """How busy is too busy."""

    most: Fraction = option(
        Fraction(85, 100), "Share of their time that people may be busy.", "岗位利用率的上限。"
    )


rule = Rule("BP434", "role-too-busy", Severity.WARNING, since="0.2", options=Options())


@rule.checks
def busy_roles(context: Context) -> Hits:
    """Declared roles whose people hardly rest."""
    options: Options = context.options(rule)
    most = float(options.most)
    for role in working(context):
        busy = role.utilisation or 0.0
        if not most or above(busy, 1):
            continue
        if role.rush and above(role.busy_at_most or 0.0, most):
            yield Hit(
                ("roles", role.name, "servers"),
                Wording(
                    "from {start} on {work} people's work comes to {n} of the role {role!r}",
                    "{start} 起岗位 {role!r} 有 {n} 人，工作量却要 {work} 人",
                ).filled(
                    role=role.name,
                    start=role.rush.start,
                    n=role.servers,
                    work=quantity.both(quantity.number, role.rush.work, digits=2),
                ),
                _within(role, role.rush.work, most),
            )
        elif above(busy, most):
            yield Hit(
                ("roles", role.name, "servers"),
                Wording(
                    "the people of {role!r} are busy {busy} of the time, more than {most}",
                    "岗位 {role!r} 的人手有 {busy} 的时间在忙，超过 {most}",
                ).filled(
                    role=role.name,
                    busy=quantity.both(quantity.share, busy, beside=most),
                    most=quantity.both(quantity.share, most),
                ),
                _within(role, role.work, most),
            )


def _within(role: "RoleFigures", work: float, most: float) -> Wording:
    return Wording(
        "with {needed} of them it would be within {most}; most of the work is at {at!r}",
        "有 {needed} 人就在 {most} 以内；工作量最大的是 {at!r}",
    ).filled(needed=ceiling(work / most), most=quantity.both(quantity.share, most), at=role.parts[0][0])
