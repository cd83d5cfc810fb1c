"""How far a long command is: a bar on a terminal, a plain line per step elsewhere. On standard error."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Steps(Protocol):
    """What is told of every step."""

    def step(self, subject: str, doing: Wording) -> None:
        """A new step has begun."""


class Progress:
    """Tells what is being worked on.

    Args:
        total: how many pieces of work there are.
        language: to speak.
    """

    def __init__(self, total: int, language: Language) -> None:
        self._total = total
        self._language = language
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as RichProgress

            text = TextColumn("{task.description}", markup=False)
            columns = (text, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._bar = RichProgress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("", total=self._total)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def step(self, subject: str, doing: Wording) -> None:
        """A new step has begun."""
        text = f"{doing[self._language]} {subject}"
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=text)
        else:
            print(f"blueprint: {text}", file=sys.stderr)

    def done(self) -> None:
        """A piece of work is finished."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)
