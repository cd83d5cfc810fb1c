"""Where everything stands: columns, rows, routes. Start with `compose.py`."""
