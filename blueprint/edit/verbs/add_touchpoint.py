"""A new touchpoint, connected to the one it comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from blueprint.edit.data import Data, ids_of, put_after, touchpoint, touchpoints
from blueprint.edit.ids import id_from, new_id
from blueprint.edit.lines import draw_line
from blueprint.edit.verb import Kinds, Verb, maybe_id_to_be, maybe_text, text, title


@dataclass(frozen=True)
class AddTouchpoint(Verb):
    """Stands right after `after` in the file, else after `from_`, else last."""

    name: ClassVar[str] = "add-touchpoint"
    kinds: ClassVar[Kinds] = {
        "lane": text,
        "title": title,
        "id": maybe_id_to_be,
        "after": maybe_text,
        "from_": maybe_text,
    }

    lane: str
    title: Any
    id: str | None = None
    after: str | None = None
    from_: str | None = None

    def pinned(self, data: Data) -> Verb:
        """With the id that the title gives."""
        return self if self.id else replace(self, id=id_from(self.title, ids_of(data)))

    def makes(self) -> tuple[str, ...]:
        """The new id."""
        return (self.id,) if self.id else ()

    def changed(self, data: Data) -> Data:
        """The data with the touchpoint, and the connection to it."""
        known = touchpoints(data)
        id_ = new_id(self.id or id_from(self.title, known), known)
        for named in (self.after, self.from_):
            if named:
                touchpoint(data, named)
        behind = self.after or self.from_ or next(reversed(known), None)
        put_after(known, id_, {"lane": self.lane, "title": self.title}, behind)
        if self.from_:
            draw_line(data, self.from_, id_)
        return data
