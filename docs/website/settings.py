"""What the generator is told: the theme, nothing from elsewhere, the order of the pages."""

from __future__ import annotations

from typing import Any

import yaml

from blueprint.cli.groups import GROUPS
from blueprint.lint.rulebook.registry import all_rules
from blueprint.wording import Language, Wording
from website.gallery import map_names
from website.tree import HOME

NAME = Wording("blueprint: service blueprints as code", "blueprint：服务蓝图即代码")
_START, _ROLES = Wording("Start", "开始"), Wording("For your work", "按角色")
_BRING, _PLACES = Wording("Bring and measure", "带来与测量"), Wording("Where you work", "在哪里用")
_FIGURES, _LOOK_UP = Wording("Figures", "数字"), Wording("Look up", "查阅")
_COMMANDS, _RULES, _MAPS = Wording("Commands", "命令"), Wording("Rules", "规则"), Wording("Gallery", "地图集")
_ROLE_NAMES = ("designer", "trainer", "hall-manager", "process-owner", "programmer")
_ORDER: tuple[tuple[Wording, tuple[str, ...]], ...] = (
    (_START, (HOME, "tutorial.md", "studio.md")),
    (_ROLES, tuple(f"roles/{name}.md" for name in _ROLE_NAMES)),
    (_BRING, ("bring.md", "importing.md", "logs.md", "call-centre.md", "portfolio.md")),
    (_FIGURES, ("figures.md", "queues.md", "ranges.md")),
    (_PLACES, ("editors.md", "ci.md", "git.md", "assistants.md", "configuration.md")),
    (_LOOK_UP, ("map-format.md", "python.md", "words.md", "decks.md", "licences.md")),
)


def settings(language: Language, pages: set[str]) -> str:
    """The configuration in the form of MkDocs; pages that no group names stand at the end of the last one."""
    commands = ["commands.md", *(f"commands/{name}.md" for _, names in GROUPS for name in names)]
    rules = ["rules/index.md", *(f"rules/{rule.name}.md" for rule in all_rules())]
    maps = ["gallery.md", *(f"gallery/{name}.md" for name in map_names())]
    groups = {title[language]: list(members) for title, members in _ORDER}
    groups |= {_COMMANDS[language]: commands, _RULES[language]: rules, _MAPS[language]: maps}
    left = pages - {page for members in groups.values() for page in members}
    groups[_LOOK_UP[language]] += sorted(left)
    here = "../" if language == "zh" else "./"
    made: dict[str, Any] = {
        "site_name": NAME[language],
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": [{title: members} for title, members in groups.items()],
        "theme": {
            "language": language,
            "font": False,
            "features": ["navigation.tabs", "navigation.indexes", "navigation.top", "content.code.copy"],
            "palette": {"scheme": "default"},
        },
        "extra": {
            "generator": False,
            "alternate": [
                {"name": "English", "link": here, "lang": "en"},
                {"name": "中文", "link": f"{here}zh/", "lang": "zh"},
            ],
        },
        "extra_css": ["site.css"],
        "extra_javascript": ["site.js"],
        "markdown_extensions": [
            {"toc": {"permalink": True, "slugify": _Slugs()}},
            "tables",
            "attr_list",
            "pymdownx.superfences",
            {"pymdownx.highlight": {"anchor_linenums": False}},
            "pymdownx.inlinehilite",
        ],
    }
    return yaml.dump(made, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


class _Slugs:
    """Anchors that keep Chinese words, as GitHub makes them."""


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(
    _Slugs,
    lambda dumper, _: dumper.represent_mapping(
        "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify", {"kwds": {"case": "lower"}}
    ),
)
