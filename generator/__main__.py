"""`python -m generator`: see `cli`."""

import gc
import sys

if __name__ == "__main__":
    # A handbook is many small things that stay: there is little garbage among them to look for.
    gc.set_threshold(100_000, 50, 100)
    # As stderr is: what a terminal has no sign for is shown by its number, and nothing crashes.
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        from generator.cli import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:  # while all this is loaded
        sys.exit(130)
