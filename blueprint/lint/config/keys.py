"""Every key a configuration may have: what the reader accepts and what the docs say come from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from blueprint.lint.rulebook.preset import preset_names
from blueprint.wording import Wording

Kind = Literal["text", "path", "texts", "packs", "rules", "rules table", "severity table", "options table"]
SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True)
class Key:
    """A key by its dotted name; `one_of` lists the words it may have."""

    name: str
    kind: Kind
    example: str
    wording: Wording
    one_of: tuple[str, ...] = ()


KEYS = (
    Key(
        "extend",
        "path",
        '"../blueprint.toml"',
        Wording(
            "another configuration that this one builds on; nothing is inherited otherwise",
            "以另一个配置文件为基础；除此之外不继承任何配置",
        ),
    ),
    Key(
        "maps",
        "path",
        '"maps"',
        Wording(
            "the folder whose maps belong together, for rules about several maps (default: `maps` beside the "
            "configuration where there is one, else the configuration's folder)",
            "同属一套的地图所在文件夹，供跨地图规则使用（默认为配置文件旁的 `maps`，没有则为配置文件所在文件夹）",
        ),
    ),
    Key(
        "packs",
        "packs",
        '["packs/our-words.toml"]',
        Wording(
            "files of packs of one's own, of any kind: standards packs that maps may name by id, language packs and "
            "etiquette packs that add to the built-in ones",
            "自有内容包文件，种类不限：标准包供地图按编号引用，用语包与礼仪包在内置包之外补充",
        ),
    ),
    Key(
        "notes",
        "text",
        '"row"',
        Wording(
            "how pictures show notes: `marks` (default: an N on the box) or `row`, with their text and pictures below the lanes",
            "图中如何显示备注：`marks`（默认，方框上标 N）或 `row`（在泳道下方列出文字与图片）",
        ),
        ("marks", "row"),
    ),
    Key(
        "lint.preset",
        "text",
        '"recommended"',
        Wording("the set of rules to start from", "作为起点的规则集"),
        preset_names(),
    ),
    Key(
        "lint.extend-preset",
        "texts",
        '["training"]',
        Wording("further sets of rules", "另外加入的规则集"),
        preset_names(),
    ),
    Key(
        "lint.select",
        "rules",
        '["BP6", "hidden-wait"]',
        Wording("rules to add", "另外启用的规则"),
    ),
    Key(
        "lint.ignore",
        "rules",
        '["wait-without-maximum"]',
        Wording("rules to leave out", "停用的规则"),
    ),
    Key(
        "lint.fail-on",
        "text",
        '"error"',
        Wording("lowest severity that makes the exit code 1", "达到此级别即返回 1"),
        (*SEVERITIES, "never"),
    ),
    Key(
        "lint.rules-as-of",
        "text",
        '"0.1"',
        Wording(
            "leave out rules that are newer than this version, unless selected, so that an upgrade fails no build",
            "停用晚于此版本的规则（明确选用的除外），升级后构建不会因此失败",
        ),
    ),
    Key(
        "lint.exclude",
        "texts",
        '["maps/drafts/**"]',
        Wording(
            "files and folders to leave out; files named on the command line are linted all the same, "
            "unless `--force-exclude` is given",
            "不检查的文件与文件夹；命令行点名的文件仍会检查，除非给出 `--force-exclude`",
        ),
    ),
    Key(
        "lint.baseline",
        "path",
        '".blueprint-baseline.json"',
        Wording("findings that are known and not reported again", "已知问题清单，其中的问题不再报告"),
    ),
    Key(
        "lint.output-format",
        "text",
        '"text"',
        Wording("how findings are written", "输出格式"),
    ),
    Key(
        "lint.severity",
        "severity table",
        '{ "BP4" = "warning", "share-sum" = "error", "unknown-map" = "off" }',
        Wording("severity by rule, code or group", "按规则、编码或组设定级别"),
        (*SEVERITIES, "off"),
    ),
    Key(
        "lint.rules",
        "options table",
        "{ malformed-suppression = { require-reason = true } }",
        Wording("options by rule; the rules' pages list them", "按规则设定选项；各规则页列出可用选项"),
    ),
    Key(
        "lint.per-file-ignores",
        "rules table",
        '{ "maps/drafts/**" = ["BP5"] }',
        Wording("rules to leave out for files that fit a pattern", "对符合模式的文件停用的规则"),
    ),
)


def known_below(table: str) -> list[str]:
    """The keys that may stand directly in a table; `""` is the whole file."""
    start = f"{table}." if table else ""
    names = [k.name.removeprefix(start) for k in KEYS if k.name.startswith(start)]
    return list(dict.fromkeys(name.partition(".")[0] for name in names))
