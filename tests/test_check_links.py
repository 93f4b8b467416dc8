"""manage.py check_links: what is opened, what is kept, what is said, and what stopping does."""

from io import StringIO

import pytest
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from progress.link_check import Timeouts, check_all, check_url
from progress.management.commands import check_links as command
from progress.models import JobRun, LinkCheck
from tests import make
from tests.local_site import page, redirect, running_site

pytestmark = pytest.mark.django_db

QUICK = Timeouts(retries=0)


@pytest.fixture
def site():
    with running_site() as site:
        site.pages["/a"] = page()
        yield site


@pytest.fixture
def run(site, monkeypatch):
    visit = staticmethod(lambda url, **kept: check_url(url, site.guard(), QUICK, **kept))
    monkeypatch.setattr(command.Command, "visit", visit)

    def run(*options) -> str:
        out = StringIO()
        call_command("check_links", *options, stdout=out)
        return out.getvalue()

    return run


def test_the_evidence_of_every_family_shows_what_was_seen(site, run):
    site.pages["/moved"] = redirect("/a")
    rows = [
        make.evidence(make.item(), url=site.url("/a")),
        make.evidence(make.measure(), url=site.url("/moved")),
        make.evidence(make.item(), url=site.url("/gone"), published_at=None),
        make.evidence(make.measure(), url="http://169.254.169.254/"),
    ]

    run()

    for row in rows:
        row.refresh_from_db()
    assert [row.last_link_check.outcome for row in rows] == ["ok", "moved", "dead", "refused"]
    assert [row.last_link_check.url for row in rows] == [row.url for row in rows]


def test_files_are_left_alone(site, run):
    make.evidence(make.item(), url="", file="x.pdf", original_name="ประกาศ.pdf")

    assert "ตรวจ 0 จาก 0 ลิงก์" in run()
    assert site.seen == []


def test_the_summary_counts_and_names_the_rows_to_mend(site, run):
    item = make.item(number=7, title="ข่าวประชาสัมพันธ์")
    make.evidence(item, url=site.url("/a"))
    make.evidence(item, url=site.url("/gone"), title="ประกาศฉบับเก่า")

    said = run()

    counts = "ตรวจ 2 จาก 2 ลิงก์: เปิดได้ 1, เปิดไม่ได้ 1\n"
    assert counts in said
    assert "2566 o7 ข่าวประชาสัมพันธ์ “ประกาศฉบับเก่า”: เปิดไม่ได้" in said
    assert site.url("/gone") in said
    assert site.url("/a") not in said
    assert JobRun.objects.get().summary == said.strip()


def test_a_year_that_does_not_exist_is_said_to_be_missing(run):
    with pytest.raises(CommandError, match="ไม่มีปีงบประมาณ 2599"):
        run("--year", "2599")
    assert not JobRun.objects.exists()


def test_only_those_that_were_not_fine_last_time(site, run):
    item = make.item()
    make.evidence(item, url=site.url("/a"), last_link_check=make.link_check(site.url("/a")))
    bad = make.link_check(site.url("/b"), outcome="dead")
    make.evidence(item, url=site.url("/b"), last_link_check=bad)
    make.evidence(item, url=site.url("/never"))

    run("--only-failing")

    assert site.seen == ["/b"]


def test_an_address_that_changed_during_the_visit_gets_no_blame_for_the_old_one(
    site, run, monkeypatch
):
    evidence = make.evidence(make.item(), url=site.url("/gone"))

    def corrected_meanwhile(result, save_visit=command.save_visit):
        evidence.url = site.url("/a")
        evidence.save()
        return save_visit(result)

    monkeypatch.setattr(command, "save_visit", corrected_meanwhile)
    run()

    evidence.refresh_from_db()
    assert LinkCheck.objects.get().outcome == "dead"
    assert evidence.last_link_check is None


def test_stopping_keeps_what_was_done_and_opens_nothing_more(site, run, monkeypatch):
    for number in range(20):
        make.evidence(make.item(), url=site.url(f"/{number}"))

    def stopped_at_the_second(result, save_visit=command.save_visit):
        if LinkCheck.objects.exists():
            raise KeyboardInterrupt
        return save_visit(result)

    monkeypatch.setattr(command, "save_visit", stopped_at_the_second)
    monkeypatch.setattr(command, "check_all", lambda *args: check_all(*args, pause=0.1))
    with pytest.raises(CommandError, match="หยุดตามคำสั่ง") as stopped:
        run()

    assert stopped.value.returncode == 130
    assert LinkCheck.objects.count() == 1
    assert len(site.seen) < 20
    run_kept = JobRun.objects.get()
    assert not run_kept.succeeded
    assert run_kept.summary.startswith("ถูกสั่งหยุด\nตรวจ 1 จาก 20 ลิงก์")


@pytest.mark.parametrize("more", [1, 3])
def test_each_further_link_costs_the_same(site, run, more):
    make.evidence(make.item(), url=site.url("/a"))
    with CaptureQueriesContext(connection) as one:
        run()
    for number in range(more):
        make.evidence(make.item(), url=site.url(f"/{number}"))

    with CaptureQueriesContext(connection) as all_of_them:
        run()

    # A transaction (2), the visit before, this one, evidence of two families, its old row for the
    # log, the row, and its two in the search; the revision, for nothing is found there.
    assert len(all_of_them) - len(one) == more * 11


def test_the_command_keeps_what_django_does_before_it():
    # Django's command line calls `check` of each command; the tests' call_command does not.
    assert command.Command.check is BaseCommand.check


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("kind", ["linkcheck", "jobrun"])
def test_the_lists_of_the_back_office_cost_the_same_however_long(
    client, secretary, django_assert_max_num_queries, kind, rows
):
    client.force_login(secretary)
    for _ in range(rows):
        make.link_check()
        JobRun.objects.create(name="check_links", started_at="2026-01-01T00:00:00Z")

    with django_assert_max_num_queries(9):
        response = client.get(f"/admin/progress/{kind}/")
    assert response.context["cl"].result_count == rows
