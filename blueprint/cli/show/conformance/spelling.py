"""How a report says names, times, shares and verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, GOOD, QUIET, styled
from blueprint.wording import Language, Wording, counted

if TYPE_CHECKING:
    from rich.text import Text

    from blueprint.model.service_map import ServiceMap
    from blueprint.observe.conform.data import Measured
    from blueprint.observe.conform.verdict import Verdict

OPEN = Wording("too few to say", "样本不足")
"""Said of what nobody can tell yet."""
_YES, _NO = Wording("yes", "是"), Wording("NO", "否")
_NOT_SURE = Wording("yes, so far", "目前是")
_CASES = Wording("1 case", "1 个案例"), Wording("{n} cases", "{n} 个案例")


@dataclass(frozen=True)
class Spelling:
    """The words of one map in one language."""

    map: ServiceMap
    language: Language

    def title(self, id_: str) -> str:
        """The title of a touchpoint."""
        return self.map.touchpoints[id_].title[self.language]

    def named(self, name: str) -> str:
        """A touchpoint or a connection by titles; anything else as it is."""
        parts = name.split(" > ")
        known = self.map.touchpoints
        return " > ".join(self.title(part) if part in known else part for part in parts)

    def times(self, time: Measured) -> list[str | None]:
        """Mean, median and the upper quantiles."""
        return [self.time(value) for value in (time.mean, time.p50, time.p90, time.p95)]

    def time(self, seconds: float | None) -> str | None:
        """Seconds as a time; None where nothing was measured."""
        return None if seconds is None else quantity.time(seconds, self.language)

    def shares(self, interval: tuple[float, float]) -> str:
        """Both ends of an interval."""
        return " - ".join(quantity.share(value, self.language) for value in interval)

    def kept(self, verdicts: tuple[Verdict, ...]) -> Text | None:
        """Whether all of them are kept; None where there is none."""
        if not verdicts:
            return None
        kept = [v.kept for v in verdicts]
        if False in kept:
            return styled(_NO[self.language], BAD)
        if None in kept:
            return styled(OPEN[self.language], QUIET)
        sure = all(v.sure for v in verdicts)
        return styled((_YES if sure else _NOT_SURE)[self.language], GOOD)

    def cases(self, n: int) -> Wording:
        """How many cases."""
        return counted(*_CASES, n)
