"""What assistants may call: commands as tools of the Model Context Protocol, read-only unless they may write.

Start with `tools.py`; `running.py` runs a command, `inside.py` keeps to the folder, `essentials.py` says what counts.
"""
