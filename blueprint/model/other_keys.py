"""Keys that the map format does not have: which of its own is meant, and how that is written."""

from __future__ import annotations

import json
import re
from fractions import Fraction

from blueprint.model.expand import part_at
from blueprint.model.first_words import folded, inner_meant, key_meant, note_meant, unit_meant
from blueprint.model.mending import last_of, without
from blueprint.model.part import ID_ALIAS, name_is_hidden
from blueprint.model.service_map import ServiceMap
from blueprint.model.values import WRITE
from blueprint.model.writing import written_share
from blueprint.source.place import Edit, Span
from blueprint.source.problem import Problem
from blueprint.source.tree import Entry, Mapping, Node, Path, Scalar, Sequence, find
from blueprint.suggestion import suggested
from blueprint.wording import Wording

_WIDE = "："
_WIDE_COLON = Wording(
    "there is no key {key!r} here: its colon '：' is a full-width one",
    "这里没有 {key!r} 这个键：其中的冒号是全角的",
)
_NARROW = Wording(
    "write `key: value`, with a space after an ordinary colon", "请写成 `键: 值`，用半角冒号，后面留一个空格"
)
_NO_KEY = Wording("there is no key {key!r} here", "这里没有 {key!r} 这个键")
_KNOWN = Wording("known keys: {known}", "可用的键：{known}")
_ASK = Wording("did you mean {meant!r}?", "是否指 {meant!r}？")
_BOTH = Wording(
    "`{meant}` says that, and stands here too: keep one", "`{meant}` 就是它，这里也写了：请只留一个"
)
_OWN_ID = Wording("its id is {id!r}, before the colon: remove `id`", "编号就是冒号前的 {id!r}：请删除 `id`")
_NOTE = Wording("write it as a note: `notes: [{{{kind}: ...}}]`", "请写成备注：`notes: [{{{kind}: ...}}]`")
_WITHIN = Wording(
    "write it within `{outer}`: `{outer}: {{{inner}: ...}}`",
    "请写在 `{outer}` 之内：`{outer}: {{{inner}: ...}}`",
)
_AT_TOUCHPOINTS = Wording(
    "arrows are said at the touchpoint they leave: `next: {{b: 70%, c: 30%}}`",
    "箭头写在出发的触点上：`next: {{b: 70%, c: 30%}}`",
)
_LANES = Wording(
    "there are five lanes, and each touchpoint says its own: `lane: frontstage`, or a part of it: `lane: frontstage/teller`",
    "泳道固定为五个，由每个触点写明：`lane: frontstage`，或其中一部分：`lane: frontstage/柜员`",
)
_ELSEWHERE = {
    **dict.fromkeys(
        ("connections", "edges", "arrows", "links", "transitions", "连接", "连线"), _AT_TOUCHPOINTS
    ),
    **dict.fromkeys(("lanes", "swimlanes", "泳道"), _LANES),
}
"""What other programs say of the map as a whole, and a map of each touchpoint."""
_IN_BRACKETS = re.compile(r"[^\s,\[\]{}#&*!|>'\"%@`?:-][^,\[\]{}#:]*")
_NUMBER = re.compile(r"\d+(\.\d+)?")


def unknown_key(tree: Node, path: Path, text: str) -> Problem:
    """The problem of a key that is not there."""
    above, key = _mapping(tree, path[:-1]), str(path[-1])
    entry = above.entries[key]
    known = _known(path[:-1])
    if _WIDE in key:
        return _problem(_WIDE_COLON.filled(key=key), entry, path, _NARROW, _narrow_colon(entry, text))
    message = _NO_KEY.filled(key=key)
    if "notes" in known and (kind := note_meant(key)):
        noted = _as_note(above, kind, entry, text) if _first_note(above, known, text) == key else ()
        return _problem(message, entry, path, _NOTE.filled(kind=kind), noted)
    if key == "id" and ID_ALIAS in above.entries:
        own = above.entries[ID_ALIAS].key.text
        same = isinstance(entry.value, Scalar) and entry.value.text == own
        cut = without(above, key, text) if same else None
        return _problem(message, entry, path, _OWN_ID.filled(id=own), (cut,) if cut else ())
    if "touchpoints" in known and (elsewhere := _ELSEWHERE.get(folded(key))):
        return _problem(message, entry, path, elsewhere.filled())
    meant, value, certain = _meant(key, entry, known)
    if not certain and (inner := inner_meant(key, known)):
        return _problem(message, entry, path, _WITHIN.filled(outer=inner[0], inner=inner[1]))
    if meant is None:
        return _problem(message, entry, path, suggested(key, sorted(known), _KNOWN))
    if meant in above.entries:
        return _problem(message, entry, path, _BOTH.filled(meant=meant))
    if not certain:
        return _problem(message, entry, path, _ASK.filled(meant=meant))
    mend = [Edit(entry.key.span, meant)]
    if value is not None:
        mend.append(Edit(entry.value.span, value))
        meant = f"{meant}: {value}"
    return _problem(message, entry, path, WRITE.filled(meant=meant), tuple(mend))


