"""What another processor, BLAS kernel or library does to numbers: one or two units in the last place, at random.

`install(seed, folder)` before blueprint is imported. From then on every array that numpy or scipy hands back to blueprint
(products, inverses, Fourier transforms, sums, exponentials) and every exponential and logarithm of `math` is off by
up to two units in the last place. `a @ b` cannot be replaced from outside, so blueprint's modules are compiled with
a function in its place; so are the sums of arrays.
"""

import ast
import importlib.abc
import importlib.machinery
import marshal
import math
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import numpy as np
import scipy.special

_OF_NUMPY = ["dot", "matmul", "outer", "sum", "cumsum", "exp", "expm1", "log", "log1p", "interp"]
_OF_LINALG = ["inv", "solve", "lstsq"]
_OF_FFT = ["fft", "ifft", "rfft", "irfft"]
_OF_SCIPY = ["betainc", "gammainc", "gammaincc", "gammaln", "stdtrit"]
_OF_MATH = ["exp", "expm1", "log", "log1p", "lgamma", "gamma", "erf", "erfc"]
_METHODS = frozenset({"sum", "cumsum", "dot"})
_MOST = 2


class _Noise:
    def __init__(self, seed: int) -> None:
        self._draw = np.random.default_rng(seed)

    def __call__(self, value: Any) -> Any:
        """The value, each number off by up to two units in the last place; what is no float stays."""
        if isinstance(value, float):
            return type(value)(value * (1 + self._steps(()) * 2.0**-52))
        if isinstance(value, np.ndarray) and value.dtype.kind in "fc":
            return value * (1 + self._steps(value.shape) * 2.0**-52)
        return value

    def _steps(self, shape: tuple[int, ...]) -> Any:
        return self._draw.integers(-_MOST, _MOST + 1, shape)

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with noise on what it returns."""
        return lambda *args, **kwargs: self(function(*args, **kwargs))


class _Operators(ast.NodeTransformer):
    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return self._noisy(node) if isinstance(node.op, ast.MatMult) else node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        method = isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS
        return self._noisy(node) if method else node

    def _noisy(self, node: ast.expr) -> ast.expr:
        name = ast.Name("__noise__", ast.Load())
        return ast.copy_location(ast.Call(name, [node], []), node)


class _Loader(importlib.machinery.SourceFileLoader):
    noise: _Noise
    folder: Path

    def get_code(self, fullname: str) -> CodeType:
        kept = self.folder / fullname
        if kept.is_file():
            known: CodeType = marshal.loads(kept.read_bytes())
            return known
        path = self.get_filename(fullname)
        tree = ast.fix_missing_locations(_Operators().visit(ast.parse(self.get_data(path))))
        code = compile(tree, path, "exec")
        half = kept.with_name(f"{fullname}.{os.getpid()}.half")
        half.write_bytes(marshal.dumps(code))
        half.replace(kept)
        return code

    def exec_module(self, module: ModuleType) -> None:
        vars(module)["__noise__"] = self.noise
        super().exec_module(module)


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if not name.startswith("blueprint") or spec is None or not str(spec.origin).endswith(".py"):
            return None
        spec.loader = _Loader(name, str(spec.origin))
        return spec


def install(seed: int, folder: Path) -> None:
    """Make the numbers that blueprint gets noisy, the same way for the same seed.

    What was compiled for it is kept in `folder`, for the other seeds of this run.
    """
    noise = _Noise(seed)
    for module, names in (
        (np, _OF_NUMPY),
        (np.linalg, _OF_LINALG),
        (np.fft, _OF_FFT),
        (scipy.special, _OF_SCIPY),
        (math, _OF_MATH),
    ):
        for name in names:
            setattr(module, name, noise.around(getattr(module, name)))
    folder.mkdir(parents=True, exist_ok=True)
    _Loader.noise, _Loader.folder = noise, folder
    sys.meta_path.insert(0, _Finder())
