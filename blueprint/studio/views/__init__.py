"""The views of one document: canvas, table, text, walk, simulation. Start with `canvas_view.py`; each is a file."""
