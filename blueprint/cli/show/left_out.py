"""What a log had that could not be used, one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.observe.log import left_out as why
from blueprint.source.table import clipped
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.observe.log.events import EventLog

_REASONS = {
    why.NO_CASE: Wording("events without a case, left out", "没有案例的事件，未计入"),
    why.NO_ACTIVITY: Wording("events without an activity, left out", "没有活动的事件，未计入"),
    why.NO_TIME: Wording("events without a time, left out", "没有时间的事件，未计入"),
    why.WRONG_TIME: Wording(
        "events whose time is written in another way, such as {example!r}, left out (say it with --time-format)",
        "时间写法不同（如 {example!r}）的事件，未计入（请用 --time-format 说明）",
    ),
    why.TWICE: Wording("events that stand there twice, counted once", "完全重复的事件，只计一次"),
    why.OTHER_STATE: Wording(
        "events that neither start nor complete anything, such as {example!r}, left out",
        "既非开始也非完成（如 {example!r}）的事件，未计入",
    ),
    why.TORN: Wording(
        "rows with too many or too few cells, or a quotation mark that is not closed, left out",
        "单元格数不符或引号未闭合的行，未计入",
    ),
    why.BACKWARDS: Wording(
        "visits that end before they start, counted without their times",
        "结束早于开始的到访，计次数，不计时间",
    ),
    why.UNFINISHED: Wording(
        "visits that start and do not end, counted without their times",
        "只有开始没有结束的到访，计次数，不计时间",
    ),
    why.CLOCK_TWICE: Wording(
        "events whose time the clock shows twice on the day clocks are set back, taken as the later one",
        "时钟回拨当日重复出现的时刻，按后一次计的事件",
    ),
    why.CLOCK_NEVER: Wording(
        "events whose time no clock shows on the day clocks are set forward, taken as if they had not been set yet",
        "时钟拨快当日不存在的时刻，按未拨快计的事件",
    ),
}
_AT = Wording("{said}: {n} ({rows})", "{said}：{n}（{rows}）")
_MORE = Wording("{rows} ...", "{rows} 等")


def left_out(log: EventLog, language: Language) -> Iterator[str]:
    """A sentence for each reason, with the first rows."""
    for left in log.left_out:
        said = _REASONS[left.reason].filled(example=clipped(left.example or ""))
        rows = listed(left.rows, language)
        if left.count > len(left.rows):
            rows = _MORE.filled(rows=rows)[language]
        yield _AT.filled(said=said, n=f"{left.count:,}", rows=rows)[language]
