"""A command run for an assistant, in a process of its own: what hangs or fails ends that call alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from blueprint.quantity import both, time
from blueprint.source.reader import WITHIN
from blueprint.wording import Language, Wording

PATIENCE = 120
"""Seconds; the largest shipped map needs 2."""
_SLOW = Wording("this took more than {time} and was given up", "超过 {time} 仍未完成，已放弃")


class Refused(Exception):
    """A call that cannot be answered; `str()` is the sentence for the assistant."""


class Runner(NamedTuple):
    """Runs commands in a folder, which read no file elsewhere but drafts: what a map extends, names or uses either."""

    folder: Path
    language: Language

    def answer(self, *words: str, text: str | None = None, drafts: Sequence[str] = ()) -> Any:
        """What a command answers programs.

        Raises:
            Refused: it answers nothing; what it says instead is the message.
        """
        said = self.run(*words, text=text, drafts=drafts)
        return json.loads(said)

    def run(self, *words: str, text: str | None = None, drafts: Sequence[str] = ()) -> str:
        """What a command prints; `text` is its standard input, `drafts` are files elsewhere that it may read.

        Raises:
            Refused: it prints nothing.
        """
        within = "\n".join(
            (str(self.folder), *(str(Path(draft).parent) for draft in drafts if Path(draft).is_absolute()))
        )
        command = [sys.executable, "-m", "blueprint", "--lang", self.language, *words]
        try:
            done = subprocess.run(
                command,
                cwd=self.folder,
                env={**os.environ, WITHIN: within},
                input=(text or "").encode(),
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Refused(_SLOW.filled(time=both(time, PATIENCE))[self.language]) from None
        out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace").strip()
        if not out and (err or done.returncode):
            raise Refused(err)
        return out
