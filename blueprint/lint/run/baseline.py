"""Findings that are known: a file that lists them, so that a build fails for new ones only.

One entry a line, sorted, so that two branches merge: `{code, name, path, element, count}` and, where
people write one, `reason`. Lines of the map are not part of it. Paths count from the file's folder.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from blueprint.files import write_text
from blueprint.lint.context.suppression import NEVER
from blueprint.lint.finding import Finding, Severity
from blueprint.wording import Wording

NAME = ".blueprint-baseline.json"
_WRONG = Wording("{name} is not a baseline: {reason}", "{name} 不是基线文件：{reason}")


class BadBaseline(Exception):
    """A baseline file that cannot be read; `wording` says why."""

    def __init__(self, path: Path, reason: object) -> None:
        self.wording = _WRONG.filled(name=path, reason=reason)
        super().__init__(self.wording.en)


class Key(NamedTuple):
    """What an entry is known by."""

    path: str
    code: str
    element: str


@dataclass(frozen=True)
class Entry:
    """So many findings of a rule about one element of one map."""

    key: Key
    name: str
    count: int
    reason: str = ""

    @property
    def data(self) -> dict[str, Any]:
        """As the file has it."""
        data = {
            "code": self.key.code,
            "name": self.name,
            "path": self.key.path,
            "element": self.key.element,
            "count": self.count,
        }
        return data | ({"reason": self.reason} if self.reason else {})


class Baseline:
    """A baseline file, read or about to be written."""

    def __init__(self, path: Path, entries: Iterable[Entry] = ()) -> None:
        self.path = path
        self.entries = {e.key: e for e in sorted(entries, key=lambda e: e.key)}

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Read a baseline.

        Raises:
            BadBaseline: it is not one.
            OSError: it cannot be opened.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8-sig"))
            if data["version"] != 1:
                raise BadBaseline(path, f"version {data['version']}")
            return cls(path, map(_entry, data["findings"]))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise BadBaseline(path, error) from error

    def write(self) -> None:
        """Write the file: sorted, one entry a line."""
        write_text(self.path, self.text)

    @property
    def text(self) -> str:
        """The file."""
        lines = ",\n".join(f"    {json.dumps(e.data, ensure_ascii=False)}" for e in self.entries.values())
        body = f"[\n{lines}\n  ]" if lines else "[]"
        return f'{{\n  "version": 1,\n  "findings": {body}\n}}\n'

    def key(self, finding: Finding) -> Key:
        """What a finding's entry is known by."""
        return Key(self.relative(finding.path), finding.code, finding.element)

    def relative(self, path: str) -> str:
        """A path as the file writes it."""
        below = os.path.relpath(Path(path).resolve(), self.path.resolve().parent)
        return below.replace(os.sep, "/")

    def split(self, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """New findings, and those that an entry has room for."""
        room = Counter({key: e.count for key, e in self.entries.items()})
        new, known = [], []
        for finding in findings:
            key = self.key(finding)
            if can_be_known(finding) and room[key] > 0:
                room[key] -= 1
                known.append(finding)
            else:
                new.append(finding)
        return tuple(new), tuple(known)

    def updated(self, findings: Iterable[Finding], judged: Callable[[Entry], bool]) -> Baseline:
        """With exactly these findings where entries were `judged` by this run; reasons are kept."""
        found = [f for f in findings if can_be_known(f)]
        counts = Counter(map(self.key, found))
        names = {self.key(f): f.name for f in found}
        kept = [e for e in self.entries.values() if not judged(e) and e.key not in counts]
        made = [
            replace(self.entries[key], count=n) if key in self.entries else Entry(key, names[key], n)
            for key, n in counts.items()
        ]
        return Baseline(self.path, [*kept, *made])


def can_be_known(finding: Finding) -> bool:
    """Whether a baseline may hold it: never what keeps a file from being read, nor mere notes."""
    return finding.severity >= Severity.WARNING and not finding.code.startswith(NEVER)


def _entry(data: dict[str, Any]) -> Entry:
    texts = [data["path"], data["code"], data["element"], data["name"], data.get("reason", "")]
    if not all(isinstance(t, str) for t in texts) or type(data["count"]) is not int:
        raise ValueError(data)
    return Entry(Key(*texts[:3]), data["name"], data["count"], texts[4])
