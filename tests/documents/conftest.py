"""A shelf of toy documents, for tests of how documents are ordered, made and handed out."""

import pytest

from documents.kinds import register, unregister
from tests import make
from tests.documents.toy_kind import Shelf


@pytest.fixture
def shelf():
    return Shelf(public={"1": "ก"})


@pytest.fixture
def kind(shelf):
    make.agency()
    kind = register(shelf.kind())
    yield kind
    unregister(kind)
