"""The command line: finds the command, speaks the language, turns errors into one sentence."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from functools import cache
from importlib import import_module
from types import ModuleType

from blueprint.cli import commands
from blueprint.cli.extras import missing_library
from blueprint.cli.interrupts import INTERRUPTED
from blueprint.cli.maps import HasErrors
from blueprint.cli.streams import ReaderGone
from blueprint.version import __version__
from blueprint.wording import LANGUAGES, Language, Wording, choose_language

USAGE_ERROR = 2
_ABOUT = Wording(
    "Service blueprints as code: findings, figures and pictures from one YAML file.",
    "服务蓝图即代码：一份 YAML，得到检查结果、数字与图。",
)
_LANGUAGE = Wording(
    "language of what is printed: en or zh (default: the locale's)", "输出语言：en 或 zh（默认随系统）"
)
_VERSION = Wording("print the version", "显示版本")
_MORE = Wording(
    "`blueprint COMMAND --help` says what a command takes.", "`blueprint COMMAND --help` 说明各命令的用法。"
)
_FAILED = Wording("this should not have happened: {error}", "发生了不应出现的错误：{error}")
_FILE = Wording("{path}: {reason}", "{path}：{reason}")
_MEMORY = Wording("there is not enough memory for this", "内存不足")
_TRACE = Wording("set BLUEPRINT_TRACEBACK=1 to see where", "设置 BLUEPRINT_TRACEBACK=1 可查看位置")


@cache
def command_names() -> tuple[str, ...]:
    """The commands there are: one module each; `check-design` lives in `check_design.py`."""
    files = (name for folder in commands.__path__ for name in os.listdir(folder))  # noqa: PTH208 - pathlib is slow to import
    names = (name.removesuffix(".py").replace("_", "-") for name in files)
    return tuple(sorted(name for name in names if not name.startswith("-")))


def load_command(name: str) -> ModuleType:
    """The module of a command."""
    return import_module(f"{commands.__name__}.{name.replace('-', '_')}")


def build_parser(language: str | None, only: str | None = None) -> argparse.ArgumentParser:
    """The parser that lists all commands, or the whole parser of one."""
    lang = choose_language(language)
    parser = argparse.ArgumentParser(
        prog="blueprint", description=_ABOUT[lang], formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--version", action="version", version=f"blueprint {__version__}", help=_VERSION[lang]
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=_LANGUAGE[lang])
    subparsers = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, help=argparse.SUPPRESS
    )
    modules = {name: load_command(name) for name in command_names() if only in (None, name)}
    for name, module in modules.items():
        sub = subparsers.add_parser(name, description=module.HELP[lang])
        sub.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=_LANGUAGE[lang])
        if only is not None:  # the list of commands needs no arguments, and is shown faster without
            module.add_arguments(sub, lang)
    if only is None:
        from blueprint.cli.groups import listing

        helps = {name: module.HELP for name, module in modules.items()}
        parser.description = f"{_ABOUT[lang]}\n\n{listing(helps, lang)}"
        parser.epilog = _MORE[lang]
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run a command line and give its exit code (contract.md): 0, 1 findings, 2 usage or failure, 130 Ctrl-C."""
    words = sys.argv[1:] if argv is None else argv
    gc.set_threshold(200_000, 20, 20)  # a run is short and its trees hold few cycles
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _run(words)
    except (Exception, KeyboardInterrupt) as error:
        return ended(error, words)


def ended(error: BaseException, words: list[str]) -> int:
    """The exit code of a run that an error ended; what there is to say of it is said."""
    if isinstance(error, HasErrors):
        return 1
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, ReaderGone | BrokenPipeError):
        return 0
    return _say(error, choose_language(_asked(words)))


def _run(words: list[str]) -> int:
    """Run a command line; all its output has been written when it is over, also when it failed."""
    only = next((w for w in words if not w.startswith("-") and w in command_names()), None)
    try:
        arguments = build_parser(_asked(words), only).parse_args(words)
        arguments.language = choose_language(arguments.lang)
        code: int = load_command(arguments.command).run(arguments)
    except (Exception, SystemExit):
        sys.stdout.flush()
        raise
    sys.stdout.flush()
    return code


def _asked(words: list[str]) -> str | None:
    """The language asked for, before the parser that speaks it exists."""
    for i, word in enumerate(words):
        if word == "--lang" and i + 1 < len(words):
            return words[i + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def _say(error: BaseException, lang: Language) -> int:
    """One sentence on standard error; anything unforeseen says how to see more."""
    if os.environ.get("BLUEPRINT_TRACEBACK"):
        raise error
    wording = getattr(error, "wording", None) or missing_library(error)
    if isinstance(wording, Wording):
        print(f"blueprint: {wording[lang]}", file=sys.stderr)
    elif isinstance(error, MemoryError):
        print(f"blueprint: {_MEMORY[lang]}", file=sys.stderr)
    elif isinstance(error, OSError):
        said = (
            _FILE.filled(path=error.filename, reason=error.strerror)
            if error.filename
            else Wording(*[str(error)] * 2)
        )
        print(f"blueprint: {said[lang]}", file=sys.stderr)
    else:
        print(f"blueprint: {_FAILED.filled(error=f'{type(error).__name__}: {error}')[lang]}", file=sys.stderr)
        print(f"blueprint: {_TRACE[lang]}", file=sys.stderr)
    return USAGE_ERROR


if __name__ == "__main__":
    sys.exit(main())
