"""How far long work is, on standard error: a bar on a terminal; elsewhere a line, once it has taken a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from blueprint.wording import Language, Wording

_PATIENCE = 5.0
_DONE = Wording("{doing}: {done} so far", "{doing}：已完成 {done}")
_OF = Wording("{doing}: {done} of {all}", "{doing}：已完成 {done}/{all}")


@contextmanager
def bar(
    doing: Wording, language: Language, patience: float = _PATIENCE
) -> Iterator[Callable[[int, int], None]]:
    """Show how far some work is; call what it gives with (done, all), and 0 where nobody knows how much is all.

    Args:
        doing: what is being done.
        language: to speak.
        patience: seconds of silence where there is no terminal; each line after the first comes when the work
            has taken twice as long as at the one before.
    """
    if not sys.stderr.isatty():
        yield _lines(doing, language, patience)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(doing[language], total=None)
        yield lambda done, all_: shown.update(task, completed=done, total=all_ or None)


def _lines(doing: Wording, language: Language, patience: float) -> Callable[[int, int], None]:
    start = time.monotonic()
    due = patience

    def tell(done: int, all_: int) -> None:
        nonlocal due
        taken = time.monotonic() - start
        if taken >= due:
            due = 2 * taken
            said = (_OF if all_ else _DONE).filled(doing=doing, done=done, all=all_)
            print(f"blueprint: {said[language]}", file=sys.stderr, flush=True)

    return tell
