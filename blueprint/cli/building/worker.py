"""One map, made in a process of its own, with all that was looked at for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.cli.building.task import Answer, NotMade, Task
from blueprint.cli.making import Order, draw
from blueprint.cli.seen import Watch, hashed
from blueprint.export.registry import chosen
from blueprint.files import write_bytes
from blueprint.lint.run.engine import Crash, Linted
from blueprint.lint.run.run import Run
from blueprint.model.loader import Loaded
from blueprint.source.place import Span
from blueprint.source.tree import Mapping
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.cli.building.crew import Tell


class _Relay:
    """Tells another process the steps."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def step(self, subject: str, doing: Wording) -> None:
        self._tell((subject, doing))


def order_of(task: Task, run: Run) -> Order:
    """What to make of a map."""
    return Order(chosen(task.formats), task.out, assume=task.assume, entries=True, run=run)


def work(task: Task, tell: Tell) -> Answer:
    """Make one map and write its files.

    Raises:
        OSError: a file cannot be read or written.
        NotMade: anything else that people can be told.
    """
    try:
        return _made(task, tell)
    except OSError:
        raise
    except Exception as error:  # most cannot pass between processes
        wording = getattr(error, "wording", None)
        if isinstance(wording, Wording):
            raise NotMade(wording) from None
        raise RuntimeError(f"{type(error).__name__}: {error}") from None


def _made(task: Task, tell: Tell) -> Answer:
    watch = Watch()
    with watch:
        drawn = draw(task.path, order_of(task, Run()), _Relay(tell))
    files = {}
    for _, file in drawn.files:
        target = drawn.folder / file.name
        write_bytes(target, file.data)
        files[str(target)] = hashed(file.data)
    made = replace(drawn.made, linted=_told(drawn.made.linted))
    known = drawn.same_everywhere and not drawn.made.linted.crashes and watch.unchanged()
    return Answer(made, files, watch.seen if known else None)


def _told(linted: Linted) -> Linted:
    """What findings are printed from, and nothing else."""
    crashes = tuple(
        Crash(c.path, c.code, RuntimeError(f"{type(c.error).__name__}: {c.error}")) for c in linted.crashes
    )
    loaded = Loaded(linted.loaded.source, Mapping(Span(0, 0)), None, ())
    return Linted(loaded, linted.findings, crashes, linted.suppressed)
