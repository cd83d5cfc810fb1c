"""What goes wrong in the server, a line each: an editor keeps it, and a person reads it."""

from __future__ import annotations

import logging
import os
from typing import TextIO


class _OneLine(logging.Formatter):
    """Message and error, without the places in the code unless they are asked for."""

    def format(self, record: logging.LogRecord) -> str:
        if os.environ.get("BLUEPRINT_TRACEBACK"):
            return super().format(record)
        error = record.exc_info[1] if record.exc_info else None
        said = record.getMessage().partition("\n")[0]
        return (
            f"blueprint: {said}" if error is None else f"blueprint: {said}: {type(error).__name__}: {error}"
        )


def log_to(stream: TextIO) -> None:
    """Write warnings and errors of the server's library to a stream."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_OneLine())
    logger = logging.getLogger("pygls")
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.WARNING)
