"""The queue of edits between browser and Python: nothing is lost, nothing is applied twice.

The browser numbers its edits and sends every one that is not acknowledged yet, again and again; Python
applies those with a number above the last one applied, in order, and hands that number back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict


class Op(TypedDict):
    """One edit: its number, and a verb of `blueprint.edit` as data, or `undo`, `redo`, `save`."""

    n: int
    verb: dict[str, Any]


@dataclass(frozen=True)
class CanvasResult:
    """What a component reports: the whole unacknowledged queue, and what is selected.

    `selected` holds touchpoint ids and `connection:from->to`; the text editor selects nothing.
    """

    ops: tuple[Op, ...] = ()
    selected: tuple[str, ...] = ()


def new_ops(result: Any, seq: int) -> list[Op]:
    """The edits to apply now: those numbered above `seq`, in order, each number once.

    Args:
        result: what a component returned, or `st.session_state[key]` inside a callback; None is no edit.
        seq: the number of the last edit applied.

    Anything that is not an edit is left out: the browser is not trusted to send well-formed data.
    """
    found: dict[int, Op] = {}
    for op in _field(result, "ops"):
        if not isinstance(op, Mapping):
            continue
        n, verb = op.get("n"), op.get("verb")
        if isinstance(n, int) and not isinstance(n, bool) and n > seq and isinstance(verb, Mapping):
            found.setdefault(n, {"n": n, "verb": dict(verb)})
    return [found[n] for n in sorted(found)]


def result_of(raw: Any) -> CanvasResult:
    """A component's raw state as a result."""
    selected = tuple(each for each in _field(raw, "selected") if isinstance(each, str))
    return CanvasResult(tuple(new_ops(raw, -1)), selected)


def _field(result: Any, name: str) -> list[Any] | tuple[Any, ...]:
    value = result.get(name) if isinstance(result, Mapping) else getattr(result, name, None)
    return value if isinstance(value, (list, tuple)) else []
