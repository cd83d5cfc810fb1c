"""What the command `blueprint` and `python -m blueprint` run: `main` in a process of its own."""

import gc
import os
import sys

from blueprint.cli.interrupts import arm

arm()  # before anything else is imported: Ctrl-C comes when it comes


def run() -> int:
    """Run this process's command line and end it; the exit code (contract.md), or 130 after Ctrl-C."""
    from blueprint.cli.interrupts import at_once, leave
    from blueprint.cli.streams import guard_streams

    guard_streams()
    if "studio" not in sys.argv:
        _start_fast()
    if "lint" in sys.argv:
        gc.disable()  # a run is short and its trees hold no cycles; collecting takes a tenth of its time
    from blueprint.cli.answers import answered

    code = answered(sys.argv[1:], _main)
    at_once()  # what is left is Python's own
    leave(code)
    return code


def _main() -> int:
    from blueprint.cli.main import main

    return main()


def _start_fast() -> None:
    """What libraries start with takes longer than it saves a run that is short; nothing of it is imported yet."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What other packages would add to reading maps: processes begun from here hear it by the environment, and look at
    # no folder for it, so that what they make is kept. pydantic imports half of Python's libraries to look for it.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    plugins = type(sys)("pydantic.plugin._loader")
    vars(plugins)["get_plugins"] = tuple
    sys.modules[plugins.__name__] = plugins


if __name__ == "__main__":
    sys.exit(run())
