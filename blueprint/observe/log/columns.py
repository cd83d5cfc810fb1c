"""Which column of a log is what, by its heading: in English, in Chinese, or as process mining programs write it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from blueprint.observe.log.refused import BadLog
from blueprint.suggestion import some
from blueprint.wording import Wording

_WORDS = {
    "case": "case, case id, caseid, case:concept:name, case concept name, trace, trace id, process, process id, process instance, "
    "instance, ticket, ticket id, order id, visit, visit id, session, session id, call id, conversation id, customer id, case key, issue key, issue id, 案例, 案例编号, 案例号, 案例id, "
    "个案, 工单, 工单号, 工单编号, 流水号, 业务流水号, 单号, 订单号, 服务单号, 客户编号, 客户号, 票号, 排队号, 排队号码, 会话, 会话id, 通话编号, "
    "呼叫id, 呼叫编号, 流程实例, 流程实例id, 流程实例编号, 工单id, 业务编号, 受理编号, 受理号",
    "activity": "activity, activity name, activity id, activity en, concept:name, concept name, event, event name, event type, task, task name, step, action, operation, "
    "touchpoint, status, 活动, 活动名称, 事件, 事件名称, 环节, 环节名称, 步骤, 步骤名称, 触点, 触点名称, 操作, 动作, 节点, 节点名称, 任务, "
    "业务环节, 流程节点, 工序, 工序名称",
    "start": "start, start time, starttime, start timestamp, start_timestamp, start date, begin, begin time, started, started at, from, entered, "
    "开始, 开始时间, 起始时间, 开始时刻, 起始, 进入时间, 到达时间",
    "end": "end, end time, endtime, end timestamp, complete, completed, completed at, complete time, complete timestamp, completion time, finish, "
    "finish time, finished, finished at, stop, stop time, to, left, 结束, 结束时间, 完成, 完成时间, 结束时刻, 离开时间, 办结时间",
    "time": "time, timestamp, time:timestamp, time timestamp, event time, eventtime, date, datetime, date time, occurred, occurred at, "
    "时间, 时间戳, 日期, 日期时间, 发生时间, 事件时间, 操作时间, 时刻",
    "lifecycle": "lifecycle, lifecycle:transition, lifecycle transition, transition, event lifecycle, lifecycle id, 生命周期, 状态转换",
    "resource": "resource, resource id, org:resource, org resource, user, agent, employee, staff, performer, operator, clerk, "
    "资源, 人员, 员工, 员工号, 经办人, 操作员, 坐席, 处理人, 柜员, 执行人",
    "role": "role, org:role, org role, org:group, department, team, 角色, 岗位, 部门, 班组",
    "segment": "segment, customer segment, customer type, client type, customer group, 客群, 客户群, 客户类型, 客户类别",
}
HEADINGS = {role: tuple(word.strip() for word in words.split(",")) for role, words in _WORDS.items()}
"""Role to the headings that mean it."""
_MEANT = {word: role for role, words in HEADINGS.items() for word in words}
_MOMENT = r"(time|date|timestamp|datetime|at|event|activity|task|step)"
_CHINESE = r"(?!.*(计划|预计|预约|要求|应)).*({words}).*(时间|时刻|日期)"
_LIKE = {
    "start": re.compile(
        rf"({_MOMENT} )*(start|started|begin|began|begun)( {_MOMENT})*|"
        + _CHINESE.format(words="开始|起始|开工|进入|到达|接入")
    ),
    "end": re.compile(
        rf"({_MOMENT} )*(end|ended|complete|completed|completion|finish|finished|stop|stopped)( {_MOMENT})*|"
        + _CHINESE.format(words="结束|完成|完工|离开|办结")
    ),
}
"""Headings of times that no word above is, where one column alone reads so."""
_NAMES = {
    "case": Wording("the case", "案例"),
    "activity": Wording("the activity", "活动"),
}
_TIMES = {
    "start": Wording("when something starts", "开始时间"),
    "end": Wording("when something ends", "结束时间"),
    "time": Wording("the time", "时间"),
}
_NO_COLUMN = Wording(
    "{name} has no column {column!r} (--{role}); it has {columns}",
    "{name} 中没有 {column!r} 列（--{role}）；现有：{columns}",
)
_UNSAID = Wording(
    "{name}: which column is {what}? Say it with --{role} COLUMN; the columns are {columns}",
    "{name}：哪一列是{what}？请用 --{role} 列名 说明；现有：{columns}",
)
_NO_TIME = Wording(
    "{name}: which column has the times? Say it with --start and --end, or --time; the columns are {columns}",
    "{name}：哪一列是时间？请用 --start 与 --end，或 --time 说明；现有：{columns}",
)
_TWO = Wording(
    "{name}: {first!r} and {second!r} can both be {what}; say which with --{role}",
    "{name}：{first!r} 与 {second!r} 都可能是{what}；请用 --{role} 指定",
)


@dataclass(frozen=True)
class Asked:
    """What people say of a log beyond what stands in it.

    Attributes:
        columns: role to the name of its column (of an attribute in XES).
        formats: of times, as strptime has them; empty: guessed.
        zone: an IANA name, for times that say none; None: they are taken as they are.
        object_type: whose events make a case (OCEL).
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    formats: tuple[str, ...] = ()
    zone: str | None = None
    object_type: str | None = None


