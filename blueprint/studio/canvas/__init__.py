"""The canvas: the blueprint itself, edited by mouse and keyboard. Start with `component.py`; `queue.py` takes its edits."""

from __future__ import annotations

from blueprint.studio.canvas.component import canvas
from blueprint.studio.canvas.queue import CanvasResult, Op, new_ops

__all__ = ["CanvasResult", "Op", "canvas", "new_ops"]
