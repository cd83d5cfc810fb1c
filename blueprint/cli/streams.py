"""Standard streams that are closed, full, or that nobody reads any more."""

from __future__ import annotations

import errno
import io
import os
import sys


class OutputLost(Exception):
    """Standard output takes no more; not an `OSError`, which libraries hide."""

    def __init__(self, error: OSError) -> None:
        from blueprint.wording import Wording  # what it imports takes longer than to say a known answer

        cannot = Wording("cannot write to standard output: {reason}", "无法写入标准输出：{reason}")
        closed = Wording("it is closed", "已关闭")
        self.wording = cannot.filled(reason=closed if error.errno == errno.EBADF else error.strerror)
        super().__init__(self.wording.en)


class ReaderGone(OutputLost):
    """Who reads standard output has had enough (`| head`): no failure."""


def guard_streams() -> None:
    """Give this process three streams, whatever it was started with.

    Closed ones are held open, so that no file that is opened later gets their number. Writing to standard output
    raises nothing but `OutputLost`; standard error never fails, for what a command does counts more than what it
    says meanwhile.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)  # takes the lowest free number
    sys.stdout = _Output(sys.stdout or io.TextIOWrapper(io.FileIO(1, "w", closefd=False)))  # type: ignore[arg-type]
    sys.stderr = _Guarded(sys.stderr or io.TextIOWrapper(io.FileIO(2, "w", closefd=False)))  # type: ignore[arg-type]


class _Guarded(io.TextIOWrapper):
    """A stream in the place of another; where it fails, whatever else is written to it vanishes."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        modes = {"line_buffering": stream.line_buffering, "write_through": stream.write_through}
        errors = stream.errors
        super().__init__(stream.detach(), "utf-8", errors, **modes)  # type: ignore[arg-type]

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            self._failed(error)
        return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            self._failed(error)

    def _failed(self, _: OSError, /) -> None:
        try:  # `contextlib` is one of the libraries that take longer to import than a known answer to say
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
        except OSError:
            return


class _Output(_Guarded):
    def _failed(self, error: OSError, /) -> None:
        super()._failed(error)
        raise (ReaderGone if isinstance(error, BrokenPipeError) else OutputLost)(error) from error
