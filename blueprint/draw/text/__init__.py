"""Text that fits: widths, lines, languages, fonts. Start with `wrap.py`."""
