"""`blueprint config show`: which settings apply to a file, and where each comes from."""

from __future__ import annotations

import argparse
import sys

from blueprint.wording import Language, Wording

HELP = Wording("show the settings that apply to a file, and their origins", "显示某文件适用的设置及其来源")
_WHAT = Wording("show: print the resolved settings", "show：输出最终设置")
_FILE = Wording("a map file (default: any in this folder)", "地图文件（默认为当前文件夹中的任一文件）")
_CONFIG = Wording("a configuration file or a setting, as for lint", "配置文件或单个设置，同 lint")
_ISOLATED = Wording("read no configuration file", "不读取任何配置文件")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("what", choices=("show",), help=_WHAT[language])
    parser.add_argument("file", nargs="?", default="map.blueprint.yaml", metavar="FILE", help=_FILE[language])
    parser.add_argument(
        "--config", action="append", default=[], metavar="PATH|SETTING", help=_CONFIG[language]
    )
    parser.add_argument("--isolated", action="store_true", help=_ISOLATED[language])


def run(arguments: argparse.Namespace) -> int:
    """Print the settings as TOML with comments."""
    from blueprint.lint.config.resolve import Resolver
    from blueprint.lint.config.show import show

    resolver = Resolver(tuple(arguments.config), arguments.isolated)
    sys.stdout.write(show(resolver, arguments.file))
    return 0
