"""DuckDB, inside this process; what does not fit into memory goes to a folder that is removed afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.observe.engine.engine import Rows

_BATCH = 20_000
_MEMORY = Wording(
    "there is not enough memory or disk for this: {reason}; try another --memory-limit",
    "内存或磁盘不足：{reason}；请调整 --memory-limit",
)
_NO_SIZE = Wording(
    "{size!r} is not a size of memory; write it as 500MB or 4GB", "{size!r} 不是内存大小；请写成 500MB 或 4GB"
)


_CANNOT = Wording(
    "{name} cannot be read, nothing of it was used: {reason}", "{name} 无法读取，完全没有使用：{reason}"
)


class CannotRead(Exception):
    """A file that is not what its name says, or damaged."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


class NotEnough(Exception):
    """No memory or disk left, or a limit that is no size."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


class Duck:
    """A database in memory.

    Args:
        memory: at most so much, such as `500MB`; None: DuckDB's own limit, 80 % of what the machine has.

    Raises:
        NotEnough: `memory` is no size.
    """

    def __init__(self, memory: str | None = None) -> None:
        import duckdb

        self._error = duckdb.Error
        self._views: set[str] = set()
        self._scarce = (duckdb.OutOfMemoryException,)
        self._interrupted = duckdb.InterruptException
        self.folder = Path(tempfile.mkdtemp(prefix="blueprint-"))
        self._connection = duckdb.connect(":memory:")
        self._do(f"SET temp_directory = {quoted(str(self.folder / 'spill'))}")
        self._do("ATTACH ':memory:' AS packed (COMPRESS)")
        self._do("USE packed")
        self._do("SET TimeZone = 'UTC'")
        self._do("SET enable_progress_bar = false")
        if memory is not None:
            try:
                self._do(f"SET memory_limit = {quoted(memory)}")
            except self._error:
                self.close()
                raise NotEnough(_NO_SIZE.filled(size=memory)) from None

    def __enter__(self) -> Duck:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of memory and disk."""
        self._connection.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _do(self, sql: str) -> Any:
        with self._heard():
            return self._connection.execute(sql)

    @contextmanager
    def _heard(self) -> Iterator[None]:
        """While DuckDB works: Ctrl-C is Ctrl-C, which it hears itself and tells as a fault of its own.

        Raises:
            NotEnough: no memory or disk is left.
        """
        try:
            yield
        except self._scarce as error:
            raise NotEnough(_MEMORY.filled(reason=str(error).splitlines()[0])) from error
        except (RuntimeError, self._interrupted) as error:
            if "interrupt" not in str(error).casefold():
                raise
            raise KeyboardInterrupt from error

    @contextmanager
    def reading(self, name: str) -> Iterator[None]:
        """While a file is read: what DuckDB says against it is said of the file.

        Raises:
            CannotRead: the file is not what its name says, or damaged.
        """
        try:
            yield
        except self._error as error:
            reason = str(error).strip().splitlines()[0].partition(": ")[2]
            raise CannotRead(_CANNOT.filled(name=name, reason=reason)) from error

    def rows(self, sql: str) -> Rows:
        """The answer to a question."""
        asked = self._do(sql)
        with self._heard():
            found: Rows = asked.fetchall()
        return found

    def batches(self, sql: str) -> Iterator[Rows]:
        """The answer to a question, some thousand rows at a time; ask nothing else meanwhile."""
        found = self._do(sql)
        while batch := found.fetchmany(_BATCH):
            yield batch

    def run(self, sql: str) -> None:
        """Do something that gives no answer."""
        self._do(sql)

    def keep(self, name: str, sql: str) -> None:
        """Work a table out once, for several questions."""
        if name in self._views:
            self._views.remove(name)
            self._do(f"DROP VIEW {name}")
        self._do(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")

    def define(self, name: str, sql: str) -> None:
        """Give a question a name; it is worked out each time."""
        self._views.add(name)
        self._do(f"CREATE OR REPLACE TEMP VIEW {name} AS {sql}")

    def put(self, name: str, columns: dict[str, str], rows: Rows) -> None:
        """A small table of ours: column to its SQL type, and the rows."""
        listed = ", ".join(f"{named(column)} {kind}" for column, kind in columns.items())
        self._do(f"CREATE OR REPLACE TABLE {name} ({listed})")
        for at in range(0, len(rows), _BATCH):
            self.append(name, [list(values) for values in zip(*rows[at : at + _BATCH], strict=True)])

    def pack(self) -> None:
        """Hold the tables of ours in less memory, once nothing is to be added to them."""
        self._do("CHECKPOINT packed")

    def append(self, name: str, columns: list[list[Any]]) -> None:
        """More rows of a table, column by column."""
        import numpy as np

        def array(values: list[Any]) -> Any:
            made = np.empty(len(values), dtype=object)
            made[:] = values
            return made

        batch = {f"c{i}": array(values) for i, values in enumerate(columns)}
        self._connection.register("batch", batch)
        self._do(f"INSERT INTO {name} SELECT * FROM batch")
        self._connection.unregister("batch")

    def fingerprint(self, *values: str) -> str:
        """An expression: a number of 64 bits that is the same for the same values."""
        return f"hash({', '.join(values)})"

    def quantiles(self, value: str, shares: tuple[float, ...]) -> str:
        """An expression: an array of quantiles. One aggregate for all: each would hold the values once more."""
        return f"quantile_cont({value}, [{', '.join(map(str, shares))}])"


def quoted(text: str) -> str:
    """A text as SQL has it.

    >>> quoted("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def named(column: str) -> str:
    """A column as SQL has it.

    >>> print(named('a "b" c'))
    "a ""b"" c"
    """
    return '"' + column.replace('"', '""') + '"'
