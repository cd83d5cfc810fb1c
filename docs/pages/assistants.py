"""What an assistant may call, what it is told, and the list of pages for programs that read."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from string import Template

from blueprint.lint.rulebook.page import page_of
from blueprint.lint.rulebook.registry import all_rules
from blueprint.mcp.format_help import guide
from blueprint.mcp.server import create
from blueprint.wording import Language
from pages.common import DOCS, NOTE, template


def assistants(language: Language) -> str:
    """The tools with what they do, and the guide."""
    served = create(DOCS, language, write=True)
    tools = [f"| `{t.name}` | {t.description} |" for t in asyncio.run(served.list_tools())]
    page = Template(template("assistants", language))
    return page.substitute(tools="\n".join(tools), guide=guide(language).strip()) + "\n"


def llms(made: Mapping[str, str]) -> str:
    """The pages, a line each, for programs that read (llmstxt.org); `made` are those that are generated."""
    lines = [
        "# blueprint\n",
        "> Service blueprints as code: findings, figures and pictures from one YAML file.\n",
        "## Pages\n",
    ]
    written = {p.relative_to(DOCS).as_posix(): p.read_text(encoding="utf-8") for p in DOCS.glob("**/*.md")}
    for name, text in sorted((written | dict(made)).items()):
        if name.endswith(".zh.md") or name.startswith(("adr/", "rules/", "templates/")):
            continue
        title, rest = text.removeprefix(NOTE).removeprefix("# ").split("\n", 1)
        about = next((line for line in rest.splitlines() if line[:1].isalpha() or line[:1] == "`"), "")
        lines.append(f"- [{title}]({name}): {about}")
    lines += ["- [Lint rules](rules/README.md): a page a rule\n", "## Rules\n"]
    lines += [f"- [{r.code} {r.name}](rules/{r.name}.md): {page_of(r).title}" for r in all_rules()]
    return "\n".join(lines) + "\n"
