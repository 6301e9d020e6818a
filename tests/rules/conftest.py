"""`rule`: the class a file of this folder tests, found by the file's name."""

import pytest

from assigner.rule import Rule
from assigner.rules import registry


@pytest.fixture
def rule(request: pytest.FixtureRequest) -> type[Rule]:
    name = request.module.__name__.rpartition("test_")[2]
    return registry()[name]
