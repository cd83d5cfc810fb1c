"""Touchpoints from the clipboard, which may come from another map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from blueprint.edit.data import Data, ids_of, put_after, touchpoints
from blueprint.edit.ids import numbered
from blueprint.edit.reading import read
from blueprint.edit.refused import EditRefused, refused
from blueprint.edit.verb import Kinds, Verb, any_text, maybe_text, texts
from blueprint.edit.verbs.copy import copy_of

_NOWHERE = "blueprint: 1\n"


@dataclass(frozen=True)
class Paste(Verb):
    """Touchpoints as YAML, `touchpoints: {id: ...}`; they stand behind `after`, else last.

    Connections among them come along; what leads to something that this map lacks does not. `to` are the new ids, by
    default those of the text, with a number where they are taken.
    """

    name: ClassVar[str] = "paste"
    kinds: ClassVar[Kinds] = {"text": any_text, "after": maybe_text, "to": texts}

    text: str
    after: str | None = None
    to: tuple[str, ...] = ()

    def pinned(self, data: Data) -> Verb:
        """With the new ids chosen."""
        if self.to:
            return self
        taken = ids_of(data)
        chosen = []
        for id_ in _steps(self.text):
            chosen.append(id_ if id_ not in taken else numbered(id_, taken))
            taken.add(chosen[-1])
        return replace(self, to=tuple(chosen))

    def makes(self) -> tuple[str, ...]:
        """The new ids."""
        return self.to

    def changed(self, data: Data) -> Data:
        """The data with what was pasted."""
        if not self.to:
            return self.pinned(data).changed(data)
        known, steps = touchpoints(data), _steps(self.text)
        if len(self.to) != len(steps) or any(id_ in known for id_ in self.to):
            raise refused("every copy needs an id of its own", "每个副本都要有自己的编号")
        new = dict(zip(steps, self.to, strict=True))
        behind = self.after if self.after in known else next(reversed(known), None)
        here = {*known, *self.to}
        for id_, step in steps.items():
            put_after(known, new[id_], _at_home(copy_of(step, new), here, data), behind)
            behind = new[id_]
        return data


def _steps(text: str) -> dict[str, Data]:
    """The touchpoints that a text holds.

    Raises:
        EditRefused: it holds none.
    """
    try:
        found = read(text if text.lstrip().startswith("blueprint:") else _NOWHERE + text).data
        steps = found.get("touchpoints")
    except EditRefused:
        steps = None
    if not isinstance(steps, dict) or not steps or not all(isinstance(step, dict) for step in steps.values()):
        raise refused(
            "the clipboard holds no touchpoints: copy them in a picture, or as YAML below `touchpoints:`",
            "剪贴板里没有触点：请在画布中复制，或复制 `touchpoints:` 下的 YAML",
        )
    return {str(id_): step for id_, step in steps.items()}


def _at_home(step: Data, here: set[str], data: Data) -> Data:
    """A touchpoint without what leads to things that this map lacks."""
    if isinstance(step.get("uses"), list):
        step["uses"] = [used for used in step["uses"] if used in here]
    for key in ("gives_up", "waits_for"):
        if step.get(key) not in (None, *here):
            step.pop(key)
    fails: Any = step.get("fails")
    if isinstance(fails, dict) and fails.get("then") not in (None, *here):
        fails.pop("then")
    if step.get("zone") not in (None, *(data.get("zones") or {})):
        step.pop("zone")
    needs = data.get("needs") or {}
    if isinstance(step.get("meets"), dict):
        step["meets"] = {need: how for need, how in step["meets"].items() if need in needs}
    return {key: value for key, value in step.items() if value not in ([], {})}
