"""How a log is to be read: the arguments that every command about event logs takes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from fractions import Fraction

    from blueprint.observe.engine.duck import Duck
    from blueprint.observe.log.columns import Asked

_LOG = Wording(
    "event logs: CSV, Parquet, XES (.gz too) or OCEL 2.0 JSON; files, folders, patterns",
    "事件日志：CSV、Parquet、XES（可带 .gz）或 OCEL 2.0 JSON；文件、文件夹、通配",
)
_COLUMNS: dict[str, Wording] = {
    "case": Wording(
        "the column that says whose event it is (default: guessed from the heading)",
        "标明属于哪个案例的列（默认按表头猜测）",
    ),
    "activity": Wording("the column of what happened", "活动列"),
    "start": Wording("the column of when it started", "开始时间列"),
    "end": Wording("the column of when it ended", "结束时间列"),
    "time": Wording(
        "the column of times that are neither: taken as ends", "既非开始也非结束的时间列：按结束时间处理"
    ),
    "resource": Wording("the column of who did it", "执行人列"),
    "segment": Wording("the column of the kind of customer", "客群列"),
}
_FORMAT = Wording(
    "how times are written, such as '%%d.%%m.%%Y %%H:%%M'; repeatable (default: looked at)",
    "时间的写法，如 '%%d.%%m.%%Y %%H:%%M'；可重复（默认自动识别）",
)
_ZONE = Wording(
    "the time zone of times that say none, such as Asia/Shanghai (default: days have 24 hours)",
    "未注明时区的时间所在的时区，如 Asia/Shanghai（默认每天 24 小时）",
)
_TYPE = Wording("OCEL: the type of object whose events are a case", "OCEL：以哪种对象为案例")
_MEMORY = Wording(
    "memory to use at most, such as 500MB; the rest goes to the disk",
    "最多使用的内存，如 500MB；其余写到磁盘",
)


def add_log(parser: argparse.ArgumentParser, language: Language) -> None:
    """The log, and how it is to be read."""
    parser.add_argument("log", metavar="LOG", nargs="+", help=_LOG[language])
    for role, said in _COLUMNS.items():
        flags = ("--segment-column",) if role == "segment" else (f"--{role}",)
        parser.add_argument(*flags, dest=f"column_{role}", metavar="COLUMN", help=said[language])
    parser.add_argument(
        "--time-format", action="append", default=[], metavar="FORMAT", help=_FORMAT[language]
    )
    parser.add_argument("--time-zone", metavar="ZONE", help=_ZONE[language])
    parser.add_argument("--object-type", metavar="TYPE", help=_TYPE[language])
    parser.add_argument("--memory-limit", metavar="SIZE", help=_MEMORY[language])


def asked_of(arguments: argparse.Namespace) -> Asked:
    """What was said about the log."""
    from blueprint.observe.log.columns import Asked

    said = {role: getattr(arguments, f"column_{role}") for role in _COLUMNS}
    return Asked(
        {role: column for role, column in said.items() if column is not None},
        tuple(arguments.time_format),
        arguments.time_zone,
        arguments.object_type,
    )


def open_duck(arguments: argparse.Namespace) -> Duck:
    """The engine that reads logs.

    Raises:
        ModuleNotFoundError: DuckDB is not installed.
    """
    from blueprint.observe.engine.duck import Duck

    return Duck(arguments.memory_limit)


def share(text: str) -> Fraction:
    """The type of an argument: a share such as `90%`."""
    from blueprint.model.share import parse_share

    try:
        return parse_share(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share such as 90%") from None
