"""Audits of the whole built site, too long for every change: `python -m tests.audits [NAME …]`.

Each is a module with one function, `audit`, that looks at everything of its kind and reports a
figure and every fault. `visit` takes pages to a browser; the tests try all of this on a few.
"""
