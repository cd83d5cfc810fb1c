"""Standard longer than customers accept.

What it does
    Reports touchpoints whose standard time is longer than their tolerance, also where a segment changes
    either of them.

Why it matters
    The service is designed to take longer than customers accept: they mark it down even when everything
    goes as planned. It is the second of the five gaps of service quality, between what customers expect
    and what was specified.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      triage: {lane: frontstage, title: Triage, time: {standard: 3m, tolerance: 2m}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      triage: {lane: frontstage, title: Triage, time: {standard: 1m, tolerance: 2m}, end: served}
    ```

中文
    标准时间长于客户容忍的时间：一切按计划进行，客户仍不满意。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.context.times import timed
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP405", "standard-over-tolerance", Severity.WARNING)


@rule.checks
def standards_over_tolerance(context: Context) -> Hits:
    """Standards against tolerances."""
    for t in timed(context):
        standard, tolerance = t.times.standard, t.times.tolerance
        if standard and tolerance and standard > tolerance and t.says & {"standard", "tolerance"}:
            yield Hit(
                t.path_to("standard"),
                Wording(
                    "the standard {standard} of {id!r} is longer than the {tolerance} that customers accept",
                    "{id!r} 的标准时间 {standard} 长于客户容忍的 {tolerance}",
                ).filled(id=t.touchpoint.id, standard=standard.wording, tolerance=tolerance.wording),
                Wording(
                    "make the touchpoint quicker, or split it so that customers see something happen",
                    "请缩短这一触点，或拆分它，让客户看到进展",
                ),
                related=((t.path_to("tolerance"), Wording("accepted here", "容忍时间在这里")),),
            )
