"""The design method as steps: what each asks of a map, and what of it is still missing.

服务流程图的设计步骤: 确认客户需求, 描述服务过程, 区分前后台管理, 标注服务质量关键点 (theory 7.A, A17). A step
is a set of rules; it is done when none of them finds anything. The steps build on each other: which
touchpoints are key is not worth asking before it is clear what happens before and behind the customer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.lint.finding import Severity
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import lint
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.lint.finding import Finding
    from blueprint.lint.run.run import Run
    from blueprint.model.loader import Loaded


@dataclass(frozen=True)
class DesignStep:
    """One step of the method: its name, what it asks, and the rules that say whether it is done."""

    id: str
    title: Wording
    asks: Wording
    rules: tuple[str, ...]


STEPS = (
    DesignStep(
        "needs",
        Wording("Confirm what customers need", "确认客户需求"),
        Wording(
            "whom the service is for, what they need and how much it matters",
            "服务为谁而设、客户需要什么、各有多重要",
        ),
        (
            "missing-purpose",
            "missing-owner",
            "missing-needs",
            "need-without-importance",
            "need-unserved",
            "need-weakly-served",
            "same-segments",
        ),
    ),
    DesignStep(
        "process",
        Wording("Describe the process of service", "描述服务过程"),
        Wording(
            "every step from coming in to leaving, with its phase, time, shares and ways out",
            "从进入到离开的每一步：阶段、时间、比例与出口",
        ),
        (
            "too-few-customer-actions",
            "missing-entry",
            "missing-exit",
            "dead-end",
            "unreachable",
            "closed-loop",
            "share-sum",
            "unknown-share",
            "single-branch-decision",
            "unnamed-branch",
            "missing-phase",
            "phase-not-covered",
            "no-greeting",
            "no-farewell",
            "missing-time",
            "hidden-wait",
        ),
    ),
    DesignStep(
        "stages",
        Wording("Separate front stage and back stage", "区分前后台管理"),
        Wording(
            "who meets the customer, who works behind, and how work is handed on",
            "谁面对客户、谁在后台、工作如何传递",
        ),
        (
            "customer-action-without-contact",
            "contact-without-customer-action",
            "customer-action-without-evidence",
            "flow-skips-a-line",
            "crossing-without-role",
            "channel-missing",
            "contact-with-missing",
            "handoff-without-limit",
            "handoff-without-standard",
            "incomplete-handoff",
            "backstage-unlinked",
            "support-without-user",
            "uses-not-support",
            "hidden-emotion",
        ),
    ),
    DesignStep(
        "key-points",
        Wording("Mark the key points of quality", "标注服务质量关键点"),
        Wording(
            "where it can fail and who recovers it, what is felt, what is promised, and the norm of every key step",
            "哪里会失败、谁来补救、客户感受、对客承诺，以及每个关键步骤的规范",
        ),
        (
            "fail-without-recovery",
            "failure-without-chance",
            "peak-without-evidence",
            "hand-marked-moment-disagrees",
            "moment-of-truth-on-one-system",
            "ends-low",
            "dimension-not-covered",
            "missing-norm",
            "missing-assurance",
            "incomplete-contact",
            "standard-over-tolerance",
            "wait-without-maximum",
            "promise-not-kept",
            "forbidden-phrase",
        ),
    ),
)


@dataclass(frozen=True)
class StepState:
    """A step and what is still missing in it; nothing missing is done."""

    step: DesignStep
    findings: tuple[Finding, ...]

    @property
    def done(self) -> bool:
        """Whether the step is done."""
        return not self.findings


@dataclass(frozen=True)
class Design:
    """How far a map has come; `broken` are the errors that no step asks about (a file that is no map yet)."""

    steps: tuple[StepState, ...]
    broken: tuple[Finding, ...] = ()

    @property
    def next(self) -> StepState | None:
        """The first step that is not done: where to go on."""
        return next((s for s in self.steps if not s.done), None)


def check_design(run: Run, loaded: Loaded) -> Design:
    """Hold a map against the steps; options, packs and suppressions are those of its settings."""
    project = run.project(loaded.source.path)
    project.add(loaded)
    settings = run.resolver.settings_for(loaded.source.path)
    rules = [rule_named(name) for step in STEPS for name in step.rules]
    linted = lint(loaded, rules, settings=settings, project=project)
    if linted.loaded.map is None:
        return Design((), lint(loaded, project=project).findings)
    states = tuple(StepState(s, tuple(f for f in linted.findings if f.name in s.rules)) for s in STEPS)
    asked = {rule.name for rule in rules}
    others = lint(loaded, settings=settings, project=project).findings
    return Design(states, tuple(f for f in others if f.severity is Severity.ERROR and f.name not in asked))
