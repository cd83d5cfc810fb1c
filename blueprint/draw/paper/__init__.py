"""Pictures for paper: what is done so that no type is too small to read. Start with `choice.py`."""
