"""Every key a configuration may have, the presets, and the options of rules."""

from __future__ import annotations

from string import Template

from blueprint.lint.config.keys import KEYS, Key
from blueprint.lint.rulebook.described import described
from blueprint.lint.rulebook.preset import FOLDER, preset, preset_names
from blueprint.lint.rulebook.registry import all_rules
from blueprint.wording import LANGUAGES, Language
from pages.common import template


def configuration(language: Language) -> str:
    """The page."""
    keys = "\n".join(
        f"| `{k.name}` | `{k.example}` | {_choices(k, language)}{k.wording[language]} |" for k in KEYS
    )
    presets = "\n".join(
        f"| `{n}` | {len(preset(n).rules)} | {_fails_from(n)} | {_about(n, language)} |"
        for n in preset_names()
    )
    options = "\n".join(
        f"| [{r.name}](rules/{r.name}.md) | `{o.name}` | `{o.default}` | {o.wording[language]} |"
        for r in all_rules()
        for o in described(r.options)
    )
    page = Template(template("configuration", language))
    return page.substitute(example=_example(), keys=keys, presets=presets, options=options)


def _example() -> str:
    """A configuration with every key, in the order of the tables."""
    lines = [f"{k.name} = {k.example}" for k in KEYS if "." not in k.name and k.name != "extend"]
    lines.append("\n[lint]")
    lines += [f"{k.name.removeprefix('lint.')} = {k.example}" for k in KEYS if k.name.startswith("lint.")]
    return "\n".join(lines) + "\n"


def _choices(key: Key, language: Language) -> str:
    words = [f"`{c}`" for c in key.one_of]
    return "" if not words else f"{'、'.join(words)}：" if language == "zh" else f"{', '.join(words)}: "


def _fails_from(name: str) -> str:
    severity = preset(name).fail_on
    return severity.word if severity else "error"


def _about(name: str, language: Language) -> str:
    """The first comment of a preset's file, and in Chinese its second."""
    lines = (FOLDER / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    return lines[LANGUAGES.index(language)].removeprefix("# ")
