"""`python -m tuiin`: the command line."""

import sys

from tuiin.cli import main

sys.exit(main())
