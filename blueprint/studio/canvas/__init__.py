"""The canvas: the blueprint itself, painted from its layout, and edited by mouse and keyboard."""

from __future__ import annotations

from blueprint.studio.canvas.component import canvas
from blueprint.studio.canvas.queue import CanvasResult, Op, new_ops

__all__ = ["CanvasResult", "Op", "canvas", "new_ops"]
