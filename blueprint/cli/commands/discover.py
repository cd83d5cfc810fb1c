"""`blueprint discover`: a map drafted from an event log."""

from __future__ import annotations

import argparse
import sys
from fractions import Fraction

from blueprint.cli.log_arguments import add_log, share
from blueprint.wording import Language, Wording

HELP = Wording(
    "draft a map from event logs: touchpoints, shares, times and arrivals as measured",
    "由事件日志起草地图：触点、比例、时间与到达，均为实测",
)
_OUTPUT = Wording("the map to write (default: standard output)", "要写的地图（默认标准输出）")
_FORCE = Wording("replace a file that is there", "覆盖已有的文件")
_LANES = Wording(
    "a YAML file of activities or roles, each with its lane: `Front desk: frontstage`",
    "YAML 文件，写明活动或岗位所在的泳道，如 `大堂: frontstage`",
)
_TITLE = Wording("what the service is called (default: the log's name)", "服务名称（默认取日志文件名）")
_LEAST = Wording(
    "leave out ways that a smaller share of the visits go (default: 0, every way is drawn)",
    "占比低于此值的路不画（默认 0，全部画出）",
)
_FOUND = Wording(
    "the map has {n} findings; `blueprint lint {path}` names them",
    "地图有 {n} 个检查结果；见 `blueprint lint {path}`",
)
_READING = Wording("read", "读取")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_log(parser, language)
    parser.add_argument("-o", "--output", metavar="MAP", help=_OUTPUT[language])
    parser.add_argument("--force", action="store_true", help=_FORCE[language])
    parser.add_argument("--lanes", metavar="LANES", help=_LANES[language])
    parser.add_argument("--title", help=_TITLE[language])
    parser.add_argument("--least", type=share, default=Fraction(0), metavar="SHARE", help=_LEAST[language])


def run(arguments: argparse.Namespace) -> int:
    """Write the map; exit 0, 1 when it has errors, 2 when there is none."""
    from pathlib import Path

    from blueprint.cli.log_arguments import asked_of, open_duck
    from blueprint.cli.newly import write_new
    from blueprint.cli.progress import Progress
    from blueprint.cli.show.left_out import left_out
    from blueprint.importing.bringing import SCHEMA
    from blueprint.importing.discovery.draft import Wanted, draft
    from blueprint.importing.lane_file import read_lanes
    from blueprint.lint.run.engine import lint
    from blueprint.model.loader import loads
    from blueprint.observe.log.events import read_log
    from blueprint.source.writer import yaml_text

    language: Language = arguments.language
    lanes = read_lanes(Path(arguments.lanes)) if arguments.lanes else {}
    with open_duck(arguments) as duck, Progress(1, language) as progress:
        progress.step(", ".join(arguments.log), _READING)
        log = read_log(arguments.log, duck, asked_of(arguments))
        title = arguments.title or Path(log.files[0]).name.partition(".")[0]
        made = draft(duck, log, Wanted(title, lanes, arguments.least, arguments.time_zone))
        progress.done()
    for line in (*left_out(log, language), *(note[language] for note in made.notes)):
        print(f"blueprint: {line}", file=sys.stderr)
    text = yaml_text(made.data, SCHEMA)
    if arguments.output:
        write_new(arguments.output, text, force=arguments.force)
    else:
        sys.stdout.write(text)
    findings = lint(loads(text)).findings
    if findings:
        path = arguments.output or "-"
        print(f"blueprint: {_FOUND.filled(n=len(findings), path=path)[language]}", file=sys.stderr)
    return int(any(f.severity.word == "error" for f in findings))
