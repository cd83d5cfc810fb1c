"""One rule a file; found by looking, in `blueprint.lint.registry`."""
