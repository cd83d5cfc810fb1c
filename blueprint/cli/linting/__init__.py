"""The parts of `blueprint lint`. Start with `arguments.py`."""
