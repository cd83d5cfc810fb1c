"""A progress bar on standard error where that is a terminal; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from blueprint.wording import Language, Wording


@contextmanager
def bar(doing: Wording, language: Language) -> Iterator[Callable[[int, int], None]]:
    """Show how far some work is; call what it gives with (done, all), and 0 where nobody knows how much is all."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(doing[language], total=None)
        yield lambda done, all_: shown.update(task, completed=done, total=all_ or None)
