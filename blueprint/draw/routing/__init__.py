"""Arrows: plain elbows between boxes, by a channel router of our own, or Graphviz's. Start with `router.py`.

Columns and rows are numbered lines of a doubled grid: line `2c + 1` is column (or row) `c`, line
`2c` the channel before it. Boxes stand where two odd lines cross. A route runs along channels and
through empty cells, so it cannot cross a box; `search` chooses its lines, `wires` turns routes into
straight wires, `order` puts wires that share a line beside each other with few crossings, `tracks`
gives each its own track.
"""
