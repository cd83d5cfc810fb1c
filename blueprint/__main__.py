"""What the command `blueprint` and `python -m blueprint` run: `main` in a process of its own."""

import sys

from blueprint.cli.interrupts import arm

arm()  # before anything else is imported: Ctrl-C comes when it comes


def run() -> int:
    """Run this process's command line; the exit code (contract.md), or 130 after Ctrl-C."""
    from blueprint.cli.interrupts import at_once
    from blueprint.cli.streams import guard_streams

    guard_streams()
    from blueprint.cli.main import main

    code = main()
    at_once()  # what is left is Python's own
    return code


if __name__ == "__main__":
    sys.exit(run())
