"""Work done in several processes comes back as if it had been done in one."""

import subprocess
import sys

import pytest

from generator.site.parallel import each

# In a program of its own: a test run may have threads, and then nothing is forked.
FORKED = """
import os
from generator.site.parallel import each
here = os.getpid()
{}
"""


def run(code):
    command = [sys.executable, "-c", FORKED.format(code)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_results_come_in_the_order_of_the_names():
    """Whoever is ready first."""
    code = "import time; print(each(lambda n: (time.sleep(n == 'a') or n, os.getpid() == here), 'ab'))"
    assert run(code).stdout == "[('a', False), ('b', False)]\n"


def test_an_exception_is_raised_here():
    """With its own type and message."""
    done = run("each(lambda name: [][ord(name)], 'ab')")
    assert "IndexError: list index out of range" in done.stderr


def test_a_process_that_dies_is_noticed():
    """Nothing waits for it for ever."""
    assert "ChildProcessError" in run("each(lambda name: os._exit(1), 'ab')").stderr


def test_one_name_needs_no_other_process():
    """And raises as it is."""
    assert each(str.upper, ["a"]) == ["A"]
    with pytest.raises(ValueError, match="invalid literal"):
        each(int, ["a"])
