"""One provider for all tests of signing in."""

from collections.abc import Iterator

import pytest

from assigner.web.app import House
from tests.web.sign_in.people import behind
from tests.web.sign_in.provider import FakeProvider, provided


@pytest.fixture(scope="module")
def office() -> Iterator[FakeProvider]:
    with provided() as found:
        yield found


@pytest.fixture
def provider(office: FakeProvider) -> FakeProvider:
    """The provider as it is when it tells the truth."""
    fresh = FakeProvider(office.issuer)
    vars(office).update(vars(fresh))
    return office


@pytest.fixture
def own(served: House, provider: FakeProvider) -> House:
    return behind(served, provider)
