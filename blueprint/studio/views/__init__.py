"""The four views of one document: canvas, table, text, and the walk for training."""
