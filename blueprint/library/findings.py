"""What the linter found, as a sequence that shows itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, overload

from blueprint.lint.reports.json import as_data
from blueprint.lint.run.summary import Result
from blueprint.wording import Language

if TYPE_CHECKING:
    from blueprint.lint.finding import Finding
    from blueprint.lint.run.engine import Linted


class Findings(Sequence["Finding"]):
    """The findings of one map, in reading order. Each has `code`, `name`, `severity`, `message`, `help` and `place`."""

    def __init__(self, linted: Linted) -> None:
        self._linted = linted

    @property
    def errors(self) -> int:
        """How many are errors."""
        return self._linted.errors

    def to_dicts(self, language: Language = "en") -> list[dict[str, Any]]:
        """As `blueprint lint --output-format json` lists them."""
        return [as_data(f, language) for f in self]

    def to_text(self, language: Language = "en") -> str:
        """As `blueprint lint` prints them, with the lines of the file."""
        from blueprint.lint.reports.text import write

        return write(Result((self._linted,)), language)

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, place: int | slice) -> Finding | tuple[Finding, ...]:
        return self._linted.findings[place]

    def __len__(self) -> int:
        return len(self._linted.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._linted.findings)

    def __repr__(self) -> str:
        return f"<Findings: {len(self)}, {self.errors} errors>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{f.place.start.line}:{f.place.start.column}</td><td>{f.severity.word} {f.code}</td>"
            f"<td>{escape(f.message.en)}</td></tr>"
            for f in self
        )
        return f"<p>{escape(repr(self))}</p><table>{rows}</table>"
