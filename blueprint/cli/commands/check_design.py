"""`blueprint check-design`: the design method step by step, and what a map still lacks."""

from __future__ import annotations

import argparse

from blueprint.cli.arguments import add_json, add_map
from blueprint.wording import Language, Wording

HELP = Wording(
    "walk the design method: needs, process, front and back stage, key points; what is missing",
    "按设计步骤核对：需求、过程、前后台、关键点，指出还缺什么",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    add_map(parser, language)
    add_json(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Print the steps; exit 0 when all are done, 1 when something is missing."""
    from blueprint.lint.run.design import check_design
    from blueprint.lint.run.run import Run

    language: Language = arguments.language
    lint_run = Run()
    loaded = lint_run.load(arguments.map)
    design = check_design(lint_run, loaded)
    if arguments.json:
        from blueprint.cli.show.json_text import write_json
        from blueprint.lint.reports.json import as_data

        write_json(
            {
                "version": 1,
                "map": loaded.map.name if loaded.map else None,
                "next": design.next.step.id if design.next else None,
                "steps": [
                    {
                        "id": s.step.id,
                        "title": s.step.title[language],
                        "done": s.done,
                        "findings": [as_data(f, language) for f in s.findings],
                    }
                    for s in design.steps
                ],
                "errors": [as_data(f, language) for f in design.broken],
            }
        )
    else:
        from blueprint.cli.show.design import show

        show(design, arguments.map, language)
    return 0 if design.steps and design.next is None and not design.broken else 1
