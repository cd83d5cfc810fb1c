"""Data into text: changes of the text that make it say other data, and nothing else. Start with `patch.py`.

Patches go by the places that our own tree gives. yaml-edit 0.2 (Apache-2.0, a Rust syntax tree) was tried
and left: it leaves the comment of a removed entry above its neighbour, moves an entry between its
neighbour and the comment about that, drops the comments inside a mapping that becomes a list, writes
`1:30` without quotes, counts bytes, and would be a second parser that may read a text in another way
than the linter does.
"""
