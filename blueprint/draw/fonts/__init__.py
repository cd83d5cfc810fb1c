"""The fonts that pictures are painted with: those that come along, then those of the machine. Start with `choice.py`."""
