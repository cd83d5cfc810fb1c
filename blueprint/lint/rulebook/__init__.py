"""Which rules there are, in which presets, with which pages. Start with `registry.py`."""
