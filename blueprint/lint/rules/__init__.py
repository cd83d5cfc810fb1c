"""One rule a file; found by looking, in `blueprint.lint.rulebook.registry`."""
