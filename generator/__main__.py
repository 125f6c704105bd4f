"""`python -m generator`: see `cli`."""

import sys

if __name__ == "__main__":
    # As stderr is: what a terminal has no sign for is shown by its number, and nothing crashes.
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        from generator.cli import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:  # while all this is loaded
        sys.exit(130)
