"""Every format of every kind of result, byte for byte; `pytest --update-golden` writes them anew."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from blueprint.lint import home
from blueprint.lint.paint import Paint
from blueprint.lint.reports import report, report_names
from blueprint.lint.reports._markdown import step_summary
from blueprint.lint.run.statistics import statistics
from blueprint.lint.run.summary import Result
from tests.conftest import Golden
from tests.lint.reports import findings

ENDINGS = {"text": "txt", "concise": "txt", "github": "txt", "junit": "xml", "sarif": "sarif"}
RESULTS = {"findings": findings.result, "clean": findings.clean, "crash": findings.crashed}


class Metadata:
    def get_all(self, _: str) -> list[str]:
        return ["Documentation, https://example.org/blueprint"]


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Paths count from here, and the project has an address, wherever the tests run."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(home, "metadata", lambda _: Metadata())
    home._published.cache_clear()
    yield
    home._published.cache_clear()


@pytest.mark.parametrize("kind", RESULTS)
@pytest.mark.parametrize("name", report_names())
def test_a_report_is_as_agreed(name: str, kind: str, golden: Golden) -> None:
    made: Callable[[], Result] = RESULTS[kind]

    golden(f"{name}.{kind}.{ENDINGS.get(name, 'json')}", report(name)(made(), "en"))


@pytest.mark.parametrize("name", ["text", "sarif"])
def test_a_report_in_chinese_is_as_agreed(name: str, golden: Golden) -> None:
    golden(f"{name}.findings.zh.{ENDINGS[name]}", report(name)(findings.result(), "zh"))


def test_colours_are_as_agreed(golden: Golden) -> None:
    golden("text.findings.colour.txt", report("text", Paint(True))(findings.result(), "en"))


def test_the_page_of_a_workflow_is_as_agreed(golden: Golden) -> None:
    golden("step-summary.md", step_summary(findings.result(), "en"))


def test_statistics_are_as_agreed(golden: Golden) -> None:
    golden("statistics.txt", statistics(findings.result(), "en"))


def test_no_golden_is_left_over() -> None:
    wanted = {f"{n}.{k}.{ENDINGS.get(n, 'json')}" for n in report_names() for k in RESULTS}
    wanted |= {"text.findings.zh.txt", "sarif.findings.zh.sarif", "text.findings.colour.txt"}
    wanted |= {"step-summary.md", "statistics.txt"}

    assert {p.name for p in (Path(__file__).parent / "golden").iterdir()} == wanted


@pytest.mark.parametrize("name", report_names())
def test_two_runs_write_the_same(name: str) -> None:
    assert report(name)(findings.result(), "en") == report(name)(findings.result(), "en")
