"""The pages. Start with `library.py` (the maps as cards), then `editor.py` (one map)."""
