"""The command line: a thin shell that reads arguments, prints, and sets the exit code.

0: done · 1: problems, told one per line · 2: the command was typed wrong · 130: interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from generator.cli.commands import argparse_in
from generator.cli.parser import parser, spoken
from generator.cli.tell import tell
from generator.files.refused import is_of_system, refused, unread
from generator.problem import Place, Problem, Unpublishable

INTERRUPTED = 130
"""What shells call a program that was ended by Ctrl+C."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code."""
    language = spoken(arguments)
    with argparse_in(language):
        options = parser(language).parse_args(arguments)
        try:
            code = options.run(options)
            sys.stdout.flush()
            return code
        except Unpublishable as error:
            return tell(error.problems, options.lang)
        except KeyboardInterrupt:
            return INTERRUPTED
        except BrokenPipeError:
            # The reader of our output has gone.
            _silence(sys.stdout)
            return 0
        except OSError as error:
            if not is_of_system(error):
                raise
            _silence(sys.stdout)
            return tell([_fault(error, options)], options.lang)


def _fault(error: OSError, options: argparse.Namespace) -> Problem:
    where = error.filename if isinstance(error.filename, str) else options.command
    return unread(error, options.root.resolve()) or refused(error, Place(where))


def _silence(stream: TextIO) -> None:
    """Python would complain again at exit about what it cannot write."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
