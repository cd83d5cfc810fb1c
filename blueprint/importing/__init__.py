"""Files of other programs to maps. Start with `registry.py`; each reader is a file in `readers/`."""
