"""The four views of one document: canvas, table, text, walk. Start with `canvas_view.py`; each is a file."""
