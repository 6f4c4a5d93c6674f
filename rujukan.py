"""The command `rujukan`: names the sub-commands and imports each one's package only when it is called."""

import sys


def main() -> int:
    """Run the command line; see `rujukan --help`."""
    return 0


if __name__ == "__main__":
    sys.exit(main())
