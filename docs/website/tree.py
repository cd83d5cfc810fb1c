"""The pages of the site in one language: those of docs/ and the README, with links as the site has them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from pages.commands import command_page, commands_index
from pages.common import DOCS, NOTE, ROOT, called
from pages.rules import rule_page_in_chinese

from blueprint.cli.main import command_names
from blueprint.lint.rulebook.registry import all_rules
from blueprint.wording import Language
from website.gallery import gallery_pages

HOME = "index.md"
_CHINESE_PLACES = {"formats": "格式"}
"""Places that pages for both languages lead to by their English name."""
_OTHER_LANGUAGE = re.compile(r"^\[[^\]]*\]\(README[.\w]*\)\n\n", re.MULTILINE)
"""The README's way to its twin: the site has a switch."""
_LINK = re.compile(r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<to>[^()\s]+)\)")
_FENCE = re.compile(r"^(?P<fence>`{3,}).*?^(?P=fence)$", re.DOTALL | re.MULTILINE)
_NAMED = re.compile(r"^(?P<fence>`{3,})(?P<kind>\w+) (?P<name>[\w.-]+\.\w+)$", re.MULTILINE)


def texts(language: Language) -> dict[str, str]:
    """Page of the site to its Markdown."""
    home = _OTHER_LANGUAGE.sub("", _read(ROOT / called("README", language)))
    made = {HOME: _linked(home, "README", language)}
    for name in names():
        made[_page(f"docs/{name}")] = _linked(_read(DOCS / called(name, language)), f"docs/{name}", language)
    made["commands.md"] = _linked(commands_index(language), "docs/commands", language, inside=True)
    for name in command_names():
        made[f"commands/{name}.md"] = command_page(name, language)
    for rule in all_rules():
        text = rule_page_in_chinese(rule) if language == "zh" else _read(DOCS / "rules" / f"{rule.name}.md")
        made[f"rules/{rule.name}.md"] = _english(text) if language == "en" else text
    return {name: _titled(text) for name, text in (made | gallery_pages(language)).items()}


def names() -> list[str]:
    """The pages of docs/ by name, without rules, which have a maker of their own."""
    found = (p.relative_to(DOCS) for p in DOCS.rglob("*.md"))
    kept = (p for p in found if p.parts[0] not in ("adr", "templates", "website"))
    return sorted(
        p.with_suffix("").as_posix()
        for p in kept
        if ".zh" not in p.name and (p.parts[0] != "rules" or p.name == "README.md")
    )


def files() -> Iterator[str]:
    """Pictures that pages show, from docs/."""
    yield from (p.relative_to(DOCS).as_posix() for p in DOCS.rglob("*.png"))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").removeprefix(NOTE)


def _english(text: str) -> str:
    """A rule's page without what it says in Chinese: that is its twin."""
    return re.sub(r"^## 中文\n.*?(?=^## |\Z)", "", text, flags=re.DOTALL | re.MULTILINE)


def _titled(text: str) -> str:
    """Names of files become titles of their blocks."""
    return _NAMED.sub(lambda m: f'{m["fence"]}{m["kind"]} title="{m["name"]}"', text)


def _linked(text: str, source: str, language: Language, inside: bool = False) -> str:
    """The text with links as the site has them; what lies outside of the site keeps its words only."""

    def link(match: re.Match[str]) -> str:
        if re.match(r"https?:|mailto:|#", match["to"]) or (inside and match["to"].startswith("commands/")):
            return match[0]
        target, _, anchor = match["to"].partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
        place = _place(path, anchor, language)
        if place is None:
            return match["text"]
        start = posixpath.dirname(_page(source))
        return f"{match['image']}[{match['text']}]({posixpath.relpath(place, start or '.')})"

    parts, at = [], 0
    for fence in _FENCE.finditer(text):
        parts += [_LINK.sub(link, text[at : fence.start()]), fence[0]]
        at = fence.end()
    return "".join([*parts, _LINK.sub(link, text[at:])])


def _place(path: str, anchor: str, language: Language) -> str | None:
    """Where a file of the project stands on the site; None when it does not."""
    if path in ("maps", "exports"):
        return "gallery.md"
    if path.startswith("maps/"):
        return f"gallery/{posixpath.basename(path).partition('.')[0]}.md"
    if not path.startswith("docs/") or path.startswith("docs/adr/"):
        return None
    if path.endswith(".png"):
        return path.removeprefix("docs/")
    if not path.endswith(".md"):
        return None
    name = path.removesuffix(".md").removesuffix(".zh")
    if name == "docs/commands" and anchor.startswith("blueprint-"):
        return f"commands/{anchor.removeprefix('blueprint-')}.md"
    anchor = _CHINESE_PLACES.get(anchor, anchor) if language == "zh" else anchor
    return _page(name) + (f"#{anchor}" if anchor else "")


def _page(name: str) -> str:
    """`docs/rules/README` is `rules/index.md`."""
    if name == "README":
        return HOME
    return name.removeprefix("docs/").replace("rules/README", "rules/index") + ".md"
