"""Processes that work side by side: one a piece of work, as many at once as there are cores.

Each begins with nothing read and nothing remembered, so that what it looks at is all that its answer hangs on, and
ends with its piece: a run that is killed leaves no process behind that waits for more.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext
    from multiprocessing.process import BaseProcess

Tell = Callable[[Any], None]
"""What a piece of work calls with each thing to be told meanwhile."""


class Lost(Exception):
    """A process that ended without an answer, by a signal or for want of memory."""

    def __init__(self, number: int, code: int | None) -> None:
        super().__init__(f"piece {number} ended with {code}")
        self.number = number
        self.code = code


def cores() -> int:
    """How many processes may work at once."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def each(
    work: Callable[[Any, Tell], Any],
    pieces: Sequence[Any],
    at_once: int,
    tell: Tell,
    preload: Sequence[str] = (),
) -> Iterator[tuple[int, Any]]:
    """The answer of every piece with its number, in the order in which they come.

    Args:
        work: a function of a module; it, the pieces and the answers pass between processes.
        pieces: what to work on.
        at_once: how many processes, at least 1.
        tell: called here with what a piece of work tells.
        preload: modules that all processes start with.

    Raises:
        Lost: a process ended without an answer.
        Exception: what a piece of work raised.
    """
    context = _context(preload)
    left = iter(enumerate(pieces))
    at_work: dict[Connection, tuple[int, BaseProcess]] = {}
    try:
        while True:
            while len(at_work) < at_once and (task := next(left, None)) is not None:
                number, piece = task
                here, there = context.Pipe(duplex=False)
                process: BaseProcess = context.Process(target=_work, args=(there, work, piece), daemon=True)
                process.start()
                there.close()
                at_work[here] = number, process
            if not at_work:
                return
            for ready in wait(list(at_work)):
                assert isinstance(ready, Connection)
                number, working = at_work[ready]
                try:
                    kind, said = ready.recv()
                except EOFError:
                    working.join()
                    raise Lost(number, working.exitcode) from None
                if kind == "told":
                    tell(said)
                    continue
                del at_work[ready]
                ready.close()
                working.join()
                if kind == "failed":
                    raise said
                yield number, said
    finally:
        for _, left_over in at_work.values():
            left_over.terminate()


def _context(preload: Sequence[str]) -> ForkServerContext | SpawnContext:
    """How processes begin: as copies of one that has imported what they need, where there are such."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*preload])
    # What they are copies of hears no Ctrl-C either, not even while it imports: it ends with the first process.
    resource_tracker.ensure_running()  # which lets Ctrl-C through when it has begun
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context


def _work(there: Connection, work: Callable[[Any, Tell], Any], piece: Any) -> None:
    """One process. Ctrl-C reaches all processes of a terminal; the first of them ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def tell(said: Any) -> None:
        there.send(("told", said))

    with suppress(BrokenPipeError):  # nobody waits for it any more
        try:
            there.send(("made", work(piece, tell)))
        except BrokenPipeError:
            raise
        except Exception as error:
            there.send(("failed", error))
