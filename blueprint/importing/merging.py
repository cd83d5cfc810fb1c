"""Part of a map put into a map's text; what it is not about stays as it is, comments included."""

from __future__ import annotations

from typing import Any

from blueprint.edit.applying import apply
from blueprint.edit.reading import read
from blueprint.edit.verbs.set import Set
from blueprint.model.loader import loads
from blueprint.wording import Wording

_MARK = "\ufeff"


class NotMerged(Exception):
    """A map with errors, before or after."""

    def __init__(self, path: str, key: str) -> None:
        self.wording = Wording(
            "{path} cannot take {key!r}: mend its errors first, or paste what is printed without -o",
            "{path} 无法写入 {key!r}：请先改正其中的错误，或不用 -o 而自行粘贴输出的内容",
        ).filled(path=path, key=key)
        super().__init__(self.wording.en)


def merged(text: str, key: str, data: dict[str, Any], path: str = "<text>") -> str:
    """The text of a map with `data` laid over what it says under a top-level key; nothing is taken away.

    Raises:
        NotMerged: the text is no map without errors, or would be none.
        EditRefused: the text cannot be changed there and nowhere else.
    """
    if loads(text, path).problems:
        raise NotMerged(path, key)
    made = apply(text, Set((key,), _over(read(text.removeprefix(_MARK)).data.get(key), data)))
    if loads(made, path).problems:
        raise NotMerged(path, key)
    return made


def _over(old: Any, new: Any) -> Any:
    """Mappings merge, anything else is replaced."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {**old, **{k: _over(old.get(k), v) for k, v in new.items()}}
