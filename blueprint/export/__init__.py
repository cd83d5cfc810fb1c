"""Maps as files for other programs and people. Start with `registry.py`; each format is a file in `formats/`."""
