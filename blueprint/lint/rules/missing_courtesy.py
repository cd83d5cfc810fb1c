"""Script without the words of courtesy.

What it does
    Reports the first scripts that customers hear when they lack a greeting, the last ones when they neither
    thank nor say goodbye, and maps whose scripts never say please.

Why it matters
    您好 请 对不起 谢谢 再见: ten characters that cost nothing. A script without them will be spoken
    without them.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      counter:
        lane: frontstage
        title: Counter
        script: [What is it about?, "Please sign here, thank you."]
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      counter:
        lane: frontstage
        title: Counter
        script: ["Hello, what may I do for you?", "Please sign here, thank you."]
        end: served
    ```

中文
    服务用语缺少礼貌用语：开头没有“您好”，结尾没有“谢谢”“再见”，或全程没有“请”。
"""

from collections.abc import Iterable, Mapping

from blueprint.flow.chain.graph import leavers, reachable, reversed_edges
from blueprint.lint.content.scripts import say, scripts
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP606", "missing-courtesy", Severity.INFO)


@rule.checks
def missing_courtesy(context: Context) -> Hits:
    """First scripts, last scripts, and all of them."""
    spoken = {id_: script for id_, script in scripts(context).items() if id_ in context.reached}
    if not spoken:
        return
    onwards, back = context.successors, reversed_edges(context.successors)
    first = _first_met(context.entries, onwards, spoken)
    last = _first_met(leavers(context.map) & context.reached, back, spoken)
    for id_, script in spoken.items():
        if id_ in first and not say(script, "greeting"):
            yield Hit(
                script[0].path,
                Wording(
                    "{id!r} is the first to speak and does not greet", "{id!r} 最先开口，却没有问候"
                ).filled(id=id_),
                Wording("begin with a greeting", "请以“您好”开头"),
            )
        if id_ in last and not say(script, "thanks", "farewell"):
            yield Hit(
                script[-1].path,
                Wording(
                    "{id!r} is the last to speak and neither thanks nor says goodbye",
                    "{id!r} 最后说话，既没有道谢也没有道别",
                ).filled(id=id_),
                Wording("end with thanks or a farewell", "请以“谢谢”或“再见”结尾"),
            )
    everything = [line for script in spoken.values() for line in script]
    if not say(everything, "anywhere"):
        yield Hit(
            everything[0].path,
            Wording("no script says please", "所有服务用语都没有“请”字"),
            Wording("ask, and do not order", "请用请求的语气"),
        )


def _first_met(
    start: Iterable[str], ways: Mapping[str, Iterable[str]], scripts: Mapping[str, object]
) -> frozenset[str]:
    """The touchpoints with a script that are met before any other, from `start`."""
    onwards = {id_: () if id_ in scripts else tuple(targets) for id_, targets in ways.items()}
    return reachable(start, onwards) & frozenset(scripts)
