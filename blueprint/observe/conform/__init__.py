"""Measured against declared. Start with `measure.py`; `questions.py` asks, `declared.py` knows what the map says, `verdict.py` judges."""
