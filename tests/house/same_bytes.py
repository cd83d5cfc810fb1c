"""Whether the commands say the same on other machines: `python -m tests.house.same_bytes [MAP...]`

All maps (or those named) are linted, analysed, improved, staffed and exported once as the machine is, and once for
each other machine there could be: another BLAS kernel with another hash seed and number of threads, numpy without the
processor's newer instructions, and noise in the last place of what numpy returns (`noise`). Every file must be the
same. Ends with 1 where one is not.
"""

import ctypes
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy._core._multiarray_umath import __cpu_dispatch__

from tests.conftest import SURPRISES
from tests.house.outputs import differing
from tests.house.project import MAPS, ROOT

Machine = tuple[str, dict[str, str], list[str]]
"""What it is called, its environment, and words for `outputs`."""
SEEDS = (1, 2, 3)
HERE = {"PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}
_AVX512 = frozenset({"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"})


def machines() -> Iterator[Machine]:
    """The others; a kernel that the environment has chosen stays as it is."""
    if "OPENBLAS_CORETYPE" in os.environ:
        print(f"kernels: left at {os.environ['OPENBLAS_CORETYPE']}, which the environment says")
    else:
        kernels = {"Prescott": {"pni"}, "Haswell": {"avx2", "fma"}, "SkylakeX": _AVX512}
        others = {name: needs for name, needs in kernels.items() if name != kernel()}
        for at, (name, needs) in enumerate(others.items(), 1):
            if needs <= _flags():
                settings = {"PYTHONHASHSEED": str(at), "OPENBLAS_NUM_THREADS": str(1 + at % 2)}
                called = f"{name} kernel, hash seed {at}, {1 + at % 2} threads"
                yield called, settings | {"OPENBLAS_CORETYPE": name}, []
            else:
                print(f"kernels: no {name}, this processor lacks {' '.join(sorted(needs - _flags()))}")
    yield "numpy on an old processor", {"NPY_DISABLE_CPU_FEATURES": " ".join(__cpu_dispatch__)}, []
    for seed in SEEDS:
        yield f"noise {seed}", {}, ["--noise", str(seed)]


def _flags() -> frozenset[str]:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return frozenset()
    return frozenset(next((line for line in text.splitlines() if line.startswith("flags")), "").split())


def kernel() -> str:
    """The BLAS kernel of this process."""
    for file in Path(np.__file__).parents[1].glob("numpy.libs/*openblas*"):
        name = getattr(ctypes.CDLL(str(file)), "scipy_openblas_get_corename64_", None)
        if name is not None:
            name.restype = ctypes.c_char_p
            return str(name().decode())
    return "unknown"


def build(out: Path, machine: Machine, maps: list[Path]) -> Path:
    """Write the outputs of a machine into its own folder below `out`."""
    name, settings, words = machine
    folder = out / name
    subprocess.run(
        [sys.executable, "-m", "tests.house.outputs", folder, *words, *maps],
        cwd=ROOT,
        env={
            **{k: v for k, v in os.environ.items() if k not in SURPRISES},
            "PYTHONWARNINGS": "ignore",
            **settings,
        },
        check=True,
    )
    return folder


def main(words: list[str]) -> int:
    maps = [Path(word).resolve() for word in words] or sorted(MAPS.glob("*.blueprint.yaml"))
    others = list(machines())
    with tempfile.TemporaryDirectory() as out, ThreadPoolExecutor(os.cpu_count()) as pool:
        here = pool.submit(
            build, Path(out), (f"this machine ({kernel()} kernel, hash seed 0, 1 thread)", HERE, []), maps
        )
        built = list(pool.map(lambda machine: build(Path(out), machine, maps), others))
        wrong = 0
        for folder in built:
            found = differing(here.result(), folder)
            print(
                f"{folder.name}: {len(found)} of {sum(f.is_file() for f in folder.rglob('*'))} files differ"
            )
            print(*(f"  {name}" for name in found), sep="\n", end="\n" * bool(found))
            wrong += len(found)
        print(f"{len(maps)} maps, {len(built)} machines beside {here.result().name}: {wrong} files differ")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
