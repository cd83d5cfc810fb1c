"""Stage of the service cycle that is missing.

What it does
    Reports stages of the cycle (receive, understand, help, keep) in which no touchpoint stands, in a map
    that uses phases.

Why it matters
    A service that helps without having understood, or helps and keeps nobody, is left incomplete at the
    stage that is missing.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, phase: receive, next: describe}
      describe: {lane: customer, title: Describe the fault, phase: understand, next: mend}
      mend: {lane: frontstage, title: Mend, phase: help, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, phase: receive, next: describe}
      describe: {lane: customer, title: Describe the fault, phase: understand, next: mend}
      mend: {lane: frontstage, title: Mend, phase: help, next: see-off}
      see-off: {lane: frontstage, title: Thank and see off, phase: keep, end: served}
    ```

中文
    地图声明的阶段，或服务循环四阶段（接触、理解、帮助、留住）中有的阶段没有触点。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.titles import phase_titles
from blueprint.wording import Wording

rule = Rule("BP713", "phase-not-covered", Severity.WARNING)


@rule.checks
def phases_not_covered(context: Context) -> Hits:
    """Stages without a touchpoint."""
    covered = {t.phase for t in context.map.touchpoints.values() if t.phase}
    titles = phase_titles(context.map)
    absent = [p for p in titles if p not in covered]
    if covered and absent:
        yield Hit(
            ("touchpoints",),
            Wording("no touchpoint stands in phase {phases}", "没有触点处于{phases}阶段").filled(
                phases=Wording(", ".join(absent), "、".join(titles[p].zh for p in absent))
            ),
            Wording("add a touchpoint with `phase: {first}`", "请加一个 `phase: {first}` 的触点").filled(
                first=absent[0]
            ),
            at="key",
        )
