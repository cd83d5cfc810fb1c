"""`--fix` and `--diff`: what is mended goes to the file, to standard output, or only before people's eyes."""

from __future__ import annotations

import argparse
import sys
from difflib import unified_diff
from pathlib import Path

from blueprint.files import write_text
from blueprint.lint.run.engine import Linted
from blueprint.lint.run.fixing import mend
from blueprint.lint.run.run import Run
from blueprint.source.reader import STDIN
from blueprint.wording import Wording

_MARK = "\ufeff"
_CHANGED = Wording(
    "{path} has changed since it was read; nothing was written to it", "{path} 在读取后已被改动；未写入"
)


class Fixes:
    """Mends files, or shows how."""

    def __init__(self, arguments: argparse.Namespace, run: Run) -> None:
        self._arguments = arguments
        self._run = run
        self.made = 0
        self.failed: OSError | None = None
        """The last file that could not be written; the others are."""
        self.on_stdout = arguments.diff or STDIN in arguments.paths

    def done(self, linted: Linted) -> Linted:
        """The file after its fixes; with `--diff` as it is."""
        mended = mend(linted, self._run.lint, self._arguments.unsafe_fixes)
        before, after = linted.loaded.source.text, mended.linted.loaded.source.text
        if self._arguments.diff:
            self._show(linted, before, after)
        elif STDIN in self._arguments.paths:
            sys.stdout.write(after)
        elif mended.fixed and not self._write(linted.loaded.source.path, before, after):
            return linted
        self.made += len(mended.fixed)
        return linted if self._arguments.diff else mended.linted

    def _write(self, path: str, before: str, after: str) -> bool:
        """Write the file, with the byte order mark it had."""
        file = Path(path)
        on_disk = file.read_bytes().decode("utf-8", "replace")
        if on_disk.removeprefix(_MARK) != before:
            said = _CHANGED.filled(path=path)[self._arguments.language]
            print(f"blueprint: {said}", file=sys.stderr)
            return False
        try:
            write_text(file, (_MARK if on_disk.startswith(_MARK) else "") + after)
        except OSError as error:
            self.failed = error
            return False
        return True

    @staticmethod
    def _show(linted: Linted, before: str, after: str) -> None:
        path = linted.loaded.source.path
        lines = unified_diff(_lines(before), _lines(after), path, path, lineterm="")
        sys.stdout.writelines(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _lines(text: str) -> list[str]:
    """Lines with their ends; a last line without one says so, as `diff` does."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n\\ No newline at end of file"
    return lines
