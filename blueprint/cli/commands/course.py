"""`blueprint course`: a folder ready for class, made from maps."""

from __future__ import annotations

import argparse
import math
import sys
from typing import TYPE_CHECKING

from blueprint.cli.arguments import number
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from pathlib import Path

    from blueprint.export.course.plan import Plan

HELP = Wording(
    "a course from maps: guide, slides, exercises, role play, quiz, forms",
    "由地图生成课程：教案、课件、练习、角色扮演、测验、表格",
)
_MAPS = Wording("map files; cases give case questions", "地图文件；案例地图用于案例讨论")
_TOPICS = Wording(
    "what is taught, separated by commas: blueprint, peak-end, moments-of-truth, promises, phrases, recovery",
    "课题，用逗号分隔：blueprint、peak-end、moments-of-truth、promises、phrases、recovery",
)
_HOURS = Wording("how long the course lasts, breaks included: 0.5 to 40", "总时长（小时，含休息）：0.5 至 40")
_FOR = Wording('whom it is for, such as "hall staff"', "培训对象，如“大堂员工”")
_BEFORE = Wording(
    "a map of how the service of the first MAP was before, for the sheet of both",
    "第一张地图改进之前的地图，用于前后对照表",
)
_OUT = Wording("folder for what is made", "输出文件夹")
_LANGUAGE = Wording(
    "language of the sheets: zh, en, or both (a folder each)",
    "课程材料的语言：zh、en 或 both（各一个文件夹）",
)
_FORCE = Wording("replace files that are there", "替换已有的文件")
_THERE = Wording(
    "{path} is there already; --force replaces it, another --out leaves it alone",
    "{path} 已存在；--force 可替换，或换一个 --out",
)
_WROTE = Wording("{count} files written to {folder}", "已在 {folder} 写入 {count} 个文件")


class FileIsThere(Exception):
    """A file that would be replaced."""

    def __init__(self, path: Path) -> None:
        self.wording = _THERE.filled(path=path.as_posix())
        super().__init__(self.wording.en)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("maps", nargs="+", metavar="MAP", help=_MAPS[language])
    parser.add_argument(
        "--topic", default="blueprint,peak-end,moments-of-truth", metavar="TOPICS", help=_TOPICS[language]
    )
    hours = number("a number of hours from 0.5 to 40", lambda h: math.isfinite(h) and 0.5 <= h <= 40)
    parser.add_argument("--hours", type=hours, default=3.0, metavar="H", help=_HOURS[language])
    parser.add_argument("--for", default="", dest="audience", metavar="TEXT", help=_FOR[language])
    parser.add_argument("--before", metavar="OLD", help=_BEFORE[language])
    parser.add_argument("--out", required=True, metavar="DIR", help=_OUT[language])
    parser.add_argument(
        "--language", choices=("zh", "en", "both"), default="both", dest="texts", help=_LANGUAGE[language]
    )
    parser.add_argument("--force", action="store_true", help=_FORCE[language])


def run(arguments: argparse.Namespace) -> int:
    """Write the folder; exit 0, 1 when a map has errors, 2 for what cannot be made."""
    from pathlib import Path

    from blueprint.cli.maps import read_clean
    from blueprint.export.course.course import course
    from blueprint.export.course.plan import Plan, topics_of
    from blueprint.export.subject import Subject
    from blueprint.figures import Analysis
    from blueprint.files import write_bytes
    from blueprint.packs.shelf import Shelf

    language: Language = arguments.language
    topics = topics_of(arguments.topic)
    minutes = round(arguments.hours * 60)
    clean = [(path, read_clean(path, language)) for path in dict.fromkeys(arguments.maps)]
    old = [(arguments.before, read_clean(arguments.before, language))] if arguments.before else []
    known = [
        (Analysis(c.map), Shelf(c.linted.settings.packs, Path(path).parent)) for path, c in (*clean, *old)
    ]
    out = Path(arguments.out)
    plans: list[tuple[Path, Plan]] = []
    for texts in ("zh", "en") if arguments.texts == "both" else (arguments.texts,):
        subjects = tuple(Subject(analysis, texts, shelf=shelf) for analysis, shelf in known)
        folder = out / texts if arguments.texts == "both" else out
        before = subjects[-1] if old else None
        audience = " ".join(arguments.audience.split())
        plans.append((folder, Plan(subjects[: len(clean)], topics, minutes, audience, before)))
    made = [(folder / file.name, file.data) for folder, plan in plans for file in course(plan)]
    if not arguments.force:
        for path, _ in made:
            if path.exists():
                raise FileIsThere(path)
    for path, data in made:
        write_bytes(path, data)
    for notice in dict.fromkeys(n for _, plan in plans for s in plan.subjects for n in s.all_notices()):
        print(f"blueprint: {notice[language]}", file=sys.stderr)
    print(_WROTE.filled(count=len(made), folder=out.as_posix())[language])
    return 0
