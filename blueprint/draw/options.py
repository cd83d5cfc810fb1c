"""What can be chosen of a picture beside its language: folding, and who routes the arrows."""

from __future__ import annotations

from typing import Literal

Fold = int | Literal["auto"] | None
"""Columns of a strip of a folded picture; `auto` has the largest type on A3; None does not fold."""
Engine = Literal["auto", "elbows", "graphviz", "dot"]
"""Who routes the arrows: our own elbows (`auto` is that too), graphviz-pure, or a system `dot`."""
