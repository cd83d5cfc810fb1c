"""Many cases: which they are, and a table of how they ended."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.fuzz.case import Case, Kind
from tests.fuzz.kinds import all_kinds
from tests.fuzz.running import Outcome, run, warm_up

OUTCOMES = (0, 1, 2)


def case_of(seed: int, number: int, only: str = "") -> tuple[Kind, Case]:
    """The case of a number: the same one for the same seed, whatever came before it."""
    rng = Random(f"{seed}-{number}")
    kinds = [k for k in all_kinds() if only in k.name]
    kind = rng.choices(kinds, [k.weight for k in kinds])[0]
    while True:
        try:
            return kind, kind.make(rng)
        except RecursionError:  # brackets in brackets in brackets: more than can be written
            continue


@dataclass
class Tally:
    """Counts by kind and exit code, and the faults by what they have in common."""

    counts: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    seconds: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, tuple[float, int]] = field(default_factory=dict)
    faults: dict[str, list[int]] = field(default_factory=dict)

    def add(self, number: int, kind: str, code: int, fault: str, seconds: float) -> None:
        self.counts[kind][code] += 1
        self.seconds[kind] += seconds  # type: ignore[assignment]
        self.slowest[kind] = max(self.slowest.get(kind, (0.0, 0)), (seconds, number))
        if fault:
            self.faults.setdefault(fault, []).append(number)

    def lines(self) -> Iterator[str]:
        """The table, then every fault with the numbers of its first cases."""
        total = Counter[int]()
        yield f"{'kind':<16}{'inputs':>9}{'exit 0':>9}{'exit 1':>9}{'exit 2':>9}{'ms each':>9}{'slowest s':>11}"
        for kind in sorted(self.counts):
            codes = self.counts[kind]
            total += codes
            n = codes.total()
            row = "".join(f"{codes[c]:>9}" for c in OUTCOMES)
            yield f"{kind:<16}{n:>9}{row}{1000 * self.seconds[kind] / n:>9.1f}{self.slowest[kind][0]:>8.1f} #{self.slowest[kind][1]}"
        yield f"{'all':<16}{total.total():>9}" + "".join(f"{total[c]:>9}" for c in OUTCOMES)
        for fault, numbers in sorted(self.faults.items(), key=lambda item: -len(item[1])):
            yield f"{len(numbers)} times, as in {', '.join(f'#{n}' for n in numbers[:5])}: {fault}"
        yield f"{sum(map(len, self.faults.values()))} faults in {total.total()} inputs"


def tried(
    numbers: Iterable[int], seed: int, folder: Path, only: str = ""
) -> Iterator[tuple[int, Kind, Case, Outcome]]:
    """Run cases one after another."""
    os.environ.pop("BLUEPRINT_TRACEBACK", None)
    warm_up()
    for number in numbers:
        kind, case = case_of(seed, number, only)
        yield number, kind, case, run(case, folder)


def common(fault: str) -> str:
    """What a fault has in common with others of its kind: the error, and where it was raised."""
    lines = [line.strip(" |") for line in fault.strip().splitlines()]
    frames = [line for line in lines if line.startswith("File ") and "/blueprint/" in line]
    where = frames[-1].partition("/blueprint/")[2].replace('", line ', ":") if frames else ""
    return (
        f"{lines[0] if fault.startswith('slow') else lines[-1]:.160} [{where}]"
        if where
        else f"{lines[0]:.200}"
    )
