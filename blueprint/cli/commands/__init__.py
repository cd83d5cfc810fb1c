"""One command a file: `HELP`, `add_arguments(parser)` and `run(arguments) -> exit code`.

Modules import nothing heavy at the top: `blueprint --help` reads them all.
"""
