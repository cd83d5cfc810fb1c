"""Colours as tables. Start with `theme.py`; `themes.py` has all by name."""
