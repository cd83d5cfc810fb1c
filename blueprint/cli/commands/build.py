"""`blueprint build`: lint, analyse and draw everything; the main job."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from blueprint.cli.arguments import add_assume, whole
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from blueprint.cli.made import Made

HELP = Wording("lint, analyse and draw maps: the main job", "检查、计算并绘制地图：主要工作")
FORMATS = "figures,svg,html,png"
"""What the main job writes."""

_PATHS = Wording("map files or folders", "地图文件或文件夹")
_OUT = Wording("folder for what is made (default: exports)", "输出文件夹（默认 exports）")
_JOBS = Wording("maps made at once (default: one a core)", "同时生成几张地图（默认每核一张）")
_WROTE = Wording("written to {folder}", "已写入 {folder}")
_OPEN = Wording("written to {folder}; open {page}", "已写入 {folder}；请打开 {page}")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=_PATHS[language])
    parser.add_argument("--out", default="exports", metavar="DIR", help=_OUT[language])
    parser.add_argument("--jobs", type=whole(1, 1000), metavar="N", help=_JOBS[language])
    add_assume(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Make everything; findings and the closing table on standard output, progress on standard error."""
    from pathlib import Path

    from blueprint.cli.building.every import every
    from blueprint.cli.building.task import Task
    from blueprint.cli.progress import Progress
    from blueprint.cli.show.builds import show
    from blueprint.files import expect_folder
    from blueprint.lint.reports.text import write
    from blueprint.lint.run.run import Run

    out, run = Path(arguments.out), Run()
    expect_folder(out)
    tasks = [Task(path, out, FORMATS, arguments.assume) for path in run.files(arguments.paths)]
    with Progress(len(tasks), arguments.language) as progress:
        made = every(tasks, run, progress, arguments.jobs)
    result = run.result(m.linted for m in made)
    if any(result.findings):
        sys.stdout.write(write(result, arguments.language) + "\n")
    show(made, arguments.language)
    for notice in dict.fromkeys(n for m in made for n in m.notices):
        print(f"blueprint: {notice[arguments.language]}", file=sys.stderr)
    said = _WROTE.filled(folder=out)
    if any(Path(path).is_dir() for path in arguments.paths):
        said = _OPEN.filled(folder=out, page=_index(made, out))
    print(f"blueprint: {said[arguments.language]}", file=sys.stderr)
    return result.exit_code()


def _index(made: Sequence[Made], out: Path) -> Path:
    """The page that leads to all maps of a folder."""
    from blueprint.export.portfolio.page import Row, page
    from blueprint.files import write_text

    rows = [Row(m.linted.loaded.source.path, m.entry, len(m.linted.findings), m.linted.errors) for m in made]
    file = out / "index.html"
    write_text(file, page(rows))
    return file
