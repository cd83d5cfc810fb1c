"""What is wrong with a file, before rules look at it."""

from __future__ import annotations

from dataclasses import dataclass

from blueprint.source.place import Edit, Span
from blueprint.source.tree import Path
from blueprint.wording import Wording


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a problem."""

    span: Span
    message: Wording


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be read; `kind` is the name of the rule page that explains it.

    `mend` says it right, where only one thing can be meant.
    """

    kind: str
    message: Wording
    span: Span
    help: Wording | None = None
    path: Path = ()
    related: tuple[Related, ...] = ()
    mend: tuple[Edit, ...] = ()


class Problems(list[Problem]):
    """Collects problems; `add` is all a reader needs."""

    def add(
        self,
        kind: str,
        span: Span,
        message: Wording,
        help: Wording | None = None,  # noqa: A002 - the word people know from linters
        path: Path = (),
        related: tuple[Related, ...] = (),
        mend: tuple[Edit, ...] = (),
    ) -> None:
        """Note one problem."""
        self.append(Problem(kind, message, span, help, path, related=related, mend=mend))
