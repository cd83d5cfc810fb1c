"""`blueprint lint`: what is wrong with maps."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from blueprint.cli.linting.arguments import add_arguments
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.cli.linting.fix import Fixes
    from blueprint.lint.config.layer import Layer
    from blueprint.lint.run.run import Run
    from blueprint.lint.run.summary import Result

__all__ = ["HELP", "add_arguments", "run"]

HELP = Wording("say what is wrong with maps, where, and what to do", "检查地图：哪里有问题，如何修改")
_ONLY_WITH_FIX = Wording(
    "--unsafe-fixes says which fixes --fix or --diff makes; give one of them as well",
    "--unsafe-fixes 用来限定 --fix 或 --diff 的修复范围，请同时给出其中之一",
)
_UNFIT = Wording(
    "--exclude {pattern!r} fits none of the {n} maps that were found; patterns count from the folder you are in, "
    "such as 'maps/drafts/**'",
    "--exclude {pattern!r} 与找到的 {n} 张地图都不符；模式从当前文件夹算起，如 'maps/drafts/**'",
)
_UNFIT_FOR_ONE = Wording(
    "--exclude {pattern!r} does not fit the only map that was found; patterns count from the folder you are in, "
    "such as 'maps/drafts/**'",
    "--exclude {pattern!r} 与唯一找到的地图不符；模式从当前文件夹算起，如 'maps/drafts/**'",
)
_NOTHING_TO_EXCLUDE = Wording(
    "--exclude leaves out nothing here: files that are named are linted all the same, unless --force-exclude is given",
    "--exclude 在此不起作用：点名的文件仍会检查，除非给出 --force-exclude",
)


class WrongUse(Exception):
    """Options that do not go together; `wording` says why."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


def run(arguments: argparse.Namespace) -> int:
    """Lint, report on standard output; exit 0, 1 or 2 (contract.md)."""
    from blueprint.cli.linting import output as lint_output

    if arguments.unsafe_fixes and not (arguments.fix or arguments.diff):
        raise WrongUse(_ONLY_WITH_FIX)
    linting = _prepare(arguments)
    files = linting.files(arguments.paths)
    _say_unfit(arguments, linting)
    if arguments.list_files:
        sys.stdout.writelines(f"{file}\n" for file in files)
        return 0
    formats = lint_output.formats(arguments, linting, files)
    fixes = _fixes(arguments, linting)
    linted = [linting.lint(linting.load(file)) for file in files]
    if fixes:
        linted = [fixes.done(file) for file in linted]
    fixed = fixes.made if fixes else 0
    if arguments.write_baseline:
        from blueprint.cli.linting import baseline as lint_baseline

        return lint_baseline.write(linted, linting, arguments)
    result = linting.result(linted, fixed)
    if arguments.prune_baseline:
        from blueprint.cli.linting import baseline as lint_baseline

        result = lint_baseline.prune(result, linting, arguments)
    stream = sys.stderr if fixes and fixes.on_stdout else sys.stdout
    lint_output.show(result, formats, linting, arguments, stream)
    if fixes and fixes.failed:
        raise fixes.failed
    return _code(result, arguments, fixed)


def _say_unfit(arguments: argparse.Namespace, linting: Run) -> None:
    """Name the patterns that exclude nothing: they are misspelt, or stand for another folder."""
    from pathlib import Path

    from blueprint.lint.globs import fits

    found = linting.excludable
    if any(Path(path).is_dir() for path in arguments.paths):
        said = [
            (_UNFIT if len(found) > 1 else _UNFIT_FOR_ONE).filled(pattern=pattern, n=len(found))
            for pattern in arguments.exclude
            if not any(fits(pattern, Path.cwd(), file) for file in found)
        ]
    else:
        said = [_NOTHING_TO_EXCLUDE] if arguments.exclude and not arguments.force_exclude else []
    for wording in said:
        print(f"blueprint: {wording[arguments.language]}", file=sys.stderr)


def _fixes(arguments: argparse.Namespace, linting: Run) -> Fixes | None:
    """What mends files, when that is asked for."""
    if not (arguments.fix or arguments.diff):
        return None
    from blueprint.cli.linting.fix import Fixes

    return Fixes(arguments, linting)


def _prepare(arguments: argparse.Namespace) -> Run:
    """The run that the options ask for."""
    from pathlib import Path

    from blueprint.lint.config.resolve import Resolver
    from blueprint.lint.run.run import Run

    return Run(
        Resolver(tuple(arguments.config), arguments.isolated, _flags(arguments)),
        stdin_filename=arguments.stdin_filename,
        force_exclude=arguments.force_exclude,
        suppressions=not arguments.ignore_suppressions,
        baseline=Path(arguments.baseline) if arguments.baseline else None,
    )


def _flags(arguments: argparse.Namespace) -> Layer | None:
    """What options say of the settings, checked like a configuration."""
    given = {
        "preset": arguments.preset,
        "select": [s for text in arguments.select for s in text.split(",") if s],
        "ignore": [s for text in arguments.ignore for s in text.split(",") if s],
        "fail-on": arguments.fail_on,
        "exclude": arguments.exclude,
    }
    given = {key: value for key, value in given.items() if value}
    if not given:
        return None
    from pathlib import Path

    from blueprint.lint.config.check import check
    from blueprint.lint.config.error import ConfigError
    from blueprint.lint.config.resolve import COMMAND_LINE

    complaints: list[Wording] = []
    layer = check({"lint": given}, COMMAND_LINE, Path.cwd(), complaints)
    if complaints:
        raise ConfigError(complaints)
    return layer


def _code(result: Result, arguments: argparse.Namespace, fixed: int) -> int:
    code = result.exit_code()
    if code == 0 and fixed and (arguments.diff or arguments.exit_non_zero_on_fix):
        code = 1
    return 0 if code == 1 and arguments.exit_zero else code
