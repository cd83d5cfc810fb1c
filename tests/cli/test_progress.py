"""How far long work is, where there is no terminal: a line now and then, none of short work."""

import pytest

from blueprint.cli.show.bar import bar
from blueprint.wording import Wording

DOING = Wording("valuing measures", "计算措施的作用")


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with bar(DOING, "en") as tell:
        for done in range(10_000):
            tell(done, 10_000)
    assert capsys.readouterr().err == ""


def test_long_work_says_how_far_it_is_less_and_less_often(capsys: pytest.CaptureFixture[str]) -> None:
    with bar(DOING, "en", patience=0) as tell:
        for done in range(1, 10_001):
            tell(done, 10_000)
    first, *more = capsys.readouterr().err.splitlines()
    assert first == "blueprint: valuing measures: 1 of 10000"
    assert len(more) < 40


@pytest.mark.parametrize(
    ("language", "line"), [("en", "valuing measures: 7 so far"), ("zh", "计算措施的作用：已完成 7")]
)
def test_nobody_may_know_how_much_is_all(
    capsys: pytest.CaptureFixture[str], language: str, line: str
) -> None:
    with bar(DOING, language, patience=0) as tell:  # type: ignore[arg-type]
        tell(7, 0)
    assert capsys.readouterr().err == f"blueprint: {line}\n"
