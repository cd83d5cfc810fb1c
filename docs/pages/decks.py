"""decks.md: every item of the training decks, and where it lives. A link that leads nowhere is an error."""

from __future__ import annotations

import tomllib
from pathlib import Path

from blueprint.cli.main import command_names
from blueprint.export.registry import all_formats
from blueprint.lint.rulebook.registry import rule_names
from blueprint.model import connection, needs, service_map, touchpoint

DOCS = Path(__file__).parents[1]
ROOT = DOCS.parent
DATA = Path(__file__).with_name("decks.toml")

_INTRO = """# What the training decks contain, and where it lives · 课件内容与去处

Five training decks on customer service are what this project makes work:
S0 客户服务培训, S1 客户服务实务 模块二, S2 以客户感知为核心的服务管理, S3 客户服务与管理 教案 (chapters 1 to 5),
S4 主动服务营销与客户满意度提升. This page names every item of them that was found, and the map, rule, pack,
command, format, key or page that carries it, or the reason why software does not.

课件给出流程、清单与模型，不给时间、概率、得分与人数：地图中的这些数字均为假设，并已注明。
"""


class NowhereError(ValueError):
    """A link that leads nowhere."""


def decks() -> str:
    """The page.

    Raises:
        NowhereError: an item names something that is not there, or gives neither a place nor a reason.
    """
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    lines = [_INTRO]
    for part in data["part"]:
        lines += [f"## {part['title']}\n", "| item | deck | lives in |", "|---|---|---|"]
        for item in part["items"]:
            lives = ", ".join(link(place) for place in item.get("lives", ())) or f"– {item.get('why', '')}"
            if lives == "– ":
                raise NowhereError(item["en"])
            lines.append(f"| {item['zh']} · {item['en']} | {item['deck']} | {lives} |")
        lines.append("")
    return "\n".join(lines)


def link(place: str) -> str:
    """The Markdown of `kind:name`.

    Raises:
        NowhereError: there is no such thing.
    """
    kind, _, name = place.partition(":")
    text, target = _TARGETS[kind](name)
    if target is None or not (DOCS / target.partition("#")[0]).exists():
        raise NowhereError(place)
    return f"[{text}]({target})"


def _map(name: str) -> tuple[str, str | None]:
    return f"map `{name}`", f"../maps/{name}.blueprint.yaml"


def _rule(name: str) -> tuple[str, str | None]:
    return f"rule `{name}`", f"rules/{name}.md" if name in rule_names() else None


def _pack(name: str) -> tuple[str, str | None]:
    found = sorted((ROOT / "blueprint" / "packs").rglob(f"{name}.toml"))
    return f"pack `{name}`", f"../{found[0].relative_to(ROOT).as_posix()}" if found else None


def _command(name: str) -> tuple[str, str | None]:
    known = name in command_names()
    return f"`blueprint {name}`", f"commands.md#blueprint-{name}" if known else None


def _format(name: str) -> tuple[str, str | None]:
    return f"`--to {name}`", "commands.md#formats" if name in all_formats() else None


def _key(name: str) -> tuple[str, str | None]:
    part, _, field = name.partition(".")
    model = next(
        (getattr(m, part) for m in (service_map, touchpoint, connection, needs) if hasattr(m, part)), None
    )
    known = model is not None and field in list(model.keys())
    said = "Map" if part == "ServiceMap" else part
    return f"key `{field}`", f"map-format.md#{said.lower()}" if known else None


def _studio(name: str) -> tuple[str, str | None]:
    found = sorted((ROOT / "blueprint" / "studio").rglob(f"*{name}*.py"))
    return f"studio: {name}", f"../{found[0].relative_to(ROOT).as_posix()}" if found else None


def _doc(name: str) -> tuple[str, str | None]:
    return name.removesuffix(".md").removesuffix("/README"), name


_TARGETS = {
    "map": _map,
    "rule": _rule,
    "pack": _pack,
    "command": _command,
    "format": _format,
    "key": _key,
    "studio": _studio,
    "doc": _doc,
}
