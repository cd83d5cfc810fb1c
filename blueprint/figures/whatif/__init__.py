"""Maps as they would be: values set, personas added. Start with `changes.py`."""
