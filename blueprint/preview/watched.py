"""A map file that is followed: read again when it or anything of its folder changes, its last good picture kept."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Condition, Lock
from typing import Any

from blueprint.lint.config.error import ConfigError
from blueprint.lint.config.files import candidates, forget
from blueprint.lint.run.run import Run
from blueprint.model.loader import Loaded, loads
from blueprint.preview.shown import Texts, shown
from blueprint.source.reader import Unreadable
from blueprint.wording import Language, Wording

EVERY = 0.2
"""Seconds between two looks at the files."""
_BESIDE = (".yaml", ".yml", ".toml")
"""What of the map's own folder a picture may hang on, also before it is there."""
_FAILED = Wording("this could not be drawn ({error})", "无法画出（{error}）")


class Watched:
    """One map, numbered anew with every change; pages wait for the next number."""

    def __init__(self, path: Path, language: Language, texts: Texts) -> None:
        self._path, self._language, self._texts = path, language, texts
        self._changed, self._drawing = Condition(), Lock()
        self._last = 0
        self._seen: dict[Path, tuple[int, int]] = {}
        self._others: list[Path] = []
        self._good: str | None = None
        self.number = 0
        self.state: dict[str, Any] = {}

    def look(self) -> None:
        """Read the file again where something of its folder has changed."""
        seen = self._marks()
        if seen != self._seen:
            self.show()
            self._seen = self._marks() | seen  # what changed meanwhile has another mark at the next look

    def show(self, text: str | None = None) -> None:
        """Show the file, or an editor's unsaved text in its place; what is outdated before its turn is not drawn."""
        with self._changed:
            self._last = mine = self._last + 1
        with self._drawing:
            if mine == self._last:
                self._tell(self._state(text))

    def go_to(self, line: int) -> str | None:
        """Turn pages to the touchpoint on a line; its id, None where none stands there."""
        for id_, (first, last) in self.state.get("places", {}).items():
            if first <= line <= last:
                self._tell({**self.state, "goto": id_})
                return str(id_)
        return None

    def after(self, number: int, patience: float) -> dict[str, Any] | None:
        """The state after the one with this number, waited for so many seconds; None where nothing has changed."""
        with self._changed:
            if self._changed.wait_for(lambda: self.number != number, patience):
                return {"number": self.number, **self.state}
        return None

    def _tell(self, state: dict[str, Any]) -> None:
        with self._changed:
            self.state, self.number = state, self.number + 1
            self._changed.notify_all()

    def _state(self, text: str | None) -> dict[str, Any]:
        forget()
        try:
            run = Run()
            self._others = run.sources(str(self._path))
            state = shown(run.lint(self._loaded(run, text)), self._language, self._texts)
        except (Unreadable, ConfigError) as error:
            return self._troubled(error.wording)
        except Exception as error:  # whatever it is, the next text may be drawn
            return self._troubled(_FAILED.filled(error=f"{type(error).__name__}: {error}"))
        if state["sound"]:
            self._good = state["svg"]
        kept = not state["sound"] and self._good is not None
        return {**state, "svg": self._good} | {"kept": True} if kept else {**state, "kept": False}

    def _troubled(self, why: Wording) -> dict[str, Any]:
        return {**self.state, "goto": None, "trouble": why[self._language], "kept": True}

    def _loaded(self, run: Run, text: str | None) -> Loaded:
        return run.load(str(self._path)) if text is None else loads(text, str(self._path))

    def _marks(self) -> dict[Path, tuple[int, int]]:
        """Size and time of whatever the picture hangs on: the map's folder, settings above it, maps and packs elsewhere."""
        found = set(self._others) | set(candidates(self._path.absolute().parent))
        with suppress(OSError):  # the folder went away
            found |= {f for f in self._path.absolute().parent.iterdir() if f.suffix in _BESIDE}
        marks = {}
        for file in found:
            with suppress(OSError):  # it is not there, or not any more
                now = file.stat()
                marks[file] = (now.st_mtime_ns, now.st_size)
        return marks
