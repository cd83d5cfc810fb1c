"""Measured against declared. Start with `conform.py`; `measure.py` and `questions.py` ask, `declared.py` knows what the map says, `verdict.py` judges."""
