"""The emotion curve under the lanes. Start with `curve.py`; `course.py` says what it shows."""
