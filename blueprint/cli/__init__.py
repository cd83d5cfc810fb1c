"""The command line. Start with `main.py`; each command is a file in `commands/`."""
