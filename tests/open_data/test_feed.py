"""feed.xml: what is new, as Atom."""

from datetime import timedelta

import pytest
from defusedxml import ElementTree
from django.utils import timezone

from open_data.feed import MOST
from tests import make

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def feed(client):
    """GET the feed and parse it."""

    def get():
        response = client.get("/feed.xml")
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ElementTree.fromstring(response.content)

    return get


def texts(feed, path):
    return [node.text for node in feed.iterfind(path, ATOM)]


def test_tells_of_approved_updates_meetings_and_editions_newest_first(feed):
    update = make.published(make.item(number=12, title="แผน"), progress="- ทำ <b>แล้ว</b>")
    make.published(make.measure(title="งดรับของขวัญ"))
    make.meeting(published_at=timezone.now() - timedelta(days=1))
    make.edition()

    entries = feed()

    titles = texts(entries, "a:entry/a:title")
    assert titles[0] == "ออกรายงานปีงบประมาณ 2566 ฉบับที่ 1"
    assert titles[1] == "ปีงบประมาณ 2566 มาตรการ งดรับของขวัญ: ดำเนินการ"
    assert titles[2] == "ปีงบประมาณ 2566 OIT ข้อ o12 แผน: ดำเนินการ"
    assert titles[3].startswith("รายงานการประชุม")
    ids = texts(entries, "a:entry/a:id")
    assert ids[2] == f"https://ita.example.go.th/2566/oit/o12/#itemupdate-{update.pk}"
    assert "&lt;b&gt;แล้ว" in texts(entries, "a:entry/a:summary")[2]


def test_identifiers_stay_when_words_and_times_change(feed):
    item = make.item()
    make.published(item)
    before = texts(feed(), "a:entry/a:id")

    item.title = "ชื่อใหม่"
    item.save()
    make.published(item)

    after = texts(feed(), "a:entry/a:id")
    assert len(after) == len(set(after)) == 2
    assert before[0] in after


def test_addresses_do_not_depend_on_the_host_that_was_asked_for(feed):
    make.published(make.item(number=12))

    links = [link.get("href") for link in feed().iterfind(".//a:link", ATOM)]

    site = "https://ita.example.go.th"
    assert links == [f"{site}/", f"{site}/feed.xml", f"{site}/2566/oit/o12/"]


def test_holds_the_newest_fifty(feed):
    for day in range(MOST + 3):
        make.meeting(place=f"ห้อง {day}", published_at=timezone.now() - timedelta(days=day))

    places = texts(feed(), "a:entry/a:summary")

    assert len(places) == 50
    assert places[0].endswith("ห้อง 0")


def test_control_characters_do_not_break_it(feed):
    make.meeting(place="ห้อง\x0bประชุม")

    assert texts(feed(), "a:entry/a:summary")[0].endswith("ห้องประชุม")


def test_is_sent_again_only_when_something_is_new(client):
    make.published(make.item())
    first = client.get("/feed.xml")

    same = client.get("/feed.xml", headers={"If-None-Match": first["ETag"]})
    make.meeting()
    new = client.get("/feed.xml", headers={"If-None-Match": first["ETag"]})

    assert (same.status_code, new.status_code) == (304, 200)
    assert "Access-Control-Allow-Origin" not in first


@pytest.mark.parametrize("rows", [1, 3])
def test_costs_the_same_however_long(client, django_assert_num_queries, rows):
    for number in range(rows):
        make.published(make.item())
        make.published(make.measure())
        make.meeting()
        make.edition(number=number + 1)

    # Five kinds, two of them with the statuses of their years; agency; the newest entry of the log.
    with django_assert_num_queries(9):
        client.get("/feed.xml")
