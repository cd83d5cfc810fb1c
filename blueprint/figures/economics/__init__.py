"""What a customer brings by time served (`economics.py`), and what serving (`serving.py`) and failures cost."""
