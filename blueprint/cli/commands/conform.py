"""`blueprint conform`: what a log measured, against what the map declares."""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING

from blueprint.cli.arguments import add_json, add_map
from blueprint.cli.log_arguments import add_log, share
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.model.service_map import ServiceMap
    from blueprint.observe.conform.conformance import Conformance
    from blueprint.observe.engine.duck import Duck
    from blueprint.observe.engine.engine import Engine

HELP = Wording(
    "event logs against the map: times, shares, order, promises; measured against declared",
    "以事件日志对照地图：时间、比例、顺序、承诺；实测对比声明",
)
_MAPPING = Wording(
    "YAML of activities, each with its touchpoint: `Repair (Complex): repair`",
    "YAML 文件，写明各活动对应的触点，如 `复杂维修: repair`",
)
_SUGGEST = Wording(
    "print a mapping to start from (or write it to the file of -o), and stop",
    "打印一份映射草稿（或写入 -o 的文件）后结束",
)
_OUTPUT = Wording(
    "file for what --suggest-mapping drafts, or for the map that --learn changes",
    "--suggest-mapping 的草稿或 --learn 修改后的地图写入此文件",
)
_FORCE = Wording("replace a file that is there", "覆盖已有的文件")
_REQUIRED = Wording(
    "share of times that has to keep a standard, a tolerance or the limit of a hand-off (default: 90%%)",
    "须符合标准时间、容忍时间或传递时限的比例（默认 90%%）",
)
_ENGINE = Wording(
    "what answers: DuckDB on this machine (default), or Spark for what outgrows it (extra: spark; Java 17)",
    "计算引擎：本机 DuckDB（默认），或用于更大数据的 Spark（附加包 spark；Java 17）",
)
_MASTER = Wording(
    "the master of Spark, such as spark://host:7077 (default: local[*], this machine)",
    "Spark 的 master，如 spark://host:7077（默认 local[*]，即本机）",
)
_LEARN = Wording(
    "print as a diff what the map would say for the log: times, shares, arrivals, with n",
    "以差异形式打印按日志应改的内容：时间、比例、到达，均注明 n",
)
_HTML = Wording("write the report as a page, too", "另将报告写成网页")
_REPORT = Wording(
    "write what --json prints to a file, too: `render --measured` draws it",
    "另将 --json 的内容写入文件，供 `render --measured` 画图",
)
_WRITE = Wording(
    "with --learn: change the map file instead of printing the diff", "与 --learn 同用：直接修改地图文件"
)
_ALONE = Wording("--write goes with --learn", "--write 须与 --learn 同用")
_READING = Wording("read", "读取")
_ASKING = Wording("measure", "测量")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_map(parser, language)
    add_log(parser, language)
    parser.add_argument("--mapping", metavar="FILE", help=_MAPPING[language])
    parser.add_argument("--suggest-mapping", action="store_true", help=_SUGGEST[language])
    parser.add_argument("-o", "--output", metavar="FILE", help=_OUTPUT[language])
    parser.add_argument("--force", action="store_true", help=_FORCE[language])
    parser.add_argument(
        "--required", type=share, default=Fraction(9, 10), metavar="SHARE", help=_REQUIRED[language]
    )
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb", help=_ENGINE[language])
    parser.add_argument("--master", default="local[*]", metavar="URL", help=_MASTER[language])
    parser.add_argument("--learn", action="store_true", help=_LEARN[language])
    parser.add_argument("--write", action="store_true", help=_WRITE[language])
    parser.add_argument("--html", metavar="FILE", help=_HTML[language])
    parser.add_argument("--report", metavar="FILE", help=_REPORT[language])
    add_json(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print what was measured; exit 0 where all is kept, 1 where something is not (with --learn: where the map differs), 2 for a bad log."""
    from blueprint.cli.log_arguments import asked_of, open_duck
    from blueprint.cli.maps import read_clean
    from blueprint.cli.progress import Progress
    from blueprint.cli.rewriting import check_writable
    from blueprint.observe.arrivals import arrivals_like
    from blueprint.observe.estimates import proposals, untaken
    from blueprint.observe.log.events import read_log
    from blueprint.observe.log.refused import BadLog

    language: Language = arguments.language
    if arguments.write and not arguments.learn:
        raise BadLog(_ALONE)
    check_writable(arguments.map, arguments.write)
    clean = read_clean(arguments.map, language)
    service_map = clean.map
    said = _said(arguments, service_map)
    with open_duck(arguments) as duck, Progress(2, language) as progress:
        progress.step(", ".join(arguments.log), _READING)
        log = read_log(arguments.log, duck, asked_of(arguments))
        progress.done()
        if arguments.suggest_mapping:
            from blueprint.observe.conform.conform import activities_of
            from blueprint.observe.mapping import draft

            return _give(draft(list(activities_of(duck)), service_map), arguments)
        from blueprint.observe.conform.conform import Plan, conform

        progress.step(service_map.name, _ASKING)
        plan = Plan(service_map, said, float(arguments.required))
        with _engine(duck, arguments) as engine:
            found = conform(engine, log, plan, service_map.name)
            declared = service_map.arrivals
            arrivals = arrivals_like(declared, engine, arguments.time_zone) if arguments.learn else None
        learnt = proposals(found, service_map, arrivals) if arguments.learn else []
        progress.done()
    if arguments.learn:
        for stays in untaken(found, service_map):
            print(f"blueprint: {stays[language]}", file=sys.stderr)
    if arguments.learn and not arguments.json:
        from blueprint.cli.proposing import changed, propose

        before = clean.linted.loaded.source.text
        if arguments.output is not None:
            return _give(changed(before, learnt), arguments)
        return propose(arguments.map, before, learnt, language, write=arguments.write)
    if arguments.html is not None:
        from pathlib import Path

        from blueprint.cli.show.conformance.report import page
        from blueprint.files import write_text

        write_text(Path(arguments.html), page(found, service_map, language))
    if arguments.report is not None:
        _report(found, arguments.report)
    if arguments.json:
        from blueprint.cli.show.json_text import write_json
        from blueprint.observe.conform.as_json import as_data

        data = as_data(found)
        if arguments.learn:
            from blueprint.cli.proposing import as_data as proposed

            data["proposals"] = proposed(learnt)
        write_json(data)
    else:
        from blueprint.cli.show.conformance.report import show

        show(found, service_map, language)
    return int(not found.kept)


@contextmanager
def _engine(duck: Duck, arguments: argparse.Namespace) -> Iterator[Engine]:
    """What answers the questions."""
    if arguments.engine == "duckdb":
        yield duck
        return
    from blueprint.observe.engine.spark import Spark

    with Spark(duck, arguments.master) as spark:
        yield spark


def _said(arguments: argparse.Namespace, service_map: ServiceMap) -> dict[str, str | None]:
    if arguments.mapping is None:
        return {}
    from pathlib import Path

    from blueprint.observe.mapping import read_mapping

    return read_mapping(Path(arguments.mapping), service_map)


def _report(found: Conformance, path: str) -> None:
    """Write the report as JSON to a file."""
    from pathlib import Path

    from blueprint.cli.show.json_text import json_text
    from blueprint.files import write_text
    from blueprint.observe.conform.as_json import as_data

    write_text(Path(path), json_text(as_data(found)))


def _give(text: str, arguments: argparse.Namespace) -> int:
    """Print a file, or write it where none is."""
    from blueprint.cli.newly import write_new

    if arguments.output is None:
        sys.stdout.write(text)
        return 0
    write_new(arguments.output, text, force=arguments.force)
    return 0
