"""`blueprint lint`: what is wrong with maps."""

from __future__ import annotations

import argparse
import sys

from blueprint.wording import Language, Wording

HELP = Wording("say what is wrong with maps, where, and what to do", "检查地图：哪里有问题，如何修改")
_PATHS = Wording("map files or folders; - reads standard input", "地图文件或文件夹；- 读取标准输入")
_FORMAT = Wording("how findings are written", "输出格式")
_FAIL_ON = Wording("lowest severity that makes the exit code 1", "达到此级别即返回 1")
_CRASHED = Wording(
    "rule {code} failed on {path}: {error}; please report it", "规则 {code} 在 {path} 上出错：{error}；请反馈"
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=_PATHS[language])
    parser.add_argument("--output-format", default="text", metavar="FORMAT", help=_FORMAT[language])
    parser.add_argument(
        "--fail-on", choices=("error", "warning", "info", "never"), default="error", help=_FAIL_ON[language]
    )


def run(arguments: argparse.Namespace) -> int:
    """Lint, report on standard output; exit 0, 1 or 2 (contract.md)."""
    from blueprint.lint.engine import lint
    from blueprint.lint.finding import Severity
    from blueprint.lint.reports import report, report_names
    from blueprint.lint.summary import Result
    from blueprint.model.loader import load
    from blueprint.source.reader import find_maps

    if arguments.output_format not in report_names():
        raise UnknownFormat(arguments.output_format, report_names())
    result = Result(tuple(lint(load(path)) for path in find_maps(arguments.paths)))
    sys.stdout.write(report(arguments.output_format)(result, arguments.language))
    for crash in result.crashes:
        error = f"{type(crash.error).__name__}: {crash.error}"
        message = _CRASHED.filled(code=crash.code, path=crash.path, error=error)
        print(f"blueprint: {message[arguments.language]}", file=sys.stderr)
    if arguments.fail_on == "never":
        return 2 if result.crashes else 0
    return result.exit_code(Severity[arguments.fail_on.upper()])


class UnknownFormat(Exception):
    """A report format that does not exist."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.wording = Wording(
            "there is no format {name!r}; known: {known}", "没有 {name!r} 格式；可用：{known}"
        ).filled(name=name, known=", ".join(known))
        super().__init__(self.wording.en)
