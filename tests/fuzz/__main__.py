"""The command line of the fuzzer: `python -m tests.fuzz --count 100000 --seed 1`.

Cases run in a process of their own, some thousands at a time: what kills it is a fault like any other.
"""

import argparse
import faulthandler
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.fuzz.campaign import Tally, case_of, common, tried
from tests.fuzz.running import run

CHUNK = 2000
_MEMORY = 6 << 30


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Try inputs that nobody meant.")
    parser.add_argument("--count", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first (default: 0)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed and number is the same input")
    parser.add_argument("--only", default="", metavar="KIND", help="kinds whose names hold this")
    parser.add_argument("--case", type=int, metavar="NUMBER", help="show one, and run it")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="with --case: put its files there")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.case is not None:
        return _one(asked)
    if asked.worker:
        return _work(asked)
    return _campaign(asked)


def _one(asked: argparse.Namespace) -> int:
    """One case, with its files and all it says."""
    kind, case = case_of(asked.seed, asked.case, asked.only)
    print(f"{kind.name}: blueprint {' '.join(map(repr, case.words))}")
    for name, raw in case.files.items():
        print(f"--- {name}, {len(raw)} bytes\n{raw[:3000].decode('utf-8', 'backslashreplace')}")
        if asked.keep:
            (asked.keep / name).parent.mkdir(parents=True, exist_ok=True)
            (asked.keep / name).write_bytes(raw)
    if asked.keep and case.stdin:
        asked.keep.mkdir(parents=True, exist_ok=True)
        (asked.keep / "stdin").write_bytes(case.stdin)
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(case, Path(folder))
        print(f"--- exit {outcome.code} after {outcome.seconds:.2f} s\n{outcome.stderr[-3000:]}")
        if outcome.fault:
            os.environ["BLUEPRINT_TRACEBACK"] = "1"
            again = run(case, Path(folder))
            print(again.fault or outcome.fault)
    return int(bool(outcome.fault))


def _work(asked: argparse.Namespace) -> int:
    """Cases one after another, a line of JSON each."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    faulthandler.enable()
    told = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    numbers = range(asked.first, asked.first + asked.count)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        for number, kind, case, outcome in tried(numbers, asked.seed, Path(folder), asked.only):
            fault = outcome.fault
            if fault and "Traceback" not in fault and not fault.startswith(("malformed", "slow")):
                os.environ["BLUEPRINT_TRACEBACK"] = "1"
                fault = run(case, Path(folder)).fault or fault
                del os.environ["BLUEPRINT_TRACEBACK"]
            told.write(
                json.dumps([number, kind.name, outcome.code, fault and common(fault), outcome.seconds]) + "\n"
            )
    return 0


def _campaign(asked: argparse.Namespace) -> int:
    """All cases, in workers; a worker that dies is begun again behind the case that killed it."""
    tally, start = Tally(), time.monotonic()
    next_, end = asked.first, asked.first + asked.count
    while next_ < end:
        words = [
            sys.executable,
            "-m",
            "tests.fuzz",
            "--worker",
            "--seed",
            str(asked.seed),
            "--only",
            asked.only,
        ]
        words += ["--first", str(next_), "--count", str(min(CHUNK, end - next_))]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as worker:
            assert worker.stdout
            for line in worker.stdout:
                number, kind, code, fault, seconds = json.loads(line)
                tally.add(number, kind, code, fault, seconds)
                if fault and len(tally.faults[fault]) == 1:
                    print(f"#{number} {kind}: {fault}", flush=True)
                next_ = number + 1
            if worker.wait() != 0:
                kind = case_of(asked.seed, next_, asked.only)[0].name
                tally.add(next_, kind, worker.returncode, f"the process ended with {worker.returncode}", 0.0)
                print(f"#{next_} {kind}: the process ended with {worker.returncode}", flush=True)
                next_ += 1
        print(
            f"{next_ - asked.first} of {asked.count}, {time.monotonic() - start:.0f} s",
            file=sys.stderr,
            flush=True,
        )
    print(*tally.lines(), sep="\n")
    return int(bool(tally.faults))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception:
        traceback.print_exc()
        sys.exit(3)
