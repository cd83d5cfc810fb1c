"""The touchpoints of a chain, those inside its blocks included: which there are, which lack a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blueprint.experience.walk.feeling import Feeling
    from blueprint.flow.chain.chain import Chain


def every_touchpoint(chain: Chain) -> Iterator[str]:
    """Yield the touchpoint ids of a chain; blocks themselves are none."""
    for i, name in enumerate(chain.ids):
        if i in chain.blocks:
            for branch in chain.blocks[i].branches:
                yield from every_touchpoint(branch)
        else:
            yield name


def reachable(chain: Chain) -> Iterator[str]:
    """Yield the touchpoint ids that customers come to with positive probability."""
    seen = {i for i, share in enumerate(chain.entry) if share > 0}
    work = list(seen)
    while work:
        i = work.pop()
        if i in chain.blocks:
            for branch in chain.blocks[i].branches:
                yield from reachable(branch)
        else:
            yield chain.ids[i]
        new = {j for j, p in chain.moves[i].items() if p > 0} - seen
        seen |= new
        work.extend(new)


def lacking(chain: Chain, feelings: Mapping[str, Feeling]) -> tuple[str, ...]:
    """Return the touchpoints customers experience whose score is unknown, in declaration order."""
    blank = [name for name, f in feelings.items() if f.experienced and f.score is None]
    if not blank:
        return ()
    reached = set(reachable(chain))
    return tuple(name for name in blank if name in reached)
