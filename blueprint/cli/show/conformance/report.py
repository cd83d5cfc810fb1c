"""Measured against declared, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.cli.show.conformance.order import order
from blueprint.cli.show.conformance.out import Screen
from blueprint.cli.show.conformance.promises import promises, readings
from blueprint.cli.show.conformance.spelling import Spelling
from blueprint.cli.show.conformance.tables import connections, patience, touchpoints
from blueprint.cli.show.conformance.verdict import segments, verdict
from blueprint.cli.show.console import QUIET, STRONG, open_console
from blueprint.cli.show.left_out import left_out
from blueprint.cli.show.report_page import ReportPage
from blueprint.figures.calendar.words import ASSUMED
from blueprint.observe.conform.as_json import moment
from blueprint.wording import Language, Wording, counted, listed

if TYPE_CHECKING:
    from blueprint.cli.show.conformance.out import Out
    from blueprint.model.service_map import ServiceMap
    from blueprint.observe.conform.conformance import Conformance

_WHAT = Wording("{cases}, {events}, from {first} to {last}", "{cases}，{events}，{first} 至 {last}")
_COLUMNS = Wording(
    "Columns, said or guessed by their headings: {columns} (another one: --case COLUMN, and so on).",
    "所用的列（指定，或按列名判断）：{columns}（如有误，请用 --case 列名 等指定）。",
)
_ENDS_ONLY = Wording(
    "The log has one time an event, taken as its end: the time of a touchpoint runs from the event before, and what the "
    "hand-off takes of it is not known (--start COLUMN says that it is a start).",
    "日志每个事件只有一个时间，按结束时间处理：触点耗时从上一事件算起，其中传递所占不得而知（如为开始时间请用 --start 列名）。",
)
_UNKNOWN_YEARS = Wording(
    "Public holidays of {years} are not known: they count as working days.",
    "{years}年的公众假日未知，按工作日计。",
)
_ASSUMED = Wording("Working time: {what}.", "工作时间：{what}。")
_ONE_EVENT, _MANY_EVENTS = Wording("1 event", "1 个事件"), Wording("{n} events", "{n} 个事件")


def show(found: Conformance, service_map: ServiceMap, language: Language) -> None:
    """Print the report."""
    screen = Screen(open_console())
    screen.line(service_map.title[language], STRONG)
    _report(screen, Spelling(service_map, language), found)


def page(found: Conformance, service_map: ServiceMap, language: Language) -> str:
    """The report as a page of its own."""
    made = ReportPage()
    _report(made, Spelling(service_map, language), found)
    return made.html(service_map.title[language], language)


def _report(out: Out, said: Spelling, found: Conformance) -> None:
    what = _WHAT.filled(
        cases=said.cases(found.log.cases),
        events=counted(_ONE_EVENT, _MANY_EVENTS, found.log.events),
        first=moment(found.log.first)[:16].replace("T", " "),
        last=moment(found.log.last)[:16].replace("T", " "),
    )
    out.line(what[said.language])
    columns = [f"{role} = {column}" for role, column in found.log.columns.items()]
    out.line(_COLUMNS.filled(columns=listed(columns, said.language))[said.language], QUIET)
    for line in left_out(found.log, said.language):
        out.line(line)
    if not found.log.starts:
        out.line(_ENDS_ONLY[said.language], QUIET)
    touchpoints(out, said, found.all)
    connections(out, said, found.all)
    promises(out, said, found.all)
    readings(out, said, found)
    if found.in_hours and found.opening_assumed:
        out.line(_ASSUMED.filled(what=ASSUMED)[said.language], QUIET)
    if found.in_hours and found.unknown_years:
        years = listed(map(str, found.unknown_years), said.language)
        out.line(_UNKNOWN_YEARS.filled(years=years)[said.language], QUIET)
    patience(out, said, found.all)
    order(out, said, found)
    segments(out, said, found)
    out.line()
    verdict(out, said, found)
