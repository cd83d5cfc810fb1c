"""The queue of edits: whatever arrives, each edit is applied once and in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from blueprint.studio.canvas import CanvasResult, new_ops
from blueprint.studio.canvas.queue import result_of


def op(n: int) -> dict[str, object]:
    return {"n": n, "verb": {"verb": "delete", "ids": [str(n)]}}


def test_edits_above_the_last_one_come_in_order_and_once() -> None:
    raw = {"ops": [op(3), op(1), op(2), op(3)], "selected": ["a"]}
    assert [each["n"] for each in new_ops(raw, 1)] == [2, 3]
    assert result_of(raw) == CanvasResult(tuple(new_ops(raw, -1)), ("a",))


def test_what_is_no_edit_is_left_out() -> None:
    raw = {
        "ops": [None, 7, {"n": "1", "verb": {}}, {"n": True, "verb": {}}, {"n": 2}, op(4)],
        "selected": [1, "b"],
    }
    assert [each["n"] for each in new_ops(raw, 0)] == [4]
    assert result_of(raw).selected == ("b",)
    assert new_ops(None, 0) == []
    assert result_of({"ops": "delete", "selected": "abc"}) == CanvasResult()


@given(st.lists(st.integers(min_value=1, max_value=20), min_size=1))
def test_any_way_of_delivering_a_queue_applies_every_edit_once(cuts: list[int]) -> None:
    done: list[int] = []
    seq = 0
    for cut in cuts:  # Python sees the queue up to some edit, from what it acknowledged or from earlier
        for each in new_ops({"ops": [op(n) for n in range(max(1, seq - 2), cut + 1)]}, seq):
            done.append(each["n"])
            seq = each["n"]
    assert done == list(range(1, max(cuts) + 1))
