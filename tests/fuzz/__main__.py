"""`python -m tests.fuzz`: compare the two engines on random letters."""

import sys

from tests.fuzz.run import main

sys.exit(main())