def plain(heading: str) -> str:
    """A heading without what does not matter: width, case, blanks, `_` or `-` for a blank.

    >>> plain(" Start_Time "), plain("开始时间："), plain("visitId")
    ('start time', '开始时间', 'visit id')
    """
    text = unicodedata.normalize("NFKC", heading).replace("_", " ").replace("-", " ")
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return " ".join(text.split()).strip(" :*").casefold()


def guess(columns: Sequence[str], asked: Mapping[str, str], name: str) -> dict[str, str]:
    """Role to column.

    Args:
        columns: the headings of a log.
        asked: role to the column that people name.
        name: of the log, for messages.

    Raises:
        BadLog: a column that is asked for is not there, none can be the case, the activity or a time, or two can.
    """
    found: dict[str, str] = {}
    listed = some(columns) or "-"
    for role, column in asked.items():
        match = column if column in columns else next((c for c in columns if plain(c) == plain(column)), None)
        if match is None:
            raise BadLog(_NO_COLUMN.filled(name=name, column=column, role=role, columns=listed))
        found[role] = match
    free = [c for c in columns if c not in found.values()]
    meant: dict[str, list[str]] = {}
    for column in free:
        word = _MEANT.get(plain(column))
        if word is not None and word not in asked and not _answered(word, asked):
            meant.setdefault(word, []).append(column)
    for role, pattern in _LIKE.items():
        like = [c for c in free if pattern.fullmatch(plain(c))]
        if role not in meant and role not in asked and not _answered(role, asked) and len(like) == 1:
            meant[role] = like
    if "end" in meant:
        meant.pop("time", None)
    for role, several in meant.items():
        found[role] = _one(role, several, name)
    for role, what in _NAMES.items():
        if role not in found:
            raise BadLog(_UNSAID.filled(name=name, what=what, role=role, columns=listed))
    if "time" in meant and found.keys() >= {"start", "time"}:  # one that stands beside a start is the end
        found["end"] = found.pop("time")
    if not found.keys() & {"start", "end", "time"}:
        raise BadLog(_NO_TIME.filled(name=name, columns=listed))
    return found


def _one(role: str, columns: list[str], name: str) -> str:
    """The one of several columns that is meant; for who did it and who the customer is, the first.

    Raises:
        BadLog: two can be the case, the activity or a time.
    """
    best = columns[0]
    for column in columns[1:]:
        if role not in _NAMES and role not in _TIMES:
            break
        better = _better(role, best, column) if plain(best) != plain(column) else best
        if better is None:
            what = (_NAMES | _TIMES)[role]
            raise BadLog(_TWO.filled(name=name, first=best, second=column, what=what, role=role))
        best = better
    return best


def _answered(role: str, asked: Mapping[str, str]) -> bool:
    """Times that people name leave no others to guess."""
    times = {"start", "end", "time"}
    return role in times and bool(times & asked.keys())


def _better(role: str, one: str, other: str) -> str | None:
    """The heading that says a role outright, where the other is only one of the words for it."""
    sure = {"case": ("case", "案例"), "activity": ("activity", "concept:name", "concept name", "活动")}.get(
        role
    )
    if sure is None:
        return None
    first, second = (plain(text).startswith(sure) for text in (one, other))
    return None if first == second else (one if first else other)
