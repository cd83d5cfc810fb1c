"""Ready-made content as data files with their sources. Start with `shelf.py`; each kind has its own file."""
