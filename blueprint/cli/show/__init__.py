"""What commands print for people: one file a subject, on the console of `console.py`."""
