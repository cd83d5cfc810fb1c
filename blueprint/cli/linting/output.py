"""Where findings go: standard output, files, and the summary page of a GitHub workflow."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, cast

from blueprint.lint.paint import Mode, paint_for
from blueprint.lint.reports import report, report_names
from blueprint.lint.run.run import Run
from blueprint.lint.run.summary import Result
from blueprint.wording import Language, Wording

_CRASHED = Wording(
    "rule {code} failed on {path}: {error}; please report it", "规则 {code} 在 {path} 上出错：{error}；请反馈"
)
_UNKNOWN = Wording("there is no format {name!r}; known: {known}", "没有 {name!r} 格式；可用：{known}")
_NO_PATH = Wording(
    "--report {text!r} names no file; write it as sarif=report.sarif",
    "--report {text!r} 没有文件名；请写成 sarif=report.sarif",
)
_APPLIES = Wording("{path}: {rules} rules, settings of {origin}", "{path}：{rules} 条规则，设置来自 {origin}")
_NO_FILE = Wording("no configuration file", "无配置文件")


class WrongReport(Exception):
    """A report format that does not exist, or a report without a file."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


@dataclass(frozen=True)
class Formats:
    """What is written on standard output, and to which files."""

    stdout: str
    reports: tuple[tuple[str, Path], ...]


def formats(arguments: argparse.Namespace, run: Run, files: list[str]) -> Formats:
    """What was asked for, checked before anything is linted."""
    configured = run.resolver.settings_for(files[0]).value("output_format", None)[0] if files else None
    asked = arguments.output_format or os.environ.get("BLUEPRINT_OUTPUT_FORMAT") or configured
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    stdout = _known(asked or ("github" if on_github else "text"))
    reports = []
    for text in arguments.report:
        name, _, path = text.partition("=")
        if not path:
            raise WrongReport(_NO_PATH.filled(text=text))
        reports.append((_known(name), Path(path)))
    return Formats(stdout, tuple(reports))


def show(result: Result, formats: Formats, run: Run, arguments: argparse.Namespace, stream: TextIO) -> None:
    """Write everything; files come first, because a reader of `stream` may leave early.

    Raises:
        OSError: a file cannot be written; `stream` is complete all the same.
    """
    language: Language = arguments.language
    failed: OSError | None = None
    if formats.reports:
        from blueprint.files import write_text

        for name, path in formats.reports:
            try:
                text = report(name)(result, language)
                write_text(path, text.encode("utf-8", "replace").decode())  # a file's name may be any bytes
            except OSError as error:
                failed = error
    _summary_page(result, formats, language)
    if arguments.verbose:
        _say_settings(result, run, language)
    _print(result, formats, arguments, stream)
    for crash in result.crashes:
        error_text = f"{type(crash.error).__name__}: {crash.error}"
        message = _CRASHED.filled(code=crash.code, path=crash.path, error=error_text)
        print(f"blueprint: {message[language]}", file=sys.stderr)
    if failed:
        raise failed


def _print(result: Result, formats: Formats, arguments: argparse.Namespace, stream: TextIO) -> None:
    language: Language = arguments.language
    mode = arguments.color or os.environ.get("BLUEPRINT_COLOR", "auto")
    paint = paint_for(stream, cast(Mode, mode if mode in ("always", "never") else "auto"))
    if arguments.statistics:
        from blueprint.lint.run.statistics import statistics

        stream.write(statistics(result, language))
    elif arguments.quiet and formats.stdout == "text":
        from blueprint.lint.reports.text import blocks

        stream.write("\n".join(blocks(result, language, paint)))
    elif not (arguments.diff and formats.stdout in ("text", "concise")):
        stream.write(report(formats.stdout, paint)(result, language))


def _summary_page(result: Result, formats: Formats, language: Language) -> None:
    """Findings as a table on the page of a GitHub workflow's run."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page and formats.stdout == "github":
        from blueprint.lint.reports._markdown import step_summary

        with Path(page).open("a", encoding="utf-8") as file:
            file.write(step_summary(result, language))


def _say_settings(result: Result, run: Run, language: Language) -> None:
    for file in result.files:
        path = file.loaded.source.path
        origin = run.resolver.file_for(path) or _NO_FILE
        said = _APPLIES.filled(path=path, rules=len(file.settings.chosen), origin=origin)
        print(f"blueprint: {said[language]}", file=sys.stderr)


def _known(name: str) -> str:
    if name not in report_names():
        raise WrongReport(_UNKNOWN.filled(name=name, known=", ".join(report_names())))
    return name
