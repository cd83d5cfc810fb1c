"""What commands print for people: one file a subject. Start with `console.py`, what all print on; `figures.py` is what `analyse` shows."""
