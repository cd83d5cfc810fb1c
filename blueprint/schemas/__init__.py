"""What programs are answered: a JSON Schema for each command's `--json`.

`answers/` has one command a file, `parts/` what several answers have in them; start with `making.py`.
"""
