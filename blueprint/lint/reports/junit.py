"""JUnit XML: a suite a file, a failed test a finding; a file without findings is one test that passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from blueprint.lint.finding import Finding, Severity
from blueprint.lint.repository import in_repository
from blueprint.lint.run.engine import Crash, Linted
from blueprint.lint.run.summary import Result
from blueprint.source.reader import SUFFIXES
from blueprint.wording import Language, Wording

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CLEAN = Wording("no findings", "没有发现问题")
_WHERE = Wording("line {line}, column {column}: {message}", "第 {line} 行第 {column} 列：{message}")


def write(result: Result, language: Language) -> str:
    """The whole run."""
    suites = [_suite(f, language) for f in (*result.files, *result.others)]
    totals = _attributes(
        name="blueprint lint",
        tests=sum(n for n, *_ in suites),
        failures=sum(n for _, n, *_ in suites),
        errors=sum(n for *_, n, _ in suites),
    )
    body = "".join(text for *_, text in suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites{totals}>\n{body}</testsuites>\n'


def _suite(file: Linted, language: Language) -> tuple[int, int, int, str]:
    """How many tests, failures and errors a file has, and its suite."""
    path = in_repository(file.loaded.source.path)
    cases = [*_findings(file, path, language), *(_crash(c, path) for c in file.crashes)]
    cases = cases or [_case(_CLEAN[language], path, 1, "")]
    failures = sum(f.severity is not Severity.INFO for f in file.findings)
    counts = (len(cases), failures, len(file.crashes))
    attributes = _attributes(name=path, tests=counts[0], failures=counts[1], errors=counts[2], skipped=0)
    return *counts, f"  <testsuite{attributes}>\n{''.join(cases)}  </testsuite>\n"


def _findings(file: Linted, path: str, language: Language) -> Iterator[str]:
    for finding in file.findings:
        said = _said(finding, language)
        if finding.severity is Severity.INFO:
            inner = f"      <system-out>{_text(said)}</system-out>\n"
        else:
            told = _attributes(message=finding.message[language], type=finding.severity.word)
            inner = f"      <failure{told}>{_text(said)}</failure>\n"
        yield _case(f"{finding.code} {finding.name}", path, finding.place.start.line, inner)


def _said(finding: Finding, language: Language) -> str:
    start = finding.place.start
    said = _WHERE.filled(line=start.line, column=start.column, message=finding.message)[language]
    return f"{said}\n{finding.help[language]}" if finding.help else said


def _crash(crash: Crash, path: str) -> str:
    told = _attributes(message=f"{type(crash.error).__name__}: {crash.error}", type="crash")
    return _case(crash.code, path, 1, f"      <error{told}></error>\n")


def _case(name: str, path: str, line: int, inner: str) -> str:
    attributes = _attributes(name=name, classname=_classname(path), file=path, line=line)
    return (
        f"    <testcase{attributes}>\n{inner}    </testcase>\n"
        if inner
        else f"    <testcase{attributes} />\n"
    )


def _classname(path: str) -> str:
    """`maps/clinic.blueprint.yaml` as viewers group it: `maps.clinic`."""
    for suffix in SUFFIXES:
        path = path.removesuffix(suffix)
    return ".".join(PurePath(path).parts)


def _attributes(**values: object) -> str:
    return "".join(f' {k}="{_text(str(v), quoted=True)}"' for k, v in values.items())


def _text(text: str, quoted: bool = False) -> str:
    """Escaped, without what XML cannot hold."""
    text = _ILLEGAL.sub("\ufffd", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (
        text.replace('"', "&quot;").replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
        if quoted
        else text
    )
