"""Where everything stands: columns, rows, routes, boxes, lanes, labels. Start with `compose.py`; `scene.py` says what is placed."""
