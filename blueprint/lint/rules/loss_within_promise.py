"""Promise that leaves time for a loss.

What it does
    Reports promises of a time longer than the work that the price pays for (`economics`).

Why it matters
    What customers accept and what the service can afford are two different times. Where the promise is the
    longer one, everything can be on time and every customer a loss (Shostack 1984: customers accept five
    minutes of a shoeshine that loses money after 3.8).

Example
    ```yaml fail
    blueprint: 1
    title: Shoeshine
    economics: {price: 0.5, per_minute: 0.1, materials: 0.03, other: 0.09}
    promises: [{id: accepted, from: shine, to: shine, within: 5m, share: 99%}]
    touchpoints:
      shine: {lane: frontstage, title: Shine, time: 2m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Shoeshine
    economics: {price: 0.5, per_minute: 0.1, materials: 0.03, other: 0.09}
    promises: [{id: accepted, from: shine, to: shine, within: 3m, share: 99%}]
    touchpoints:
      shine: {lane: frontstage, title: Shine, time: 2m, end: served}
    ```

中文
    承诺的时间比价格能覆盖的工作时间还长：全部准时，也可能个个亏本。
"""

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import above
from blueprint.wording import Wording

rule = Rule("BP430", "loss-within-promise", Severity.INFO)


@rule.checks
def promises_that_allow_a_loss(context: Context) -> Hits:
    """Promised times longer than the break-even."""
    money = context.map.economics
    limit = money.break_even if money else None
    if limit is None:
        return
    for number, promise in enumerate(context.map.promises):
        for name, time in (("within", promise.within), ("max", promise.max)):
            if time is not None and above(time.seconds, limit):
                yield Hit(
                    ("promises", number, name),
                    Wording(
                        "{id!r} allows {time}, and work pays only up to {limit}",
                        "{id!r} 允许 {time}，而工作超过 {limit} 就亏本",
                    ).filled(
                        id=promise.id,
                        time=time.wording,
                        limit=quantity.both(quantity.time, max(0.0, limit), beside=time.seconds),
                    ),
                    Wording(
                        "promise less, charge more, or make a minute cheaper",
                        "请缩短承诺、提高价格，或降低每分钟成本",
                    ),
                )
