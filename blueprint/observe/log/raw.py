"""What a reader makes of a file: a relation of DuckDB with one row an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Raw:
    """One file of a log.

    Attributes:
        name: of the file, for messages.
        relation: what stands behind FROM.
        columns: role to the column that has it.
        types: column to its type, where it is not text.
        rejects: name of the table in which DuckDB notes the lines that it cannot read; None: there is none.
        first: the number of the first row as people count them: 2 below a heading.
    """

    name: str
    relation: str
    columns: Mapping[str, str]
    types: Mapping[str, str] = field(default_factory=dict)
    rejects: str | None = None
    first: int = 1

    @property
    def again(self) -> str:
        """The relation for another look, which notes no lines that it cannot read."""
        if self.rejects is None:
            return self.relation
        noted = (
            f"store_rejects = true, rejects_table = '{self.rejects}', rejects_scan = '{self.rejects}_scan'"
        )
        return self.relation.replace(noted, "ignore_errors = true")
