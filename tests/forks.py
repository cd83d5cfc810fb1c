"""`blueprint` in processes of their own, forked from one that has imported everything: a start takes a second less.

`Forks().run(words, folder, environment)` for tests that need a process which remembers nothing, but not a new Python.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.house.project import MAPS, ROOT


class Forks:
    """The process to fork from; it ends with `close`."""

    def __init__(self) -> None:
        self._from = subprocess.Popen(
            [sys.executable, "-m", "tests.forks"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> tuple[int, str, str]:
        """Exit code and output of `blueprint WORDS` in a folder."""
        assert self._from.stdin and self._from.stdout
        with tempfile.TemporaryDirectory() as said:
            asked = {"words": list(words), "folder": str(folder), "env": dict(environment), "said": said}
            print(json.dumps(asked), file=self._from.stdin, flush=True)
            code = int(self._from.stdout.readline())
            return code, *(Path(said, name).read_text(encoding="utf-8") for name in ("out", "err"))

    def close(self) -> None:
        """No more."""
        self._from.communicate(timeout=60)


def _serve() -> None:
    from blueprint.lint.config.files import forget
    from tests.run import run

    os.environ["BLUEPRINT_CACHE"] = "off"
    assert run("lint", MAPS / "corner-shoeshine.blueprint.yaml").code == 0  # imports everything
    forget()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _become(words: list[str], folder: str, env: dict[str, str], said: str) -> None:
    """Run in this process, and end it."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(Path(said, name), os.O_CREAT | os.O_WRONLY), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False) for number, mode in enumerate("rww")
    )
    sys.argv = ["blueprint", *words]
    from blueprint.__main__ import run

    code = run()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve()
