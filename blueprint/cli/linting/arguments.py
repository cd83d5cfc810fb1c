"""What `blueprint lint` takes."""

from __future__ import annotations

import argparse

from blueprint.wording import Language, Wording

_PATHS = Wording("map files or folders; - reads standard input", "地图文件或文件夹；- 读取标准输入")
_FAIL_ON = Wording(
    "lowest severity that makes the exit code 1 (default: error)", "达到此级别即返回 1（默认 error）"
)
_TEXTS = {
    "--output-format": ("FORMAT", Wording("how findings are written on standard output", "标准输出的格式")),
    "--preset": ("NAME", Wording("the set of rules to start from", "作为起点的规则集")),
    "--stdin-filename": (
        "PATH",
        Wording("what standard input is called in the report", "标准输入在报告中的文件名"),
    ),
    "--baseline": ("PATH", Wording("findings that are known and not reported again", "已知问题清单文件")),
}
_LISTS = {
    "--report": (
        "FORMAT=PATH",
        Wording("also write a report to a file; may be repeated", "另写一份报告到文件；可重复"),
    ),
    "--select": (
        "RULES",
        Wording("rules to add: names, codes, BP2, ALL", "另外启用的规则：名称、编码、BP2、ALL"),
    ),
    "--ignore": ("RULES", Wording("rules to leave out", "停用的规则")),
    "--config": (
        "PATH|SETTING",
        Wording(
            "a configuration file, or a setting such as 'lint.fail-on = \"warning\"'",
            "配置文件，或单个设置，如 'lint.fail-on = \"warning\"'",
        ),
    ),
    "--exclude": ("PATTERN", Wording("files and folders to leave out", "不检查的文件与文件夹")),
}
_FLAGS = {
    "--isolated": Wording("read no configuration file", "不读取任何配置文件"),
    "--force-exclude": Wording("leave out excluded files even when they are named", "即使点名也排除"),
    "--fix": Wording(
        "mend what can be mended without changing the map's meaning", "修复不改变地图含义的问题"
    ),
    "--unsafe-fixes": Wording(
        "with --fix or --diff: also fixes that need a look", "配合 --fix 或 --diff：含需要人工确认的修复"
    ),
    "--diff": Wording("show what --fix would change, and change nothing", "只显示 --fix 的改动，不写入"),
    "--exit-non-zero-on-fix": Wording("exit 1 when something was mended", "有修复时返回 1"),
    "--write-baseline": Wording(
        "write all findings to the baseline (default: .blueprint-baseline.json)",
        "把全部问题写入基线文件（默认 .blueprint-baseline.json）",
    ),
    "--prune-baseline": Wording(
        "remove what is no longer found from the baseline", "清理基线中已不存在的问题"
    ),
    "--ignore-suppressions": Wording("report also what comments suppress", "忽略抑制注释，全部报告"),
    "--statistics": Wording("count findings by rule instead of listing them", "按规则统计而不逐条列出"),
    "--no-cache": Wording(
        "look at everything anew, and keep no answer for the next time",
        "全部重新检查，也不保存结果供下次使用",
    ),
    "--list-files": Wording("list the files that would be linted", "只列出将要检查的文件"),
    "--exit-zero": Wording("exit 0 even when there are findings", "有问题也返回 0"),
}
_QUIET = Wording("findings only, without the line that counts them", "只输出问题，不输出汇总")
_VERBOSE = Wording(
    "say on standard error which settings apply to each file", "在标准错误中说明各文件所用设置"
)
_COLOR = Wording("colours: auto, always, never (default: auto)", "颜色：auto、always、never（默认 auto）")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=_PATHS[language])
    for name, (value, wording) in _TEXTS.items():
        parser.add_argument(name, metavar=value, help=wording[language])
    parser.add_argument("--fail-on", choices=("error", "warning", "info", "never"), help=_FAIL_ON[language])
    parser.add_argument("--color", choices=("auto", "always", "never"), help=_COLOR[language])
    for name, (value, wording) in _LISTS.items():
        parser.add_argument(name, action="append", default=[], metavar=value, help=wording[language])
    for name, wording in _FLAGS.items():
        parser.add_argument(name, action="store_true", help=wording[language])
    parser.add_argument("-q", "--quiet", action="store_true", help=_QUIET[language])
    parser.add_argument("-v", "--verbose", action="store_true", help=_VERBOSE[language])
