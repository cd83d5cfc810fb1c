"""XES (IEEE 1849): traces of events as XML, read as a stream: memory stays flat however large the log.

A stranger's file cannot make the reader work without end: document types and entities are refused, so is endless
nesting. An event without `lifecycle:transition` is complete.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NoReturn
from xml.parsers import expat

from blueprint.observe.log.columns import Asked
from blueprint.observe.log.raw import Raw
from blueprint.observe.log.refused import BadLog
from blueprint.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

    from blueprint.observe.engine.duck import Duck

SUFFIXES = (".xes",)
_KEYS = {
    "case": "concept:name",
    "activity": "concept:name",
    "time": "time:timestamp",
    "lifecycle": "lifecycle:transition",
    "resource": "org:resource",
    "role": "org:role",
    "start": "",
    "end": "",
    "segment": "",
}
_BATCH, _CHUNK, _LEVELS = 50_000, 1 << 20, 64
_ENTITIES = Wording(
    "{name}:{line}: a document type or entities are not read from a log; remove them",
    "{name}:{line}：日志中的文档类型或实体不予读取；请删去",
)
_DEEP = Wording("{name}:{line}: nested more than {most} levels deep", "{name}:{line}：嵌套超过 {most} 层")
_WRONG = Wording(
    "{name}:{line}: this is not well-formed XML ({reason}); nothing of the file was used",
    "{name}:{line}：不是合法的 XML（{reason}）；该文件完全没有使用",
)
_OTHER = Wording("{name} holds no events of XES", "{name} 中没有 XES 事件")
_NO_KEY = Wording(
    "{name}: no event or trace has the attribute {key!r} (--{role})",
    "{name}：没有任何事件或案例有属性 {key!r}（--{role}）",
)
_files = count()


def read(path: Path, name: str, duck: Duck, asked: Asked) -> Raw:
    """Every event of every trace, in the order of the file; its row is its number among all events.

    Raises:
        BadLog: the XML is not well-formed or has entities, holds no events, or lacks an attribute that is asked for.
    """
    table = f"xes_{next(_files)}"
    keys = {**_KEYS, **asked.columns}
    roles = [role for role, key in keys.items() if key]
    duck.put(table, dict.fromkeys(roles, "VARCHAR"), [])
    reading = _Reading(name, {role: keys[role] for role in roles}, lambda batch: duck.append(table, batch))
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            reading.feed(chunk, last=False)
        reading.feed(b"", last=True)
    if not reading.events:
        raise BadLog(_OTHER.filled(name=name))
    for role in asked.columns:
        if role not in reading.met:
            raise BadLog(_NO_KEY.filled(name=name, key=keys[role], role=role))
    met = reading.met | {"case", "activity"}
    if met & {"start", "end"}:
        met -= {"time", "lifecycle"}
    return Raw(name, table, {role: role for role in roles if role in met})


class _Reading:
    """Where the parser is: which trace, which event, how deep."""

    def __init__(self, name: str, keys: dict[str, str], give: Any) -> None:
        self.name, self.events, self.met = name, 0, set[str]()
        self._give = give
        self._roles = list(keys)
        self._event_keys: dict[str, list[int]] = {}
        self._trace_keys: dict[str, list[int]] = {}
        for place, (role, key) in enumerate(keys.items()):
            if role in ("case", "segment"):
                self._trace_keys.setdefault(key, []).append(place)
            if role != "case":
                self._event_keys.setdefault(key, []).append(place)
        self._case = self._roles.index("case")
        self._trace: list[str | None] = [None] * len(keys)
        self._event: list[str | None] | None = None
        self._traces = 0
        self._events: list[list[str | None]] = []
        """Of the trace that is open: what is said of it may stand below."""
        self._batch: list[list[str | None]] = []
        self._into = self._trace
        self._keys = self._trace_keys
        self._depth = self._level = 0  # and where what is said of a trace or an event stands; 0: of neither
        self._inside = False
        parser = self._parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close

    def feed(self, chunk: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            reason = expat.errors.messages.get(error.code, str(error.code))
            raise BadLog(_WRONG.filled(name=self.name, line=error.lineno, reason=reason)) from None
        if last:
            self._take()
            self._flush()

    def _refuse(self, *_: object) -> NoReturn:
        raise BadLog(_ENTITIES.filled(name=self.name, line=self._parser.CurrentLineNumber))

    def _open(self, tag: str, said: list[str]) -> None:
        self._depth += 1
        if self._depth == self._level:  # right inside a trace or an event
            if tag == "event":
                self._into = self._event = [None] * len(self._roles)
                self._keys = self._event_keys
                self._level += 1
            elif said[:1] == ["key"] and said[2:3] == ["value"]:
                if places := self._keys.get(said[1]):
                    self._put(places, said[3])
            else:
                attributes = dict(zip(said[::2], said[1::2], strict=True))
                if places := self._keys.get(attributes.get("key", "")):
                    self._put(places, attributes.get("value"))
        elif tag == "trace":
            self._take()
            self._traces += 1
            self._inside = True
            self._into = self._trace = [None] * len(self._roles)
            self._trace[self._case] = f"trace {self._traces}"  # until it says a name
            self._keys = self._trace_keys
            self._level = self._depth + 1
        elif tag == "event" and self._level == 0:  # of no trace
            self._into = self._event = [None] * len(self._roles)
            self._keys = self._event_keys
            self._level = self._depth + 1
        elif self._depth > _LEVELS:
            raise BadLog(_DEEP.filled(name=self.name, line=self._parser.CurrentLineNumber, most=_LEVELS))

    def _put(self, places: list[int], value: str | None) -> None:
        for place in places:
            self._into[place] = value
            self.met.add(self._roles[place])

    def _close(self, tag: str) -> None:
        self._depth -= 1
        if tag == "event" and self._event is not None and self._depth == self._level - 2:
            self._events.append(self._event)
            self._event = None
            self._into, self._keys = self._trace, self._trace_keys
            self._level = self._level - 1 if self._inside else 0
            self.events += 1
        elif tag == "trace":
            self._take()
            self._level, self._inside = 0, False

    def _take(self) -> None:
        """The events of a trace, each with what is said of the whole trace."""
        said = [(place, value) for place, value in enumerate(self._trace) if value is not None]
        for event in self._events:
            for place, value in said:
                if event[place] is None:
                    event[place] = value
        self._batch += self._events
        self._events = []
        self._trace = [None] * len(self._roles)
        if len(self._batch) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._batch:
            self._give([list(values) for values in zip(*self._batch, strict=True)])
            self._batch = []
