"""`python -m rujukan`: the command line."""

import sys

from rujukan.command import main

sys.exit(main())
