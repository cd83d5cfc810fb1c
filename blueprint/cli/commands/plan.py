"""`blueprint plan`: what the plans of a map are worth, and which to take."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.arguments import add_assume, add_json, add_map, add_set
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures.plans.worth import Plans
    from blueprint.model.goal import Goal

HELP = Wording(
    "what plans are worth for their effort, which to take for a budget, and the least for a goal",
    "改进计划：作用与投入、预算内的最佳组合、达到目标的最少投入",
)
_BY = Wording(
    "the figure to rank by: remembered (default), time, or the id of a promise",
    "按哪个数字排名：remembered（默认）、time 或承诺编号",
)
_PER = Wording(
    "effort in person-days or in money (default: what most plans say)",
    "投入按人天或费用计（默认取多数计划所写）",
)
_BUDGET = Wording(
    "the best set for so much: 20d, 50000, or both: 20d,50000",
    "预算内的最佳组合：20d、50000，或两者 20d,50000",
)
_GOAL = Wording(
    "the least effort that reaches it: 'remembered >= 1', 'time <= 12m', 'PROMISE >= 90%%'",
    "以最少投入达到目标：'remembered >= 1'、'time <= 12m'、'承诺编号 >= 90%%'",
)
_MARKDOWN = Wording("print a list for a meeting", "输出会议用的 Markdown 清单")
_CHART = Wording("write a chart of gain and effort (.svg, .png)", "写出作用与投入的象限图（.svg、.png）")
_NONE = Wording(
    "the map has no plans that may still come; write some under `plans:`",
    "地图没有待实施的计划；请写在 `plans:` 下",
)
_NO_FIGURE = Wording("there is no figure {name!r}; one of {known}", "没有名为 {name!r} 的数字；可用：{known}")
_NO_CHART = Wording("no plan has both a known gain and effort to draw", "没有同时具备作用和投入的计划可画")
_BUDGET_FORM = re.compile(r"(?P<days>\d+(?:\.\d+)?)\s*(?:d|天|人天)|(?P<money>\d+(?:\.\d+)?)")


class Refused(Exception):
    """What was asked cannot be answered."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


def _budget(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for piece in text.replace("，", ",").split(","):
        match = _BUDGET_FORM.fullmatch(piece.strip())
        if match is None:
            raise argparse.ArgumentTypeError(f"{text!r} is not a budget such as 20d, 50000 or 20d,50000")
        unit = "days" if match["days"] else "money"
        found[unit] = float(match["days"] or match["money"])
    return found


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_map(parser, language)
    parser.add_argument("--by", default="remembered", metavar="FIGURE", help=_BY[language])
    parser.add_argument("--per", choices=("days", "money"), help=_PER[language])
    parser.add_argument("--budget", type=_budget, metavar="B", help=_BUDGET[language])
    parser.add_argument("--goal", metavar="GOAL", help=_GOAL[language])
    parser.add_argument("--chart", type=Path, metavar="FILE", help=_CHART[language])
    form = parser.add_mutually_exclusive_group()
    add_json(form, language)
    form.add_argument("--markdown", action="store_true", help=_MARKDOWN[language])
    add_set(parser, language)
    add_assume(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print what plans are worth; exit 0, or 1 where the map has errors or the goal is not reached."""
    import sys

    from blueprint.cli.changing import read_changed
    from blueprint.cli.charts import check_chart

    if arguments.chart:
        check_chart(arguments.chart)
    ready = read_changed(arguments.map, arguments.changes, arguments.language, arguments.assume)
    if not any(plan.status.is_open for plan in ready.map.plans.values()):
        raise Refused(_NONE)
    goal = _goal(arguments.goal)
    from blueprint.figures import Analysis
    from blueprint.figures.plans.choosing import for_goal, within_budget
    from blueprint.figures.plans.worth import Plans, usual_unit

    plans = Plans(Analysis(ready.map), arguments.by)
    for name in (arguments.by, *([goal.figure] if goal else [])):
        if name not in plans.figures:
            raise Refused(_NO_FIGURE.filled(name=name, known=", ".join(plans.figures)))
    per = arguments.per or usual_unit(plans.open)
    figure = plans.figures[arguments.by]
    bought = within_budget(plans, figure, arguments.budget, per) if arguments.budget else None
    way = for_goal(plans, goal, per) if goal else None
    if arguments.chart:
        _draw(plans, arguments.by, per, arguments)
    if arguments.json:
        from blueprint.cli.show.json_text import write_json
        from blueprint.figures.plans.data import plans_as_data

        write_json(
            {"version": 1, "map": ready.map.name}
            | ready.said()
            | plans_as_data(plans, arguments.by, per, bought, way)
        )
    elif arguments.markdown:
        from blueprint.cli.show.plans import markdown

        sys.stdout.write(markdown(plans, arguments.by, per, arguments.language))
    else:
        from blueprint.cli.show.opening import open_page
        from blueprint.cli.show.plans import show

        show(
            open_page(ready, "all", arguments.language),
            plans,
            arguments.by,
            per,
            (bought, way),
            arguments.language,
        )
    return int(way is not None and not way.reached)


def _goal(text: str | None) -> Goal | None:
    if text is None:
        return None
    from pydantic_core import PydanticCustomError

    from blueprint.model.goal import parse_goal
    from blueprint.suggestion import joined

    try:
        return parse_goal(text)
    except PydanticCustomError as error:
        said = error.context or {}
        raise Refused(joined(said["both"], said["help"])) from None


def _draw(plans: Plans, by: str, per: str, arguments: argparse.Namespace) -> None:
    from blueprint.cli.charts import write_chart
    from blueprint.cli.show.plans import chart

    drawn = chart(plans, by, per, arguments.language)
    if drawn is None:
        raise Refused(_NO_CHART)
    write_chart(arguments.chart, drawn)
