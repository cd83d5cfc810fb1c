"""Where to invest: what measures are worth. Start with `improve.py`; `measures.py` says which there are."""
