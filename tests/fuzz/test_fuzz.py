"""A short run of the fuzzer; `python -m tests.fuzz --count 100000 --seed 1` is the long one."""

from pathlib import Path

import pytest

from tests.fuzz.campaign import Tally, case_of, common, tried
from tests.fuzz.kinds import all_kinds
from tests.fuzz.wellformed import Malformed, check_output

COUNT = 400


def test_no_input_is_a_crash(tmp_path: Path) -> None:
    tally = Tally()
    for number, kind, _, outcome in tried(range(COUNT), 2026, tmp_path):
        tally.add(number, kind.name, outcome.code, outcome.fault and common(outcome.fault), outcome.seconds)
    assert not tally.faults, "\n".join(tally.lines())


@pytest.mark.parametrize("number", [84131, 96888])
def test_a_message_with_an_odd_method_or_number_is_refused(number: int, tmp_path: Path) -> None:
    for _, kind, _, outcome in tried([number], 11, tmp_path):
        assert (kind.name, outcome.code, outcome.fault) == ("editor", 0, "")


def test_a_number_is_always_the_same_input() -> None:
    for kind in all_kinds():
        assert case_of(7, 3, kind.name)[1] == case_of(7, 3, kind.name)[1]
    assert len({case_of(7, n)[1].words for n in range(50)}) > 20


@pytest.mark.parametrize(
    ("says", "text"),
    [
        ("json", "{"),
        ("json", '{"a": NaN}'),
        ("xml", "<a>\x07</a>"),
        ("svg", "<svg><script/></svg>"),
        ("svg", '<svg onload="x"/>'),
        ("html", '<p><img src="x">'),
    ],
)
def test_what_others_would_refuse_is_noticed(says: str, text: str) -> None:
    with pytest.raises(Malformed):
        check_output(says, text)
