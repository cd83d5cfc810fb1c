"""Service without the five gestures.

What it does
    Reports maps in which customers can come in person and leave without one of the five gestures:
    handing over with both hands (`gesture.hand_over`), showing to a seat (`gesture.seat`), showing where
    to sign (`gesture.sign`), receiving papers (`gesture.receive`), showing the way (`gesture.direct`).

Why it matters
    A gesture tells what words leave open: where to go, where to sign, that the paper is taken seriously.
    The five gestures of the node control model belong to touchpoints that nobody can avoid.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      serve:
        lane: frontstage
        title: Serve
        contact: {etiquette: [gesture.hand_over, gesture.seat, gesture.sign, gesture.receive]}
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      serve:
        lane: frontstage
        title: Serve
        contact: {etiquette: [gesture.hand_over, gesture.seat, gesture.sign, gesture.receive, gesture.direct]}
        end: served
    ```

中文
    五个手势：缺少双手递接、客户入座、客户签名、单据接收或方向指引，或有客户会绕过它们。
"""

from blueprint.lint.content.etiquette import lacking
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hits, Rule

rule = Rule("BP725", "missing-gesture", Severity.WARNING)


@rule.checks
def missing_gesture(context: Context) -> Hits:
    """Five gestures."""
    yield from lacking(context, "gesture")
