"""decks.md and its twin: every item of the training decks, and where it lives. A link that leads nowhere is an error."""

from __future__ import annotations

import tomllib
from pathlib import Path

from blueprint.cli.main import command_names
from blueprint.export.registry import all_formats
from blueprint.lint.rulebook.registry import rule_names
from blueprint.model import connection, needs, service_map, touchpoint
from blueprint.wording import Language, Wording, listed
from pages.common import DOCS, ROOT, called, heading

DATA = Path(__file__).with_name("decks.toml")
Target = tuple[Wording, str | None]
"""What a place is called, and where its page is."""
_CHINESE = {"formats": "格式"}
"""Places of pages that have another name in Chinese."""

_INTRO = {
    "en": """# What the training decks contain, and where it lives

Five training decks on customer service, in Chinese, are what this project makes work: S0 *Customer service training*, S1 *Customer service in practice*, module 2, S2 *Service management built on what customers perceive*, S3 *Customer service and management*, a lesson plan (chapters 1 to 5), S4 *Active service marketing and customer satisfaction*. This page names every item of them that was found, and the map, rule, pack, command, format, key or page that carries it, or the reason why software does not.

The decks give flows, checklists and models, and no times, probabilities, scores or headcounts: those numbers of the maps are assumed, and the maps say so.
""",
    "zh": """# 课件内容与去处

本项目让五份客户服务课件真正用起来：S0《客户服务培训》，S1《客户服务实务》模块二，S2《以客户感知为核心的服务管理》，S3《客户服务与管理》教案（第 1 至 5 章），S4《主动服务营销与客户满意度提升》。本页列出从中找到的每一项，及承载它的地图、规则、内容包、命令、格式、键或页面；软件不承载的，说明理由。

课件给出流程、清单与模型，不给时间、概率、得分与人数：地图中的这些数字均为假定，并已注明。
""",
}
_ITEM, _DECK, _LIVES = Wording("item", "内容"), Wording("deck", "课件"), Wording("lives in", "去处")
_MAP, _RULE, _PACK = Wording("map", "地图"), Wording("rule", "规则"), Wording("pack", "内容包")
_KEY, _STUDIO = Wording("key", "键"), Wording("studio", "编辑器")


class NowhereError(ValueError):
    """A link that leads nowhere."""


def decks(language: Language) -> str:
    """The page.

    Raises:
        NowhereError: an item names something that is not there, or gives neither a place nor a reason.
    """
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    lines = [_INTRO[language]]
    for part in data["part"]:
        english, _, chinese = part["title"].partition(" · ")
        title = f"{english.split()[0]} {chinese}" if language == "zh" else english
        lines += [f"## {title}\n", *heading(_ITEM, _DECK, _LIVES, language=language)]
        for item in part["items"]:
            why = item.get("why" if language == "en" else "why_zh", "")
            lives = listed((link(place, language) for place in item.get("lives", ())), language) or f"– {why}"
            if lives == "– ":
                raise NowhereError(item["en"])
            lines.append(f"| {item[language]} | {item['deck']} | {lives} |")
        lines.append("")
    return "\n".join(lines)


def link(place: str, language: Language = "en") -> str:
    """The Markdown of `kind:name`.

    Raises:
        NowhereError: there is no such thing.
    """
    kind, _, name = place.partition(":")
    text, target = _TARGETS[kind](name)
    if target is None or not (DOCS / target.partition("#")[0]).exists():
        raise NowhereError(place)
    page, _, anchor = target.partition("#")
    twin = called(page.removesuffix(".md"), language)
    if language == "zh" and page.endswith(".md") and (DOCS / twin).exists():
        target = f"{twin}#{_CHINESE.get(anchor, anchor)}" if anchor else twin
    return f"[{text[language]}]({target})"


def _same(text: str) -> Wording:
    return Wording(text, text)


def _named(kind: Wording, name: str) -> Wording:
    return Wording(f"{kind.en} {name}", f"{kind.zh} {name}")


def _map(name: str) -> Target:
    return _named(_MAP, f"`{name}`"), f"../maps/{name}.blueprint.yaml"


def _rule(name: str) -> Target:
    return _named(_RULE, f"`{name}`"), f"rules/{name}.md" if name in rule_names() else None


def _pack(name: str) -> Target:
    found = sorted((ROOT / "blueprint" / "packs").rglob(f"{name}.toml"))
    return _named(_PACK, f"`{name}`"), f"../{found[0].relative_to(ROOT).as_posix()}" if found else None


def _command(name: str) -> Target:
    known = name in command_names()
    return _same(f"`blueprint {name}`"), f"commands.md#blueprint-{name}" if known else None


def _format(name: str) -> Target:
    return _same(f"`--to {name}`"), "commands.md#formats" if name in all_formats() else None


def _key(name: str) -> Target:
    part, _, field = name.partition(".")
    model = next(
        (getattr(m, part) for m in (service_map, touchpoint, connection, needs) if hasattr(m, part)), None
    )
    known = model is not None and field in list(model.keys())
    said = "Map" if part == "ServiceMap" else part
    return _named(_KEY, f"`{field}`"), f"map-format.md#{said.lower()}" if known else None


def _studio(name: str) -> Target:
    found = sorted((ROOT / "blueprint" / "studio").rglob(f"*{name}*.py"))
    return Wording(
        f"{_STUDIO.en}: {name}", f"{_STUDIO.zh}：{name}"
    ), f"../{found[0].relative_to(ROOT).as_posix()}" if found else None


def _doc(name: str) -> Target:
    return _same(name.removesuffix(".md").removesuffix("/README")), name


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
