"""Spark: the same questions on as many machines as a master has; events come to it as Parquet."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any

from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.observe.engine.duck import Duck
    from blueprint.observe.engine.engine import Rows

LOCAL = "local[*]"
"""A master of this machine's processors."""
_BATCH = 20_000
_TABLES = ("visits", "marks")
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
}
_AT_HOME = {"spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)), "spark.driver.host": "localhost"}
"""On one machine: a part of every table for each processor and one to wait, not the 200 of a cluster."""
_NO_JAVA = Wording(
    "Spark runs on Java 17 or newer, and there is no `java` on this machine: install it, or leave out --engine spark",
    "Spark 需要 Java 17 或更新版本，而本机没有 `java`：请安装，或去掉 --engine spark",
)
_NO_MASTER = Wording("Spark does not start at {master!r}: {reason}", "Spark 无法在 {master!r} 启动：{reason}")


class NoSpark(Exception):
    """There is no Spark to ask."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


class Spark:
    """A session that knows the events that DuckDB has read.

    Args:
        duck: has `visits` and `marks`; its folder has to be seen by the workers.
        master: such as `local[*]` or `spark://host:7077`.

    Raises:
        NoSpark: there is no Java, or no such master.
        ModuleNotFoundError: PySpark is not installed.
    """

    def __init__(self, duck: Duck, master: str = LOCAL) -> None:
        from pyspark.sql import SparkSession

        if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
            raise NoSpark(_NO_JAVA)
        builder = SparkSession.builder.appName("blueprint").master(master)
        for key, value in (_SETTINGS | (_AT_HOME if master.startswith("local") else {})).items():
            builder = builder.config(key, value)
        try:
            self._session: Any = builder.getOrCreate()
        except Exception as error:
            reason = str(error).strip().splitlines()[0]
            raise NoSpark(_NO_MASTER.filled(master=master, reason=reason)) from error
        self._session.sparkContext.setLogLevel("ERROR")
        for name in _TABLES:
            path = duck.folder / f"{name}.parquet"
            duck.run(f"COPY (SELECT * FROM {name}) TO '{path}' (FORMAT parquet)")
            self._session.read.parquet(str(path)).createOrReplaceTempView(name)

    def __enter__(self) -> Spark:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.stop()

    def rows(self, sql: str) -> Rows:
        """The answer to a question."""
        return [tuple(row) for row in self._session.sql(sql).collect()]

    def batches(self, sql: str) -> Iterator[Rows]:
        """The answer to a question, some thousand rows at a time."""
        found = (tuple(row) for row in self._session.sql(sql).toLocalIterator())
        while batch := list(islice(found, _BATCH)):
            yield batch

    def keep(self, name: str, sql: str) -> None:
        """Work a table out once, for several questions."""
        self._session.sql(sql).cache().createOrReplaceTempView(name)

    def define(self, name: str, sql: str) -> None:
        """Give a question a name; it is worked out each time."""
        self._session.sql(sql).createOrReplaceTempView(name)

    def put(self, name: str, columns: dict[str, str], rows: Rows) -> None:
        """A small table of ours: column to its SQL type, and the rows."""
        listed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        self._session.createDataFrame(rows, listed).createOrReplaceTempView(name)

    def fingerprint(self, *values: str) -> str:
        """An expression: a number of 64 bits that is the same for the same values."""
        return f"xxhash64({', '.join(values)})"

    def quantiles(self, value: str, shares: tuple[float, ...]) -> str:
        """An expression: an array of quantiles, exact."""
        return f"percentile({value}, array({', '.join(map(str, shares))}))"
