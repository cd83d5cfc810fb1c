"""Comments written in the studio: at once into their file, so that everybody on the map sees them."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from blueprint.edit.fragment import inline
from blueprint.model.comments import Comment, comments_file, comments_of
from blueprint.studio.state.folder import MapsFolder, sha_of

MOST = 2000
"""Characters of a comment."""
WAIT = 5.0
"""Seconds to wait for another who writes."""
_HEAD = "# Comments on {name}, written in the studio. Figures do not know them.\ncomments:\n"


class Comments:
    """The comments of one map of a folder."""

    def __init__(self, folder: MapsFolder, name: str) -> None:
        self._folder = folder
        self._map = folder.path(name)
        self.file = comments_file(self._map)

    def all(self) -> tuple[Comment, ...]:
        """As the file has them now."""
        return comments_of(self._map)

    def on(self, touchpoints: Collection[str]) -> tuple[Comment, ...]:
        """To be shown on a map with these touchpoints: one on a touchpoint of another id stands on the map, and says which."""
        return tuple(
            each
            if not each.on or each.on in touchpoints
            else replace(each, on="", by=" · ".join(filter(None, (each.by, each.on))))
            for each in self.all()
        )

    @property
    def stamp(self) -> str:
        """Something that is another when the file is."""
        try:
            found = self.file.stat()
        except OSError:
            return ""
        return f"{found.st_mtime_ns}:{found.st_size}"

    def add(self, on: str, by: str, text: str) -> None:
        """Write a comment on a touchpoint, or on the map where `on` is empty. Raises Refused."""
        text = "\n".join(" ".join(line.split()) for line in text.strip()[:MOST].splitlines())
        if text:
            new = Comment(secrets.token_hex(4), on, " ".join(by.split())[:80], _now(), text)
            self._change(lambda known: (*known, new))

    def resolve(self, id_: str, by: str) -> None:
        """Say that a comment is answered; once more opens it again. Raises Refused."""
        done = f"{_now()} {' '.join(by.split())[:80]}".strip()
        self._change(
            lambda known: tuple(
                replace(each, done="" if each.done else done) if each.id == id_ else each for each in known
            )
        )

    def _change(self, change: object) -> None:
        from filelock import FileLock

        assert callable(change)
        self._folder.must_write()
        self._folder.make_hidden()
        with FileLock(self._folder.hidden(f"{sha_of(str(self.file).encode())[:16]}.lock"), timeout=WAIT):
            self._folder.write(self.file, written(change(self.all()), self._map).encode())


def written(comments: tuple[Comment, ...], path: Path) -> str:
    """The file's text: one comment a line, so that git merges what two people wrote."""
    lines = [f"- {inline(_data(each))}\n" for each in comments]
    return _HEAD.format(name=path.name) + "".join(lines)


def _data(comment: Comment) -> dict[str, str]:
    said = {
        "id": comment.id,
        "about": comment.on,
        "by": comment.by,
        "at": comment.at,
        "text": comment.text,
        "done": comment.done,
    }
    return {name: value for name, value in said.items() if value}


def _now() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
