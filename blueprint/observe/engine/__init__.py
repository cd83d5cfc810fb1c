"""What answers questions about events, in SQL. `engine.py` says what an engine does; `duck.py` is DuckDB."""
