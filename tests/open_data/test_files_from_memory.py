"""Data files that the page cache serves keep their promises: conditions, CORS, the newest data."""

from functools import partial

import pytest
from django.core.handlers.wsgi import WSGIHandler

from operations.page_cache import PageCache
from tests import make
from tests.serving.wsgi import ask

# Inside a test's transaction nothing is served from memory.
pytestmark = pytest.mark.django_db(transaction=True)

ADDRESSES = ["/2566/data/oit.csv", "/2566/data/oit.xlsx", "/2566/data/datapackage.json",
             "/feed.xml", "/calendar.ics", "/sitemap.xml"]  # fmt: skip


@pytest.fixture
def get():
    """Ask a worker of the web server that has kept nothing yet."""
    return partial(ask, PageCache(WSGIHandler()))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_kept_file_answers_conditions_until_it_changes(get, address):
    make.published(make.item())
    make.meeting()
    first = get(address)
    conditions = (
        {"If_None_Match": first["ETag"]},
        {"If_None_Match": first["ETag"].removeprefix("W/")},
        {"If_Modified_Since": first["Last-Modified"]},
    )

    kept = [get(address, **condition) for condition in conditions]
    make.published(make.item(number=999))
    make.meeting()
    changed = get(address, **conditions[0])

    assert [response.status_code for response in kept] == [304, 304, 304]
    same = "Access-Control-Allow-Origin"
    assert {response.headers.get(same) for response in kept} == {first.headers.get(same)}
    # A file whose words did not change keeps its mark, such as a description made in one second.
    is_same = get(address)["ETag"] == first["ETag"]
    assert changed.status_code == (304 if is_same else 200)
    assert is_same <= address.endswith("datapackage.json")
    assert get(address, If_Modified_Since="nonsense").status_code == 200


@pytest.mark.parametrize("address", [a for a in ADDRESSES if "xlsx" not in a])
def test_a_kept_file_is_sent_compressed(get, address):
    make.published(make.item())
    get(address)

    response = get(address, Accept_Encoding="br")

    assert response["Content-Encoding"] == "br"
