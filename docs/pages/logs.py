"""What is known of event logs, with an example that is run."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from pathlib import Path
from string import Template

from blueprint.cli.main import main as main_command
from blueprint.observe.log.columns import HEADINGS
from blueprint.wording import Language
from pages.common import template

HALL = """\
blueprint: 1
title: Hall
promises:
  - {id: quick, from: triage, to: counter, within: 10m, share: 90%}
touchpoints:
  triage: {lane: frontstage, title: {zh: 导服分流, en: Triage}, time: 60s, next: {wait: 60%, counter: 40%}}
  wait: {lane: customer, title: {zh: 等候叫号, en: Wait}, time: {standard: 5m, tolerance: 10m}, next: counter}
  counter: {lane: frontstage, title: {zh: 柜面办理, en: Counter}, time: 6m, end: served}
"""
EVENTS = """\
case,activity,start,end
1,Triage,2026-11-02 09:00:00,2026-11-02 09:01:00
1,Wait,2026-11-02 09:01:00,2026-11-02 09:05:00
1,Counter,2026-11-02 09:05:30,2026-11-02 09:10:30
2,导服分流,2026-11-02 09:02:00,2026-11-02 09:04:00
2,柜面办理,2026-11-02 09:04:00,2026-11-02 09:12:00
3,Wait,2026-11-02 09:20:00,2026-11-02 09:19:00
,Wait,2026-11-02 09:20:00,2026-11-02 09:21:00
"""


def logs(language: Language) -> str:
    """The page."""
    headings = [f"| {role} | {', '.join(words)} |" for role, words in HEADINGS.items()]
    return Template(template("logs", language)).substitute(
        log=EVENTS.strip(), map=HALL.strip(), report=_report(language), headings="\n".join(headings)
    )


def _report(language: Language) -> str:
    """What the command says of the example."""
    said = io.StringIO()
    os.environ["COLUMNS"] = "110"
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name), contextlib.redirect_stdout(said):
        Path("hall.blueprint.yaml").write_text(HALL, encoding="utf-8")
        Path("log.csv").write_text(EVENTS, encoding="utf-8")
        with contextlib.redirect_stderr(io.StringIO()):
            main_command(["--lang", language, "conform", "hall.blueprint.yaml", "log.csv"])
    return "\n".join(line.rstrip() for line in said.getvalue().strip().splitlines())
