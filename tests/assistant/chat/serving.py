"""The command `rujukan`, kept from leaving the machine."""

import sys

from rujukan.command import main
from tests.network import keep_inside

if __name__ == "__main__":
    keep_inside()
    sys.exit(main(sys.argv[1:]))
