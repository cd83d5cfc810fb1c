"""What plans are worth, for people: a table, what to take, a list for a meeting, a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, GOOD, QUIET, heading, lines, numbers, say, table, words
from blueprint.cli.show.worst_hour import at_mean
from blueprint.figures.plans.contradictions import contradictions
from blueprint.figures.plans.figure import NAMES
from blueprint.figures.plans.overdue import is_overdue
from blueprint.figures.plans.worth import effort_of
from blueprint.figures.ranges.words import score_range, share_range, tenths, time_gain_range, with_range
from blueprint.model.goal import TIME
from blueprint.model.plans import STATUS_NAMES
from blueprint.ranking import ranked
from blueprint.wording import Language, Wording, both_listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import Console
    from rich.text import Text

    from blueprint.figures.plans.choosing import Choice
    from blueprint.figures.plans.figure import Figure
    from blueprint.figures.plans.worth import Gain, Plans, PlanWorth
    from blueprint.model.plans import Plan

_HEADING = Wording(
    "Plans, by what they gain in {figure} for their effort", "改进计划：按{figure}的增益与投入之比排列"
)
_COLUMNS = (
    Wording("plan", "计划"),
    Wording("gain", "增益"),
    Wording("mean visit", "平均耗时"),
    Wording("confidence", "把握"),
    Wording("reach", "到达"),
    Wording("effort", "投入"),
    Wording("state", "状态"),
)
_PROMISE = Wording("the promise {id}", "承诺 {id}")
_DAY = Wording("1 person-day", "1 人天")
_UNITS = {"days": Wording("{n} person-days", "{n} 人天"), "money": Wording("{n}", "费用 {n}")}
_BOTH = Wording("{one} and {other}", "{one}，{other}")
_NOT_SAID = Wording("not said", "未注明")
_AXES = {"days": Wording("person-days", "人天"), "money": Wording("money", "费用")}
_DUE = Wording("due {date}", "{date} 前完成")
_LATE = Wording("overdue since {date}", "{date} 已逾期")
_NOBODY = Wording("nobody sees to it", "无负责人")
_TARGET = Wording("alone it reaches {goal}", "单独即可达到 {goal}")
_NO_TARGET = Wording("alone it does not reach {goal}", "单独达不到 {goal}")
_NOTHING = Wording("the range includes zero", "范围含零")
_WORSE = Wording("worse: {figure}", "变差：{figure}")
_CONTRADICT = Wording(
    "{one} and {other} set {path} to different values: only one can come true",
    "{one} 与 {other} 对 {path} 取值不同，只能实现其一",
)
_PROBLEM = Wording("{plan}: {why}", "{plan}：{why}")
_BUDGET = Wording("For the budget", "预算内")
_GOAL = Wording("For the goal", "达到目标")
_TAKE = Wording("take {plans} ({effort})", "采取 {plans}（{effort}）")
_KEEP = Wording("take none: nothing makes it better", "不采取任何计划：没有更好的组合")
_ALREADY = Wording("it is reached already", "已经达到")
_CHANGES = Wording("{figure}: {before} -> {after}", "{figure}：{before} -> {after}")
_UNREACHED = Wording(
    "these come closest; no set of the plans reaches it", "现有计划的任何组合都达不到，以上最接近"
)
_EVERY = Wording("every set of plans was computed", "已计算计划的全部组合")
_GREEDY = Wording(
    "taken one after the other by what each adds for its effort; not every set was computed",
    "按单位投入的增益逐项选取，未计算全部组合",
)
_LEFT_OUT = Wording(
    "not looked at, for their effort is not said or they cannot be computed: {plans}",
    "未考虑（投入未注明或无法计算）：{plans}",
)
_HOW = Wording(
    "Each plan alone; gains are of all customers, so reach is in them. Confidence: in how many of 10 draws of what nobody measured it is better with the plan.",
    "各计划单独计算；增益按全部客户计，已含到达比例。把握：对未测量的数字抽样，每 10 次中更好的次数。",
)


def show(
    console: Console,
    plans: Plans,
    by: str,
    per: str,
    chosen: tuple[Choice | None, Choice | None],
    language: Language,
) -> None:
    """Print everything."""
    figure = plans.figures[by]
    if plans.analysis.days:
        say(console, at_mean(plans.analysis, language), QUIET)
    heading(console, _HEADING.filled(figure=_named(figure))[language])
    heads = [h[language] for h in _COLUMNS]
    columns = [words(heads[0]), numbers(heads[1]), numbers(heads[2]), *map(words, heads[3:])]
    rows = [_row(worth, figure, language) for worth in _order(plans, by, per)]
    console.print(table(columns, rows))
    for worth in plans.worths:
        notes = ([worth.problem] if worth.problem else []) + list(worth.notes)
        for note in notes:
            said = _PROBLEM.filled(plan=_title(worth.plan)[language], why=note)
            say(console, said[language], BAD if note is worth.problem else None)
    for one, other, path in contradictions(plans.open):
        say(console, _CONTRADICT.filled(one=_title(one), other=_title(other), path=path)[language], BAD)
    say(console, _HOW[language], QUIET)
    for title, choice in zip((_BUDGET, _GOAL), chosen, strict=True):
        if choice is not None:
            heading(console, title[language])
            for line in _choice(choice):
                say(console, line[language])


def markdown(plans: Plans, by: str, per: str, language: Language) -> str:
    """A list for a meeting."""
    figure = plans.figures[by]
    lines_ = [f"# {plans.analysis.map.title[language]}", ""]
    for worth in _order(plans, by, per):
        plan = worth.plan
        facts = [_gained(worth, figure.name, language), _effort(plan)[language], *_state(worth, language)]
        owner = plan.owner[language] if plan.owner else _NOBODY[language]
        told = [owner, *(fact for fact in facts if fact and fact != owner)]
        lines_.append(f"- [ ] **{_title(plan)[language]}**: {'; '.join(told)}")
        lines_ += [f"  - `{change}`" for change in plan.change]
        if worth.problem:
            lines_.append(f"  - {worth.problem[language]}")
    clashes = contradictions(plans.open)
    if clashes:
        lines_.append("")
    for one, other, path in clashes:
        said = _CONTRADICT.filled(one=_title(one), other=_title(other), path=f"`{path}`")
        lines_.append(f"- {said[language]}")
    return "\n".join(lines_) + "\n"


def chart(plans: Plans, by: str, per: str, language: Language) -> str | None:
    """The chart of gain and effort; None where no plan has both."""
    from blueprint.draw.charts.quadrant import Axes, Point, quadrant
    from blueprint.draw.theme.themes import THEMES

    figure, points = plans.figures[by], []
    for worth in plans.worths:
        gain, effort = worth.gains.get(by), effort_of(worth.plan, per)
        if gain is not None and gain.value is not None and effort is not None:
            low, high = gain.range or (gain.value, gain.value)
            points.append(Point(_title(worth.plan)[language], effort, gain.value, low, high))
    if not points:
        return None
    axes = Axes(
        plans.analysis.map.title[language],
        _named(figure)[language],
        _AXES[per][language],
        lambda value: _said(figure, value, language),
    )
    return quadrant(points, axes, language, THEMES["screen"])


def _order(plans: Plans, by: str, per: str) -> list[PlanWorth]:
    """By value for effort; those of which it is not known by their gain, then last."""

    def gain(worth: PlanWorth) -> float:
        found = worth.gains.get(by)
        return found.value if found and found.value is not None else float("-inf")

    return ranked(
        plans.worths,
        lambda w: float(w.value(by, per) is not None),
        lambda w: w.value(by, per) or 0.0,
        gain,
    )


def _row(worth: PlanWorth, figure: Figure, language: Language) -> list[str | Text | None]:
    gain = worth.gains.get(figure.name)
    confidence = None if gain is None or gain.confidence is None else tenths(gain.confidence, language)
    said = _gained(worth, figure.name, language)
    clear = gain is not None and gain.is_clear and (gain.value or 0.0) > 0
    title = _title(worth.plan)[language]
    return [
        title if title == worth.plan.id else f"{title} ({worth.plan.id})",
        _over_two_lines(said, GOOD if clear else ""),
        _over_two_lines(_gained(worth, TIME, language), ""),
        confidence,
        None if worth.reach is None else quantity.share(worth.reach, language),
        _effort(worth.plan)[language],
        lines(_state(worth, language)),
    ]


def _over_two_lines(said: str | None, style: str) -> Text | None:
    """A gain above its range, to leave room for titles."""
    if said is None:
        return None
    told = lines(said.replace(" (", "\n(", 1).replace("（", "\n（", 1).splitlines())
    told.stylize(style)
    return told


def _gained(worth: PlanWorth, figure: str, language: Language) -> str | None:
    gain = worth.gains.get(figure)
    if gain is None or gain.value is None:
        return None
    return _gain_said(gain, language)


def _gain_said(gain: Gain, language: Language) -> str:
    assert gain.value is not None
    said = _said(gain.figure, gain.value, language)
    if gain.figure.kind == "seconds":
        return with_range(said, gain.range, time_gain_range, language)
    return with_range(said, gain.range, score_range if gain.figure.kind == "score" else share_range, language)


def _said(figure: Figure, gain: float, language: Language) -> str:
    if figure.kind == "score":
        return quantity.score(gain, language)
    if figure.kind == "share":
        return quantity.share_gain(gain, language)
    return quantity.time_gain(-gain, language)


def _state(worth: PlanWorth, language: Language) -> list[str]:
    plan = worth.plan
    found = [STATUS_NAMES[plan.status]]
    if plan.due is not None:
        found.append((_LATE if is_overdue(plan) else _DUE).filled(date=plan.due.isoformat()))
    if plan.owner is None:
        found.append(_NOBODY)
    if plan.target is not None and worth.target_met is not None:
        found.append((_TARGET if worth.target_met else _NO_TARGET).filled(goal=plan.target.text))
    if worth.does_something is False:
        found.append(_NOTHING)
    worse = (g for g in worth.gains.values() if g.range is not None and g.is_clear and (g.value or 0.0) < 0)
    found += [_WORSE.filled(figure=_named(gain.figure)) for gain in worse]
    return [wording[language] for wording in found]


def _effort(plan: Plan) -> Wording:
    known = ((unit, effort_of(plan, unit)) for unit in ("days", "money"))
    return _taken({unit: n for unit, n in known if n is not None})


def _taken(effort: Mapping[str, float]) -> Wording:
    told = [
        _DAY if unit == "days" and n == 1 else _UNITS[unit].filled(n=f"{n:g}") for unit, n in effort.items()
    ]
    if not told:
        return _NOT_SAID
    return told[0] if len(told) == 1 else _BOTH.filled(one=told[0], other=told[1])


def _title(plan: Plan) -> Wording:
    return Wording(plan.title["en"], plan.title["zh"]) if plan.title else Wording(plan.id, plan.id)


def _named(figure: Figure) -> Wording:
    return NAMES.get(figure.name) or _PROMISE.filled(id=figure.name)


def _choice(choice: Choice) -> Iterator[Wording]:
    if choice.plans:
        yield _TAKE.filled(plans=both_listed(map(_title, choice.plans)), effort=_taken(choice.effort))
        yield _CHANGES.filled(
            figure=_named(choice.figure),
            before=_value(choice, choice.before),
            after=_value(choice, choice.after),
        )
    else:
        yield _ALREADY if choice.reached else _KEEP
    if choice.reached is False:
        yield _UNREACHED
    yield _EVERY if choice.every else _GREEDY
    if choice.left_out:
        yield _LEFT_OUT.filled(plans=both_listed(map(_title, choice.left_out)))


def _value(choice: Choice, value: float | None) -> Wording:
    tell = {"score": quantity.score, "share": quantity.share, "seconds": quantity.time}[choice.figure.kind]
    return quantity.both(tell, value, beside=choice.aim)
