"""What runs in the browser: ES modules without a build, and one vendored library. Start with `canvas.js`; `mounting.py` puts it there."""

from __future__ import annotations

from blueprint.studio.browser.mounting import Frontend

CANVAS = Frontend(
    "canvas",
    ("canvas.css", "form.css"),
    "shapes.js",
    "neighbours.js",
    "queue.js",
    "leaving.js",
    "staying.js",
    "tabbing.js",
    "view.js",
    "picture.js",
    "marks.js",
    "ids.js",
    "title-editor.js",
    "optimistic.js",
    "help.js",
    "toolbar.js",
    "boxes.js",
    "connecting.js",
    "choice.js",
    "edits.js",
    "fields.js",
    "ways.js",
    "comments.js",
    "form.js",
    "frame.js",
    "inline.js",
    "clipboard.js",
    "finding.js",
    "minimap.js",
    "menu.js",
    "touch.js",
    "pointer.js",
    "keys.js",
    "selection.js",
    "telling.js",
    "theme.js",
    "stage.js",
    "canvas.js",
)

TEXT_EDITOR = Frontend(
    "text-editor",
    ("text-editor.css",),
    "codemirror-6.js",
    "shapes.js",
    "queue.js",
    "leaving.js",
    "staying.js",
    "tabbing.js",
    "yaml-path.js",
    "completing.js",
    "colours.js",
    "text-editor.js",
)

TABLE = Frontend(
    "table",
    ("table.css",),
    "shapes.js",
    "queue.js",
    "leaving.js",
    "staying.js",
    "tabbing.js",
    "block.js",
    "cells.js",
    "grid.js",
    "table.js",
)

WALK = Frontend("walk-frame", ("walk-frame.css",), "lent-fonts.js", "walk-frame.js")

PICTURES = Frontend("pictures", (), "shapes.js", "lent-fonts.js", "picture.js", "pictures.js")
