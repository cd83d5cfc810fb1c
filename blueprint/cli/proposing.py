"""What was learnt of a map, as a diff to look at, or written into it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.observe.learning import Proposal

_NOTHING = Wording("nothing to learn: the map says it already", "没有可学的：地图已是如此")
_NONE_ENOUGH = Wording(
    "nothing to learn: what there is more of, the map says already", "没有可学的：样本够多的，地图已是如此"
)
_WROTE = Wording("{path}: {n} values changed", "{path}：改动 {n} 处")


def changed(before: str, proposals: Sequence[Proposal]) -> str:
    """The text of a map that says what was learnt."""
    from blueprint.edit import apply, verb_from

    after = before
    for p in proposals:
        after = apply(after, verb_from({"verb": "set", "path": list(p.path), "value": p.value}))
    return after


def propose(
    path: str,
    before: str,
    proposals: Sequence[Proposal],
    language: Language,
    *,
    write: bool,
    too_few: bool = False,
) -> int:
    """Print what would change, with why; with `write` change the file.

    Args:
        path: of the map.
        before: its text.
        proposals: of what it should say.
        language: to speak.
        write: change the file instead of printing.
        too_few: of something there was too little to learn from, as was said.

    Returns:
        0 where there is nothing to change or it was written, 1 where the map differs.
    """
    from blueprint.cli.rewriting import rewrite

    if not proposals:
        print((_NONE_ENOUGH if too_few else _NOTHING)[language])
        return 0
    after = changed(before, proposals)
    if write:
        rewrite(path, after)
        print(_WROTE.filled(path=path, n=len(proposals))[language])
        return 0
    from difflib import unified_diff

    for p in proposals:
        print(f"# {'.'.join(p.path[p.path[0] == 'touchpoints' :])}: {p.why[language]}")
    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path, path)
    sys.stdout.writelines(line if line.endswith("\n") else f"{line}\n" for line in lines)
    return 1


def as_data(proposals: Sequence[Proposal]) -> list[dict[str, object]]:
    """The proposals for programs."""
    return [{"path": list(p.path), "value": p.value, "old": p.old, "why": p.why.en} for p in proposals]
