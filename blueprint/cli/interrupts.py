"""How a process ends: after Ctrl-C with 130 and no traceback, whenever it comes; else without tidying up for nobody.

Light, for it is imported before everything else.
"""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found]  # `signal` wraps it in enums, which take longer than an answer
import atexit
import os
import sys

TYPE_CHECKING = False  # to import `typing` takes longer than all of this
if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from types import FrameType

INTERRUPTED = 130
"""What shells report of a program that Ctrl-C ended: 128 and the signal's number."""
_IMPORTING = "<frozen importlib"


def arm() -> None:
    """Let Ctrl-C raise `KeyboardInterrupt` in what can clean up, and end the process at once elsewhere.

    A process that was started to ignore Ctrl-C goes on ignoring it.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
        sys.unraisablehook = _unraisable


def at_once() -> None:
    """From here on Ctrl-C ends the process: there is nothing to clean up."""
    if signal.getsignal(signal.SIGINT) is _interrupted:
        signal.signal(signal.SIGINT, _leave)


def leave(code: int) -> None:
    """End the process where nothing else runs in it: to take apart all that was imported is a sixth of a short run.

    What asked to be called at the end is called, and what was written is written.
    """
    threads = sys.modules.get("threading")
    if threads is None or threads.active_count() == 1:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _leave(*_: object) -> None:
    os._exit(INTERRUPTED)


def _interrupted(_: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, _leave)  # a second one waits for no cleaning up
    # Import machinery swallows exceptions that reach it in its own callbacks, and modules that are half imported
    # raise others in their place. Nothing that is being written is lost: an import writes nothing.
    while frame is not None:
        if frame.f_code.co_filename.startswith(_IMPORTING):
            _leave()
        frame = frame.f_back
    raise KeyboardInterrupt


def _unraisable(what: UnraisableHookArgs) -> None:
    """Ctrl-C that came where Python cannot raise: in a destructor, or while it waits for its threads."""
    if issubclass(what.exc_type, KeyboardInterrupt):
        _leave()
    sys.__unraisablehook__(what)
