"""The scripts in packaging/ are no package: they import each other by name, and so do the tests."""

import sys

from tests.conftest import REPOSITORY

sys.path.append(str(REPOSITORY / "packaging"))
