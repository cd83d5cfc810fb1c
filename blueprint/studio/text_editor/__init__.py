"""The text editor: a map's YAML with findings at the line and completion. Start with `component.py`."""

from __future__ import annotations

from blueprint.studio.text_editor.component import text_editor

__all__ = ["text_editor"]
