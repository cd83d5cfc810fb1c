"""A server in a process of its own, on a port that is free."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PATIENCE = 60_000
"""Milliseconds until something is held to never come, on a machine that does much else."""
_TAKEN = re.compile(r"port \d+ is (taken|already in use)|not available", re.IGNORECASE)


def start(command: Callable[[int], list[str]], log: Path, **env: str) -> tuple[subprocess.Popen[bytes], str]:
    """The process of `command(port)` and its address, once it answers.

    Between finding a port free and taking it another process may be quicker: then on another port.
    """
    said = ""
    for _ in range(3):
        port = free_port()
        with log.open("wb") as out:
            process = subprocess.Popen(
                command(port),
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT), **env},
                preexec_fn=heed_ctrl_c,
            )
        until = time.monotonic() + PATIENCE / 1000
        while process.poll() is None and time.monotonic() < until:
            if _healthy(url := f"http://127.0.0.1:{port}"):
                return process, url
            time.sleep(0.05)
        stop(process)
        said = log.read_text(encoding="utf-8")
        if not _TAKEN.search(said):
            break
    pytest.fail(f"the server did not start:\n{said}")


def heed_ctrl_c() -> None:
    """To be called in a new process: a shell without job control leaves what runs behind deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End it, and wait until it has ended."""
    process.terminate()
    try:
        process.wait(timeout=PATIENCE / 1000)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
