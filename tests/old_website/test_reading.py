"""A website is read by its process: saved on the way, stopped, taken up, compared at the end."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone

from old_website import background, work
from old_website.crawling import finding
from old_website.crawling.crawl import ODD
from old_website.models import WebsiteReading, WebsiteSuggestion
from tests.old_website.office import read, reading_of, suggestion_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading(office, old_site, no_pauses, secretary):
    return reading_of(secretary, old_site)


def suggested(reading, code):
    return [one.url.rpartition("/")[2] for one in reading.suggestions.filter(code=code)]


def test_at_the_end_pages_are_suggested_best_first_and_the_state_is_gone(reading):
    read(reading)

    assert (reading.step, reading.process, reading.state) == ("done", "", {})
    assert suggested(reading, "o1") == ["plan.html"]
    assert suggested(reading, "o2") == ["budget%202566.pdf", "old.pdf"]
    assert [one.fits for one in reading.suggestions.filter(code="o2")] == [True, False]
    assert reading.opened >= 5
    assert reading.told[0]["url"].endswith("/gone.html")


def test_a_reading_that_was_asked_to_stop_can_go_on(reading, old_site, begun):
    assert background.stop(reading)
    read(reading)
    assert (reading.step, reading.sentence) == ("stopped", "หยุดไว้ตามที่สั่ง ทำต่อได้")
    assert old_site.seen == []

    assert background.go_on(reading)
    assert begun == [("read_old_website", reading.pk)]
    read(reading)

    assert reading.step == "done"
    assert reading.suggestions.count() == 3


def test_a_stop_is_noticed_between_two_pages_and_what_was_found_is_suggested(
    reading,
    old_site,
    monkeypatch,
):
    def shall_stop(one, asks=work._shall_stop):
        if "/" in old_site.seen:
            background.stop(one)  # the person presses the button now
        return asks(one)

    monkeypatch.setattr(work, "_shall_stop", shall_stop)
    read(reading)

    assert reading.step == "stopped"
    assert "/plan.html" not in old_site.seen
    assert suggested(reading, "o1") == ["plan.html"]


def test_nobody_else_takes_what_a_process_works_on(reading):
    assert work.take(reading.pk).pk == reading.pk

    assert work.take(reading.pk) is None
    with pytest.raises(CommandError, match="มีโปรเซสอื่นทำอยู่แล้ว"):
        call_command("read_old_website", reading.pk)


def test_a_process_that_is_gone_is_noticed_and_its_work_taken_up(reading, begun):
    work.take(reading.pk)
    machine, _, rest = WebsiteReading.objects.get().process.partition(" ")
    WebsiteReading.objects.update(process=f"{machine} 999999999 {rest.partition(' ')[2]}")
    reading.refresh_from_db()

    background.look_after(reading)
    assert reading.step == "stopped"
    assert "หยุดกลางคัน" in reading.sentence

    assert background.go_on(reading)
    assert read(reading).step == "done"


def test_a_process_that_never_began_is_noticed_after_a_while(reading):
    background.look_after(reading)
    assert reading.step == "running"

    reading.changed_at = timezone.now() - timedelta(minutes=5)
    reading.save()
    background.look_after(reading)
    assert reading.step == "stopped"


def test_a_reading_that_ended_just_now_is_not_taken_for_a_broken_one(reading):
    seen_before = WebsiteReading.objects.get(pk=reading.pk)
    seen_before.changed_at -= timedelta(minutes=5)
    read(reading)

    background.look_after(seen_before)

    assert seen_before.step == WebsiteReading.objects.get().step == "done"


def test_a_fault_of_ours_is_told_and_leaves_what_was_read(reading, monkeypatch):
    monkeypatch.setattr(work, "compare", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        read(reading)
    reading.refresh_from_db()
    assert (reading.step, reading.process) == ("stopped", "")
    monkeypatch.undo()

    assert reading.state["requests"] > 0


def test_a_page_that_we_cannot_read_leaves_what_the_others_say(reading, monkeypatch):
    def read_page(text, url, encoding="utf-8", reads=finding.read_page):
        return 1 / 0 if url.endswith("/plan.html") else reads(text, url, encoding)

    monkeypatch.setattr(finding, "read_page", read_page)

    read(reading)

    assert (reading.step, suggested(reading, "o1")) == ("done", [])
    assert suggested(reading, "o2") == ["budget%202566.pdf", "old.pdf"]
    assert [one["why"] for one in reading.told if one["url"].endswith("/plan.html")] == [ODD]


def test_a_bound_ends_it_and_each_time_it_goes_on_there_is_as_much_again(
    reading,
    monkeypatch,
    begun,
):
    limits = work.Limits
    monkeypatch.setattr(work, "Limits", lambda: limits(requests=4))
    monkeypatch.setattr(work, "MOST_ROUNDS", 2)
    read(reading)
    assert reading.step == "stopped"
    assert "เปิดครบ 4 หน้า" in reading.sentence

    background.go_on(reading)
    read(reading)

    assert (reading.step, reading.rounds) == ("done", 2)
    assert 4 < reading.opened <= 8


def test_an_address_that_leads_inside_is_told_and_nothing_is_opened(
    office,
    old_site,
    no_pauses,
    secretary,
):
    old_site.names["inside.test"] = ["10.0.0.5"]
    reading = reading_of(secretary, address=old_site.url(name="inside.test"))

    read(reading)

    assert reading.step == "stopped"
    assert "เครือข่ายภายใน" in reading.sentence
    assert old_site.seen == []


def test_what_was_set_aside_stays_so_in_the_next_reading(reading, old_site, secretary):
    read(reading)
    no = reading.suggestions.get(code="o1")
    no.state, no.decided_by, no.decided_at = "set_aside", secretary, timezone.now()
    no.save()

    again = read(reading_of(secretary, old_site))

    assert again.suggestions.get(code="o1").state == "set_aside"
    assert {one.state for one in again.suggestions.filter(code="o2")} == {"open"}


def test_what_was_brought_back_is_asked_again(reading, old_site, secretary):
    read(reading)
    url = reading.suggestions.get(code="o1").url
    earlier = reading_of(secretary, old_site, step="done")
    yesterday = timezone.now() - timedelta(days=1)
    suggestion_of(earlier, url=url, state="set_aside", decided_by=secretary, decided_at=yesterday)
    one = reading.suggestions.get(code="o1")
    one.decided_by, one.decided_at = secretary, timezone.now()
    one.save()

    again = read(reading_of(secretary, old_site))

    assert again.suggestions.get(code="o1").state == "open"


def test_going_on_keeps_decisions_and_drops_what_is_no_longer_suggested(
    reading,
    secretary,
    begun,
):
    gone = suggestion_of(reading, url="http://www.example.go.th/a.html")
    kept = suggestion_of(
        reading, url="http://www.example.go.th/b.html", state="set_aside",
        decided_by=secretary, decided_at=timezone.now(),
    )  # fmt: skip

    read(reading)

    stored = set(WebsiteSuggestion.objects.values_list("pk", flat=True))
    assert kept.pk in stored
    assert gone.pk not in stored


def test_two_readings_of_one_person_at_once_are_refused(reading, secretary):
    second = WebsiteReading(owner=secretary, year_be=2566, address="http://a.go.th/")
    with pytest.raises(ValidationError, match="กำลังอ่านเว็บไซต์ให้ท่านอยู่แล้ว"):
        background.begin(second)

    background.stop(reading)
    with pytest.raises(ValidationError, match="กำลังอ่านเว็บไซต์ให้ท่านอยู่แล้ว"):
        background.begin(second)
    assert WebsiteReading.objects.count() == 1
