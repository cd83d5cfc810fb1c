"""Every shipped map simulated beside its formulas, a row each: how many figures agree, and why others do not.

    python benchmarks/bench_simulation.py [CUSTOMERS]

3,000 customers a map by default, some minutes in all. Exits with 1 where a figure disagrees and nothing says why.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from blueprint.cli.changing import read_changed
from blueprint.figures import Analysis
from blueprint.figures.simulation.simulation import NotSimulable, simulate

MAPS = Path(__file__).parent.parent / "maps"


def main(customers: int) -> int:
    """Print every row."""
    wrong = 0
    for path in sorted(MAPS.glob("*.blueprint.yaml")):
        service_map = read_changed(str(path), (), "en").map
        try:
            found = simulate(Analysis(service_map), customers=customers)
        except NotSimulable as lacking:
            print(f"{service_map.name:24} {lacking.wording.en}", flush=True)
            continue
        known = [c for c in found.checked if c.agrees is not None]
        why = Counter(c.why or "no" for c in known if not c.agrees)
        wrong += why["no"]
        others = ", ".join(f"{n} {word}" for word, n in sorted(why.items()))
        print(f"{service_map.name:24} {len(known) - why.total()} of {len(known)} agree; {others}", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000))