def stands_for(tree: Node, path: Path) -> Path | None:
    """The key beside a missing one that people write for it."""
    found = find(tree, path[:-1])
    if found is None or not isinstance(found.value, Mapping) or path[-1] in found.value.entries:
        return None
    known = _known(path[:-1])
    for key, entry in found.value.entries.items():
        if key in known or name_is_hidden(key):
            continue
        if key.partition(_WIDE)[0] == path[-1] or _meant(key, entry, known)[0] == path[-1]:
            return (*path[:-1], key)
    return None


def _meant(key: str, entry: Entry, known: list[str]) -> tuple[str | None, str | None, bool]:
    """The key that a word stands for, its value where the word holds a part of it, and whether that is certain."""
    number = entry.value.text if isinstance(entry.value, Scalar) else ""
    if _NUMBER.fullmatch(number):
        unit = unit_meant(key) if "time" in known else None
        if unit:
            return "time", f"{number}{unit}", True
        if "share" in known and folded(key) in ("percent", "percentage"):
            return "share", written_share(Fraction(number) / 100), True
    meant, certain = key_meant(key, known)
    return meant, None, certain


def _first_note(above: Mapping, known: list[str], text: str) -> str | None:
    return next(
        (
            key
            for key, entry in above.entries.items()
            if key not in known and note_meant(key) and _noted(above, entry.value, text)
        ),
        None,
    )


def _as_note(above: Mapping, kind: str, entry: Entry, text: str) -> tuple[Edit, ...]:
    """The key as notes of its kind: the first of `notes`, or more behind those in brackets."""
    value = entry.value
    notes = ", ".join(f"{{{kind}: {said}}}" for said in _noted(above, value, text))
    if not notes:
        return ()
    if "notes" not in above.entries:
        return (Edit(Span(entry.key.span.start, last_of(value, text)), f"notes: [{notes}]"),)
    listed = above.entries["notes"].value
    cut = without(above, entry.key.text, text)
    if not isinstance(listed, Sequence) or not listed.items or text[listed.span.start] != "[" or not cut:
        return ()
    end = listed.span.end - 1
    return (Edit(Span(end, end), f", {notes}"), cut)


def _noted(above: Mapping, value: Node, text: str) -> list[str]:
    """What a key says, as texts in brackets; of a list each item, of a mapping each `key: value`. Nothing: it cannot be told so."""
    if isinstance(value, Scalar):
        said = _in_brackets(above, value, text)
        return [said] if said else []
    parts = [entry.value for entry in value.entries.values()] if isinstance(value, Mapping) else value.items
    if not parts or "#" in text[value.span.start : last_of(value, text)]:
        return []
    texts = [part.text for part in parts if isinstance(part, Scalar) and not part.is_blank]
    if len(texts) < len(parts):
        return []
    keys = [f"{key}: " for key in value.entries] if isinstance(value, Mapping) else [""] * len(texts)
    return [json.dumps(key + said, ensure_ascii=False) for key, said in zip(keys, texts, strict=True)]


def _in_brackets(above: Mapping, value: Scalar, text: str) -> str:
    written = text[value.span.start : value.span.end]
    if value.is_blank or written.strip("'\"") != value.text:
        return ""
    if written == value.text and not (text[above.span.start] == "{" or _IN_BRACKETS.fullmatch(written)):
        return json.dumps(written, ensure_ascii=False)
    return written


def _mapping(tree: Node, path: Path) -> Mapping:
    found = find(tree, path)
    assert found is not None and isinstance(found.value, Mapping)
    return found.value


def _known(path: Path) -> list[str]:
    part = part_at(ServiceMap, path)
    return [k for k in (part.keys() if part else ()) if not name_is_hidden(k)]


def _narrow_colon(entry: Entry, text: str) -> tuple[Edit, ...]:
    """`title：T` with nothing behind it says `title: T`."""
    span, blank = entry.key.span, isinstance(entry.value, Scalar) and entry.value.is_blank
    if not blank or text[span.start : span.end] != entry.key.text:
        return ()
    at = span.start + entry.key.text.index(_WIDE)
    return (Edit(Span(at, at + 1), ": "),)


def _problem(
    message: Wording, entry: Entry, path: Path, help_: Wording | None, mend: tuple[Edit, ...] = ()
) -> Problem:
    return Problem("unknown-key", message, entry.key.span, help_, path, mend=mend)
