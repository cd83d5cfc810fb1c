"""What a map keeps of standards packs. Start with `standards.py`; `applied.py` says which items apply where."""
