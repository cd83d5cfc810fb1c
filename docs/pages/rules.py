"""The rules: one table a group, and a page each."""

from __future__ import annotations

from blueprint.lint.rule import Rule
from blueprint.lint.rulebook.described import described
from blueprint.lint.rulebook.examples import in_chinese
from blueprint.lint.rulebook.explain import presets_of
from blueprint.lint.rulebook.page import Page, page_of
from blueprint.lint.rulebook.registry import all_rules
from blueprint.wording import Language, Wording
from pages.common import heading

GROUPS = {
    "BP0": Wording("File and YAML", "文件与 YAML"),
    "BP1": Wording("References and ids", "引用与编号"),
    "BP2": Wording("Flow", "流程"),
    "BP3": Wording("Lanes and lines", "泳道与分界线"),
    "BP4": Wording("Time", "时间"),
    "BP5": Wording("Experience", "体验"),
    "BP6": Wording("Wording", "用语"),
    "BP7": Wording("Completeness", "完整性"),
    "BP9": Wording("About linting itself", "检查本身"),
}
_TITLE = Wording("Lint rules", "检查规则")
_INTRO = Wording("`blueprint rule CODE` prints a rule's page.", "`blueprint rule 代码` 显示一条规则的说明。")
_CODE, _RULE = Wording("code", "代码"), Wording("rule", "规则")
_SEVERITY, _PRESETS, _WHAT = (
    Wording("severity", "级别"),
    Wording("presets", "规则集"),
    Wording("what", "内容"),
)
_FACTS = Wording(
    "Severity: {severity}. Presets: {presets}. Since {since}.",
    "级别：{severity}。规则集：{presets}。始于 {since}。",
)
_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
_EXAMPLES = {"反例": "fails", "改为": "passes"}
_OPTIONS = Wording("Options", "选项")
_OPTION, _DEFAULT, _MEANING = (
    Wording("option", "选项"),
    Wording("default", "默认"),
    Wording("meaning", "含义"),
)


def rules_index(language: Language) -> str:
    """One table a group."""
    lines = [f"# {_TITLE[language]}\n", f"{_INTRO[language]}\n"]
    for prefix, title in GROUPS.items():
        members = [r for r in all_rules() if r.code.startswith(prefix)]
        if members:
            lines += [f"## {title[language]}\n"]
            lines += heading(_CODE, _RULE, _SEVERITY, _PRESETS, _WHAT, language=language)
            lines += [
                f"| {r.code} | [{r.name}]({r.name}.md) | {_severity(r, language)} | {_first_presets(r)} | "
                f"{_cell(page_of(r), language)} |"
                for r in members
            ]
            lines.append("")
    return "\n".join(lines)


def _severity(rule: Rule, language: Language) -> str:
    return _SEVERITIES[rule.severity.word] if language == "zh" else rule.severity.word


def _first_presets(rule: Rule) -> str:
    """The presets that have a rule, without those that only extend one of these."""
    names = presets_of(rule)
    if "recommended" in names:
        return "recommended"
    return ", ".join(n for n in names if n != "all") or "all"


def _cell(page: Page, language: Language) -> str:
    text = page.sections["中文"].splitlines()[0] if language == "zh" else page.title
    return text.replace("|", "\\|")


def rule_page(rule: Rule) -> str:
    """A rule's docstring as Markdown: English, and what it says in Chinese."""
    page = page_of(rule)
    lines = [f"# {rule.code} {rule.name}\n", f"{page.title}.\n", f"{_facts(rule, 'en')}\n"]
    for title, text in page.sections.items():
        lines.append(f"## {title}\n\n{text}\n")
    return _plain([*lines, *_options(rule, Wording("{o.en} {o.zh}", ""), "en")])


def rule_page_in_chinese(rule: Rule) -> str:
    """The same rule in Chinese: what it says, its examples, its options."""
    page = page_of(rule)
    lines = [f"# {rule.code} {rule.name}\n", f"{page.sections['中文']}\n", f"{_facts(rule, 'zh')}\n"]
    for title, examples in _EXAMPLES.items():
        texts = page.fails if examples == "fails" else page.passes
        blocks = "\n\n".join(f"```yaml\n{in_chinese(text).rstrip()}\n```" for text in texts)
        lines += [f"## {title}\n\n{blocks}\n"] if blocks else []
    return _plain([*lines, *_options(rule, Wording("", "{o.zh}"), "zh")])


def _facts(rule: Rule, language: Language) -> str:
    presets = "、".join(presets_of(rule)) if language == "zh" else ", ".join(presets_of(rule))
    return _FACTS.filled(severity=_severity(rule, language), presets=presets, since=rule.since)[language]


def _options(rule: Rule, said: Wording, language: Language) -> list[str]:
    options = list(described(rule.options))
    if not options:
        return []
    lines = [f"## {_OPTIONS[language]}\n", *heading(_OPTION, _DEFAULT, _MEANING, language=language)]
    lines += [f"| `{o.name}` | `{o.default}` | {said[language].format(o=o.wording)} |" for o in options]
    example = f"[lint.rules.{rule.name}]\n{options[0].name} = {options[0].default}"
    return [*lines, f"\n```toml\n{example}\n```\n"]


def _plain(lines: list[str]) -> str:
    return "\n".join(lines).replace("```yaml fail", "```yaml").replace("```yaml pass", "```yaml")
