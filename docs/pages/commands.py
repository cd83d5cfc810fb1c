"""The commands: what each takes, with examples that the tests run."""

from __future__ import annotations

import argparse
import tomllib

from blueprint.cli.groups import GROUPS
from blueprint.cli.main import load_command
from blueprint.export.registry import all_formats
from blueprint.schemas.names import answer_names
from blueprint.wording import Language, Wording, listed
from pages.common import DOCS, heading, template

_TITLE = Wording("Commands", "命令")
_ARGUMENT, _MEANING = Wording("argument", "参数"), Wording("meaning", "含义")
_ANSWERS = Wording("Answers for programs", "供程序使用的回答")
_ANSWERED = Wording(
    "`blueprint schema --of COMMAND` prints the JSON Schema of what a command answers with `--json` (`lint` and "
    "`rule`: `--output-format json`). Keys may be added, and are never renamed while `version` is 1. COMMAND is one "
    "of {answers}.",
    "`blueprint schema --of 命令` 输出该命令 `--json` 回答的 JSON Schema（`lint` 与 `rule` 用 `--output-format json`）。"
    "`version` 为 1 期间，键可增加，绝不改名。命令为 {answers} 之一。",
)
_FORMATS = Wording("Formats", "格式")
_TAKEN = Wording("What `--to` takes; `all` is every one.", "`--to` 可取的值；`all` 表示全部。")
_FORMAT, _WHAT = Wording("format", "格式"), Wording("what", "内容")
_SAME = Wording("same bytes everywhere", "各机逐字节相同")
_YES, _NO = Wording("yes", "是"), Wording("no", "否")
_COMMAND = Wording("command", "命令")


def commands(language: Language) -> str:
    """Every command on one page."""
    lines = [f"# {_TITLE[language]}\n", template("commands", language)]
    for title, names in GROUPS:
        lines.append(f"## {title[language][0].upper()}{title[language][1:]}\n")
        lines += [f"### blueprint {name}\n\n{command(name, language)}" for name in names]
    return "\n".join([*lines, *_for_all(language)]) + "\n"


def commands_index(language: Language) -> str:
    """The same in short: a line a command, which leads to its page."""
    lines = [f"# {_TITLE[language]}\n", template("commands", language)]
    for title, names in GROUPS:
        lines += [f"## {title[language][0].upper()}{title[language][1:]}\n"]
        lines += heading(_COMMAND, _WHAT, language=language)
        lines += [f"| [{n}](commands/{n}.md) | {load_command(n).HELP[language]} |" for n in names]
        lines.append("")
    return "\n".join([*lines, *_for_all(language)]) + "\n"


def _for_all(language: Language) -> list[str]:
    """What several commands take and answer."""
    answers = listed((f"`{name}`" for name in answer_names()), language)
    return [
        f"## {_FORMATS[language]}\n",
        f"{formats(language)}\n",
        f"## {_ANSWERS[language]}\n",
        _ANSWERED.filled(answers=answers)[language],
    ]


def command_page(name: str, language: Language) -> str:
    """One command alone."""
    return f"# blueprint {name}\n\n{command(name, language)}"


def command(name: str, language: Language) -> str:
    """What a command is for, examples, and what it takes; not argparse's own text, which differs between Pythons."""
    module = load_command(name)
    parser = argparse.ArgumentParser()
    module.add_arguments(parser, language)
    taken = [a for a in parser._actions if a.dest != "help"]
    lines = [f"{module.HELP[language]}\n"]
    if examples := _examples(name, language):
        lines.append(f"```console\n{examples}\n```\n")
    if taken:
        lines += heading(_ARGUMENT, _MEANING, language=language)
        lines += [*(f"| `{_form(a)}` | {a.help} |" for a in taken), ""]
    return "\n".join(lines)


def _examples(name: str, language: Language) -> str:
    """The lines of `templates/commands.toml`, what each does above it."""
    given = tomllib.loads((DOCS / "templates" / "commands.toml").read_text(encoding="utf-8"))
    return "\n".join(f"# {row[language]}\n{row['run']}" for row in given.get(name, ()))


def formats(language: Language) -> str:
    """The table of what `--to` takes."""
    lines = [f"{_TAKEN[language]}\n", *heading(_FORMAT, _WHAT, _SAME, language=language)]
    for each in all_formats().values():
        same = (_YES if each.stable else _NO)[language]
        lines.append(f"| `{each.name}` | {each.about[language]} | {same} |")
    return "\n".join(lines)


def _form(action: argparse.Action) -> str:
    value = str(action.metavar or "/".join(map(str, action.choices or ())) or action.dest.upper())
    value = value.replace("|", "\\|")
    if not action.option_strings:
        return value if action.nargs != "?" else f"[{value}]"
    return ", ".join(action.option_strings) + (f" {value}" if action.nargs != 0 else "")
