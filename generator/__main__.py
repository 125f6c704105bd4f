"""`python -m generator`: see `cli`."""

import sys

from generator.cli import main

if __name__ == "__main__":
    # As stderr is: what a terminal has no sign for is shown by its number, and nothing crashes.
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
