"""One rule a file; found by looking, in `blueprint.lint.rulebook.registry`. Copy `hidden_exit.py` to start one."""
