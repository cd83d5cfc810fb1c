"""What differs between two maps, in a program."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from blueprint.diff.data import as_data
from blueprint.diff.words import lines, rows
from blueprint.wording import Language

if TYPE_CHECKING:
    from blueprint.diff import difference as inner
    from blueprint.diff.changes import Change


class Difference:
    """Changes in meaning from one map to another, with what they do to the figures.

    >>> import blueprint
    >>> text = "blueprint: 1\\ntitle: x\\ntouchpoints: {a: {lane: customer, title: A, time: 5m, end: served}}"
    >>> old = blueprint.loads(text, "x")
    >>> print(old.diff(old.edit("rename", id="a", to="greet")).to_text())
    As before: how long a visit takes on average.
    <BLANKLINE>
    another id: A (greet): a -> greet
    >>> old.diff(blueprint.loads(text.replace("5m", "300s"), "x")).same
    True
    """

    def __init__(self, difference: inner.Difference) -> None:
        self._difference = difference

    @property
    def same(self) -> bool:
        """Whether both maps mean the same, however they are written."""
        return self._difference.same

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change, with `kind`, `path`, `id`, `was` and `now`."""
        return self._difference.changes

    def to_dict(self) -> dict[str, Any]:
        """As `blueprint diff --json` prints it."""
        return as_data(self._difference)

    def to_text(self, language: Language = "en") -> str:
        """As `blueprint diff` prints it."""
        return "\n".join(lines(self._difference, language))

    def __repr__(self) -> str:
        return f"<Difference: {len(self.changes)} changes>"

    def _repr_html_(self) -> str:
        cells = (
            f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>"
            for row in rows(self._difference, "en")
        )
        return f"<table>{''.join(cells)}</table>" if not self.same else f"<p>{escape(self.to_text())}</p>"
