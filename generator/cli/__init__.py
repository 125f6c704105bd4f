"""The command line: a thin shell that reads arguments, prints, and sets the exit code.

0: done · 1: problems, told one per line · 2: the command was typed wrong.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from generator.cli.commands import argparse_in
from generator.cli.parser import parser, spoken
from generator.cli.tell import tell
from generator.problem import Unpublishable


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code."""
    language = spoken(arguments)
    with argparse_in(language):
        options = parser(language).parse_args(arguments)
        try:
            return options.run(options)
        except Unpublishable as error:
            return tell(error.problems, options.lang)
        except KeyboardInterrupt:
            return 130
        except BrokenPipeError:
            # The reader of our output has gone; Python would complain again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
