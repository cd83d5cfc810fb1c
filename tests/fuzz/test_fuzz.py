"""A short run of the fuzzer; `python -m tests.fuzz --count 100000 --seed 1` is the long one."""

import json
from pathlib import Path

import pytest

from tests.fuzz.campaign import Tally, case_of, common, tried
from tests.fuzz.case import Case
from tests.fuzz.kinds import all_kinds
from tests.fuzz.running import run
from tests.fuzz.wellformed import Malformed, check_output

COUNT = 400


def test_no_input_is_a_crash(tmp_path: Path) -> None:
    tally = Tally()
    for number, kind, _, outcome in tried(range(COUNT), 2026, tmp_path):
        tally.add(number, kind.name, outcome.code, outcome.fault and common(outcome.fault), outcome.seconds)
    assert not tally.faults, "\n".join(tally.lines())


@pytest.mark.parametrize("odd", [{"method": 1}, {"id": {"a": 1}}, {"method": None}, {"id": [1]}])
def test_a_message_with_an_odd_method_or_number_is_refused(odd: dict[str, object], tmp_path: Path) -> None:
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}, **odd}
    body = json.dumps(message).encode()
    outcome = run(Case(("lsp",), stdin=b"Content-Length: %d\r\n\r\n%b" % (len(body), body)), tmp_path)
    assert (outcome.code, outcome.fault) == (0, "")


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
