"""Every field of what is selected, in plain words, beside the picture. Start with `inspector.py`; `fields.py` has the kinds of fields."""
