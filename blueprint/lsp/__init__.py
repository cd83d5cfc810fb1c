"""The language server: the findings of `blueprint lint` while a map is written. The only importer of pygls."""
