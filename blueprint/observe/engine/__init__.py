"""What answers questions about events: `duck.py` on this machine, `spark.py` on many; `engine.py` says what both do."""
