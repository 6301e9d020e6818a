"""The small office of the pages, asked by programs."""

import pytest

from assigner.web.app import House
from tests.web.api.program import Program, without_reasons


@pytest.fixture
def program(served: House) -> Program:
    """A program in Ulla's name."""
    served.workspace.queue.start = without_reasons
    return Program(served)
