"""Tables as people keep them, made the sheets of a map: start with `sheets.py`, then `forms.py`."""
