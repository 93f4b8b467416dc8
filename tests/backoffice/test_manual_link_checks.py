"""Who opened a web address records what they saw; staff read who, readers read what and when."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from django.urls import reverse
from django.utils.html import escape

from progress.models import LinkState, ManualLinkCheck
from progress.permissions import why_not_report
from tests import make

pytestmark = pytest.mark.django_db

URL = "https://ita.example.go.th/a.pdf"


@pytest.fixture
def palad():
    return make.division("สำนักปลัด")


@pytest.fixture
def proof(palad):
    item = make.item(divisions=[palad], number=7)
    element = make.element(item)
    proof = make.evidence(
        item, url=URL, title="ประกาศ", last_link_check=make.link_check(URL, outcome="blocked")
    )
    proof.elements.add(element)
    return proof


@pytest.fixture
def clerk(palad):
    return make.clerk(palad)


def page_of(proof) -> str:
    options = proof.assignment._meta
    name = f"admin:{options.app_label}_{options.model_name}_link"
    return reverse(name, args=[proof.assignment.pk, proof.pk])


def say(client, proof, result, note="", address=URL):
    values = {"address": address, "result": result, "note": note}
    return client.post(page_of(proof), values, follow=True)


def test_the_finding_goes_and_everybody_reads_what_was_seen(client, clerk, proof):
    client.force_login(clerk)
    row_page = f"/admin/oit_checklist/checklistitem/{proof.assignment.pk}/change/"
    before = client.get(row_page).content.decode()
    assert "ระบบตรวจลิงก์ของ “ประกาศ” ไม่ได้" in before
    assert page_of(proof) in before

    after = say(client, proof, "works", "เปิดด้วยมือถือ").content.decode()

    assert "ระบบตรวจลิงก์ของ “ประกาศ” ไม่ได้" not in after
    assert "เปิดดูแล้วโดย clerk เมื่อ" in after
    client.logout()
    public = client.get(proof.assignment.get_absolute_url()).content.decode()
    assert "เจ้าหน้าที่เปิดดูแล้วใช้ได้ เมื่อ" in public
    assert "clerk" not in public
    assert "เปิดด้วยมือถือ" not in public


def test_what_was_useless_is_told_as_a_dead_link(client, clerk, proof):
    client.force_login(clerk)

    said = say(client, proof, "broken", "เป็นของปี 2560").content.decode()

    assert "บันทึกแล้วว่าลิงก์ของ “ประกาศ” ใช้ไม่ได้" in said
    assert "ใช้ไม่ได้: ลิงก์เสียตั้งแต่" in said
    assert "ลิงก์เสียตั้งแต่" in client.get(proof.assignment.get_absolute_url()).content.decode()


def test_every_evidence_with_the_address_learns_it_and_the_trail_says_who(client, clerk, proof):
    other = make.evidence(make.measure(), url=URL)
    elsewhere = make.evidence(make.measure(), url="https://ita.example.go.th/b.pdf")
    client.force_login(clerk)

    say(client, proof, "works")

    other.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (other.link.state, elsewhere.link.state) == (LinkState.WORKS, LinkState.UNCHECKED)
    entry = LogEntry.objects.get_for_object(ManualLinkCheck.objects.get()).get()
    assert entry.actor == clerk


def test_an_address_that_was_changed_meanwhile_gets_nobodys_word(client, clerk, proof):
    proof.url = "https://ita.example.go.th/new.pdf"
    proof.save()
    client.force_login(clerk)

    said = say(client, proof, "works").content.decode()

    assert "กรุณาเปิดดูที่อยู่ใหม่" in said
    assert f'value="{proof.url}"' in said
    assert not ManualLinkCheck.objects.exists()


def test_without_an_answer_nothing_is_kept(client, clerk, proof):
    client.force_login(clerk)

    say(client, proof, "")

    assert not ManualLinkCheck.objects.exists()


@pytest.mark.parametrize("values", [{"url": "", "file": "x.pdf"}, {"withdrawn_at": make.NOW}])
def test_a_file_or_a_withdrawn_evidence_has_no_such_page(client, clerk, proof, values):
    if "withdrawn_at" in values:
        proof.withdraw("ผิด")
        proof.save()
    else:
        proof = make.evidence(proof.assignment, **values)
    client.force_login(clerk)

    assert client.get(page_of(proof)).status_code == 404


def test_in_a_closed_year_nothing_is_recorded(client, clerk, proof):
    year = proof.assignment.fiscal_year
    year.closed_on = date(2023, 12, 1)
    year.save()
    client.force_login(clerk)

    said = say(client, proof, "works").content.decode()
    assert escape(why_not_report(clerk, proof.assignment)) in said

    assert not ManualLinkCheck.objects.exists()
