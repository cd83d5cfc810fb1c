"""`python -m blueprint`."""

import sys

from blueprint.cli.main import main

sys.exit(main())
