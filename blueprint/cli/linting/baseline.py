"""`--write-baseline` and `--prune-baseline`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from blueprint.lint.run.baseline import NAME, Baseline
from blueprint.lint.run.baselining import judged
from blueprint.lint.run.engine import Linted
from blueprint.lint.run.run import Run
from blueprint.lint.run.summary import Result
from blueprint.wording import Wording

_WROTE = Wording(
    "{n} entries in {path}; `--baseline {path}` or `lint.baseline` in the configuration applies them",
    "{path} 中共 {n} 条；用 `--baseline {path}` 或配置项 `lint.baseline` 启用",
)
_NONE = Wording(
    "there is no baseline to prune; name it with --baseline", "没有可清理的基线；请用 --baseline 指定"
)


class NoBaseline(Exception):
    """Nothing to prune."""

    wording = _NONE


def write(files: list[Linted], run: Run, arguments: argparse.Namespace) -> int:
    """Take everything that is found now as known."""
    for path, concerned in _by_baseline(files, run).items():
        target = path or Path(NAME)
        old = Baseline.read(target) if target.is_file() else Baseline(target)
        known = (f for file in concerned if file.loaded.map is not None for f in file.findings)
        new = old.updated(known, partial(judged, old, concerned))
        new.write()
        said = _WROTE.filled(n=len(new.entries), path=target)[arguments.language]
        print(f"blueprint: {said}", file=sys.stderr)
    return 2 if any(f.crashes for f in files) else 0


def prune(result: Result, run: Run, arguments: argparse.Namespace) -> Result:
    """Take entries out that this run could judge and did not find."""
    by_baseline = {path: files for path, files in _by_baseline(result.files, run).items() if path}
    if not by_baseline:
        raise NoBaseline
    for path, concerned in by_baseline.items():
        old = Baseline.read(path)
        new = old.updated((f for file in concerned for f in file.baselined), partial(judged, old, concerned))
        new.write()
        said = _WROTE.filled(n=len(new.entries), path=path)[arguments.language]
        print(f"blueprint: {said}", file=sys.stderr)
    return replace(result, others=())


def _by_baseline(files: Iterable[Linted], run: Run) -> dict[Path | None, list[Linted]]:
    grouped: dict[Path | None, list[Linted]] = {}
    for file in files:
        grouped.setdefault(run.baseline_of(file), []).append(file)
    return grouped
