"""Zone where nothing happens.

What it does
    Reports zones of the floor plan in which no touchpoint stands.

Why it matters
    The touchpoint map shows an area that customers seem never to enter; mostly a touchpoint lacks its
    `zone`, or the zone was renamed.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    zones:
      hall: {title: Hall}
      desk: {title: Desk}
    touchpoints:
      report: {lane: customer, title: Report, zone: desk, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    zones:
      hall: {title: Hall}
      desk: {title: Desk}
    touchpoints:
      enter: {lane: customer, title: Enter, zone: hall, next: report}
      report: {lane: customer, title: Report, zone: desk, end: served}
    ```

中文
    平面图上的区域里没有任何触点。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP108", "unused-zone", Severity.INFO)


@rule.checks
def unused_zones(context: Context) -> Hits:
    """Zones that no touchpoint and no segment's change names."""
    changes = [c for s in context.map.segments.values() for c in s.changes.values()]
    used = {t.zone for t in (*context.map.touchpoints.values(), *changes)}
    for zone in context.map.zones:
        if zone not in used:
            yield Hit(
                ("zones", zone),
                Wording("no touchpoint stands in zone {zone!r}", "区域 {zone!r} 里没有触点").filled(
                    zone=zone
                ),
                Wording(
                    "write `zone: {zone}` at a touchpoint, or remove the zone",
                    "请在某个触点写 `zone: {zone}`，或删除该区域",
                ).filled(zone=zone),
                at="key",
            )
