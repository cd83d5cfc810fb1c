"""One format a file: `SUFFIXES`, and `read(path, name, duck, asked)`, which gives a `Raw`."""
