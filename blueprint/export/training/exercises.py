"""The exercises: the bad examples of lint rules that can be taught, in both languages.

A rule's page gives the example and how to mend it, in English; `zh` has its texts in Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from blueprint.lint.rulebook.page import page_of
from blueprint.lint.rulebook.registry import rule_named
from blueprint.model.loader import loads
from blueprint.model.text import Text
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.lint.rule import Rule
    from blueprint.model.service_map import ServiceMap


@dataclass(frozen=True)
class Exercise:
    """One error to spot.

    Attributes:
        rule: whose examples are shown.
        spoken: the example is a dialogue, else a small blueprint.
        task: the situation, without giving the error away.
        wrong: what is wrong, and why it matters.
        mend: how to mend it.
        zh: the example's texts in Chinese.
    """

    rule: str
    spoken: bool
    task: Wording
    wrong: Wording
    mend: Wording
    zh: Mapping[str, str]

    @property
    def source(self) -> Rule:
        """The rule."""
        return rule_named(self.rule)

    def examples(self) -> tuple[ServiceMap, ServiceMap]:
        """The bad example, and the one that is mended."""
        page = page_of(self.source)
        return self._read(page.fails[0]), self._read(page.passes[0])

    def _read(self, text: str) -> ServiceMap:
        found = loads(text).map
        assert found is not None, self.rule
        touchpoints = {
            id_: t.model_copy(
                update={
                    "title": self._both(t.title),
                    "script": tuple(self._both(line) for line in t.script),
                    "next": tuple(self._connection(c) for c in t.next),
                }
            )
            for id_, t in found.touchpoints.items()
        }
        return found.model_copy(update={"title": self._both(found.title), "touchpoints": touchpoints})

    def _connection(self, connection: Any) -> Any:
        handoff = connection.handoff
        if handoff and handoff.standard:
            handoff = handoff.model_copy(update={"standard": self._both(handoff.standard)})
            return connection.model_copy(update={"handoff": handoff})
        return connection

    def _both(self, text: Text) -> Text:
        english = str(text)
        return Text((("zh", self.zh.get(english, english)), ("en", english)))


@cache
def exercises() -> tuple[Exercise, ...]:
    """The exercises in the order they are set."""
    return (
        Exercise(
            "no-greeting",
            True,
            Wording("A customer walks in and comes to the desk.", "客户走进营业厅，来到导服台前。"),
            Wording(
                "Nobody greets. The customer whom nobody greets does not know whether anybody has noticed.",
                "没有问候就直接发问：来有迎声。没人打招呼，客户不知道有没有人注意到自己。",
            ),
            Wording("Greet first, then ask.", "先问候，再询问。"),
            {
                "Branch": "营业厅",
                "Triage": "导服分流",
                "What is it about?": "什么事？",
                "Hello, what may I do for you?": "您好，请问您办理什么业务？",
            },
        ),
        Exercise(
            "no-apology-after-wait",
            True,
            Wording("After a long wait the customer's number is called.", "客户等了很久，终于叫到号。"),
            Wording(
                "Nobody apologises or thanks for the waiting. A wait that somebody has noticed feels shorter.",
                "等候之后没有致歉，也没有说“让您久等了”。有人在意的等候，感觉上短得多。",
            ),
            Wording("Begin with thanks for the waiting.", "开口先说“让您久等了”。"),
            {
                "Branch": "营业厅",
                "Wait": "等候",
                "Counter": "柜台",
                "What may I do for you?": "请问您办理什么业务？",
                "Thank you for waiting. What may I do for you?": "让您久等了，请问您办理什么业务？",
            },
        ),
        Exercise(
            "forbidden-phrase",
            True,
            Wording("A customer asks why the form must be signed twice.", "客户问：为什么这张表要签两次字？"),
            Wording(
                "“It's our policy” hides behind rules and ends the talk: a phrase to avoid.",
                "“这是我们的规定”是拿规定压人，属于服务忌语，客户听到的只有拒绝。",
            ),
            Wording("Say what the rule is for.", "说明为什么这样要求。"),
            {
                "Branch": "营业厅",
                "Counter": "柜台",
                "I'm sorry, it's our policy.": "对不起，这是我们的规定。",
                "I'm sorry, here is why we ask for it.": "对不起，给您说明一下为什么需要两处签名。",
            },
        ),
        Exercise(
            "undated-promise",
            True,
            Wording("A customer asks when the answer will come.", "客户问：什么时候能有答复？"),
            Wording(
                "A promise without a date: nobody can keep it, and nobody notices when it is broken.",
                "没有日期的承诺：没法兑现，也没人知道何时算失信。",
            ),
            Wording("Say until when, and keep it.", "说出具体时间，并按时做到。"),
            _UNDATED,
        ),
        Exercise(
            "flow-skips-a-line",
            False,
            Wording("A customer reports a fault, and it is repaired.", "客户报修，随后维修。"),
            Wording(
                "The arrow jumps over the frontstage: who takes the report? That contact is where customers judge the"
                " service, and it is missing.",
                "箭头越过了前台：谁来受理报修？客户正是在这次接触中评价服务，图上却没有它。",
            ),
            Wording("Put in the frontstage step that takes the case.", "补上前台的受理步骤。"),
            _REPAIR | {"Take the case": "受理报修"},
        ),
        Exercise(
            "fail-without-recovery",
            False,
            Wording("Some repairs go wrong, and the customer notices.", "有些维修没修好，客户会发现。"),
            Wording(
                "A fail point (F) without a way to put it right: the customer is left alone at the worst moment.",
                "失败点（F）没有补救：客户在最糟的时刻无人理会。",
            ),
            Wording("Draw the way to put it right, and back.", "画出补救的步骤，以及怎样返回。"),
            _REPAIR | {"Apologise and redo": "致歉并返工", "Collect": "取机"},
        ),
        Exercise(
            "standard-over-tolerance",
            False,
            Wording("Look at the two times of this step.", "看这一步的两个时间。"),
            Wording(
                "The standard is longer than customers accept: they are unhappy even when all goes as planned.",
                "标准时间长于客户的容忍：一切照计划进行，客户仍不满意。",
            ),
            Wording("Bring the standard below what customers tolerate.", "把标准时间降到客户容忍之内。"),
            {"Branch": "营业厅", "Triage": "导服分流"},
        ),
        Exercise(
            "handoff-without-limit",
            False,
            Wording(
                "The customer reports a fault, and staff take the case. What does the arrow between them lack?",
                "客户报修，前台受理。两步之间的箭头缺了什么？",
            ),
            Wording(
                "The hand-off has no time limit. Work waits longest between two people, and nobody is ever late.",
                "内部传递没有时限。事情最容易耽搁在两人之间，而且谁都不算迟到。",
            ),
            Wording("Write on the arrow within what time it is done.", "在箭头上写明多久之内完成。"),
            _REPAIR | {"Take the case": "受理报修", "A person answers": "有人接听"},
        ),
        Exercise(
            "ends-low",
            False,
            Wording(
                "A visit to a shop with its emotion curve. Look at the end.",
                "一次购物与它的情感曲线，请看结尾。",
            ),
            Wording(
                "The service ends on a low, and the end is what is remembered.",
                "服务在低点结束，而最后的感受最容易被记住。",
            ),
            Wording("End with something good after the payment.", "付款之后，用一个好的步骤收尾。"),
            {
                "Shop": "商店",
                "Try on": "试穿",
                "Pay": "付款",
                "Hand over with a gift": "双手递上并赠小礼品",
            },
        ),
    )


_REPAIR = {"Repair": "维修", "Report": "报修"}
_UNDATED = {
    "Branch": "营业厅",
    "Counter": "柜台",
    "We will contact you another day.": "改天再和您联系。",
    "We will call you tomorrow morning.": "明天上午十点前给您回电。",
}
