"""One format a file: `SUFFIXES`, and `read(path, duck, asked)`, which gives what `raw.py` describes."""
