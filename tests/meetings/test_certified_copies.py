"""The PDF of certified minutes: stored once, verified by anybody, over when certification is."""

import hashlib
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from catalogue import acts
from documents import pdf
from documents.models import DocumentOrder, MadeDocument
from documents.orders import order_failed
from documents.working import order_all_public, work_off
from meetings import certified_copies, certifying
from meetings.certified_copies import keep_certified_copy, without_copy
from meetings.models import AgendaPaper, CertifiedCopy, Correction, Photograph
from operations.health.document_orders import document_faults
from records.frozen import FrozenError
from tests import make
from tests.documents.archive_reading import faults_of
from tests.documents.reading import opened, qr_codes_in, text_by_pdfium
from tests.documents.signing import signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def minutes():
    make.agency()
    meeting = make.meeting(state="circulated", number="1/2566")
    meeting.signatures.create(order=1, label="ผู้จดรายงานการประชุม", name="นางสาวสมหญิง")
    later = make.meeting(number="2/2566", held_on=date(2023, 3, 29))
    return meeting, later


@pytest.fixture
def certified(minutes):
    return certifying.certify(*minutes)


def body(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def verify(client, copy, data: bytes) -> str:
    file = SimpleUploadedFile("a.pdf", data, "application/pdf")
    return client.post(copy.get_absolute_url(), {"file": file}).content.decode()


def test_certified_minutes_are_handed_out_as_they_were_stored(certified, client):
    copy = keep_certified_copy(certified)
    data = body(client.get(f"/meetings/{certified.pk}/minutes.pdf"))

    assert (copy.edition, copy.size, copy.sha256) == (
        1, len(data), hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    assert keep_certified_copy(certified) == copy
    assert qr_codes_in(data, page=copy.pages - 1) == [
        f"https://ita.example.go.th/verify/meetings/{certified.pk}/"
    ]
    with opened(data) as document:
        assert faults_of(document, data) == []
        [field] = document.Root.AcroForm.Fields
        assert "นางสาวสมหญิง" in str(field.T)
    html = client.get(copy.get_absolute_url()).content.decode()
    assert copy.sha256 in html
    assert copy.get_absolute_url() in client.get(certified.get_absolute_url()).content.decode()
    assert "ตรงกัน" in verify(client, copy, data)
    assert "ไม่ตรง" in verify(client, copy, data[:-1])
    told = verify(client, copy, signed(data, str(field_name(data)), "นางสาวสมหญิง"))
    assert "มีผู้ลงนามเพิ่มภายหลัง" in told


def field_name(data: bytes) -> str:
    with opened(data) as document:
        return str(document.Root.AcroForm.Fields[0].T)


def certify_by_hand(client, secretary, minutes) -> str:
    """What the secretary is told."""
    client.force_login(secretary)
    meeting, later = minutes
    address = f"/admin/meetings/meeting/{meeting.pk}/certify/"
    return client.post(
        address, {"certified_by": later.pk, "rows": "2"}, follow=True
    ).content.decode()


def test_the_worker_makes_the_copy_and_no_request(minutes, client, secretary):
    meeting = minutes[0]

    told = certify_by_hand(client, secretary, minutes)

    assert "ระบบกำลังจัดทำแฟ้ม PDF ฉบับรับรอง" in told
    assert meeting.certified_copies.count() == 0
    assert work_off() == 1
    assert meeting.certified_copies.count() == 1
    order_all_public()
    assert not DocumentOrder.objects.filter(kind="certified-minutes").exists()
    assert not MadeDocument.objects.filter(kind="certified-minutes").exists()


def test_what_cannot_be_printed_is_certified_and_told_by_the_doctor(
    minutes, client, secretary, monkeypatch, tmp_path
):
    meeting = minutes[0]
    with monkeypatch.context() as broken:
        broken.setattr(pdf, "FONTS", tmp_path)
        certify_by_hand(client, secretary, minutes)
        assert work_off() == 0
        with pytest.raises(CommandError, match="1 ครั้ง"):
            call_command("make_certified_minutes")

    meeting.refresh_from_db()
    assert meeting.why_certified
    assert "รายงานการประชุมฉบับรับรอง (PDF)" in document_faults().msg
    assert without_copy() == [meeting]
    order_failed()
    work_off()
    assert without_copy() == []
    assert document_faults().msg == "สร้างได้ทุกฉบับ"


def test_a_copy_ends_with_the_certification_and_is_still_recognised(certified, client):
    copy = make.certified_copy(certified, data=b"%PDF-1.7 first")
    certifying.take_back(certified, "รับรองผิดครั้ง")

    copy.refresh_from_db()
    assert copy.end_reason == "ยกเลิกการรับรอง"
    assert body(client.get(f"/meetings/{certified.pk}/minutes.pdf")) != b"%PDF-1.7 first"
    html = verify(client, copy, b"%PDF-1.7 first")
    assert "เคยเป็นฉบับรับรอง แต่สิ้นสุดแล้ว" in html
    assert "verdict--same" not in html


def test_minutes_that_are_not_certified_have_no_copy(minutes, client):
    assert keep_certified_copy(minutes[0]) is None
    assert client.get(f"/verify/meetings/{minutes[0].pk}/").status_code == 404


def test_a_photograph_that_was_withdrawn_is_handed_out_no_more(minutes, client, secretary):
    meeting, later = minutes
    photograph = Photograph(meeting=meeting, caption="ที่ประชุม", published_at=meeting.published_at)
    photograph.file.save("a.jpg", ContentFile(make.picture()))
    certifying.certify(meeting, later)
    copy = make.certified_copy(meeting, photographs=[photograph.pk])
    assert body(client.get(f"/meetings/{meeting.pk}/minutes.pdf")) == b"%PDF-1.7 certified"

    acts.withdraw([photograph], secretary, "มีเด็กในภาพ")

    assert body(client.get(f"/meetings/{meeting.pk}/minutes.pdf")) != b"%PDF-1.7 certified"
    newer = keep_certified_copy(meeting)
    copy.refresh_from_db()
    assert (newer.edition, newer.photographs) == (2, [])
    assert "ถูกถอน" in copy.end_reason


def test_withdrawn_minutes_are_verified_by_nobody(client, secretary):
    copy = make.certified_copy()
    other_meeting = make.meeting(state="certified", certified_before="รับรองแล้ว")
    other = make.certified_copy(other_meeting, data=b"2")
    acts.withdraw([copy.meeting], secretary, "ผิดฉบับ")

    assert client.get(copy.get_absolute_url()).status_code == 410
    assert client.post(copy.get_absolute_url()).status_code == 410
    assert "ไม่ตรง" in verify(client, other, b"%PDF-1.7 certified")


def test_a_copy_is_frozen():
    copy = make.certified_copy()

    copy.pages = 9
    for forbidden in (
        copy.save,
        copy.delete,
        CertifiedCopy.objects.all().delete,
        lambda: CertifiedCopy.objects.update(pages=9),
    ):
        with pytest.raises(FrozenError):
            forbidden()


def test_a_row_that_cannot_be_stored_leaves_no_file(certified, monkeypatch):
    stored = []

    def refuse(self, *args, **kwargs):
        stored.append(self.file)
        raise RuntimeError("the database went away")

    monkeypatch.setattr(CertifiedCopy, "save", refuse)
    with pytest.raises(RuntimeError):
        certified_copies.keep_certified_copy(certified)
    assert not stored[0].storage.exists(stored[0].name)


def paper_of(meeting) -> AgendaPaper:
    item = meeting.agenda_items.create(order=9, title="เรื่องพิจารณา")
    paper = AgendaPaper(agenda_item=item, title="ตารางงบประมาณ", published_at=timezone.now())
    paper.file.save("a.pdf", ContentFile(b"%PDF-1.7"))
    return paper


def test_minutes_certified_before_they_are_public_have_their_files_in_the_copy(
    minutes, client, secretary
):
    meeting, later = minutes
    meeting.published_at = None
    meeting.save()
    paper_of(meeting)
    client.force_login(secretary)
    address = f"/admin/meetings/meeting/{meeting.pk}/certify/"
    typed = {"certified_by": later.pk, "rows": "2"}
    told = client.post(address, typed, follow=True).content.decode()
    assert "เมื่อเผยแพร่การประชุมนี้" in told
    order_all_public()
    work_off()
    assert not meeting.certified_copies.exists()
    assert keep_certified_copy(meeting) is None

    meeting.refresh_from_db()
    acts.publish([meeting], secretary)
    order_all_public()
    work_off()

    copy = meeting.certified_copies.get()
    assert len(copy.papers) == 1
    assert "ตารางงบประมาณ" in text_by_pdfium(
        body(client.get(f"/meetings/{meeting.pk}/minutes.pdf"))
    )


def test_a_paper_that_was_withdrawn_is_handed_out_no_more(minutes, client, secretary):
    paper = paper_of(minutes[0])
    meeting = certifying.certify(*minutes)
    first = keep_certified_copy(meeting)
    assert first.papers == [paper.pk]
    with first.file.open() as file:
        kept = file.read()
    assert body(client.get(f"/meetings/{meeting.pk}/minutes.pdf")) == kept

    acts.withdraw([paper], secretary, "ผิดฉบับ")

    assert body(client.get(f"/meetings/{meeting.pk}/minutes.pdf")) != kept
    newer = keep_certified_copy(meeting)
    assert (newer.edition, newer.papers) == (2, [])


def test_corrections_of_minutes_that_were_withdrawn_are_handed_out_no_more(
    minutes, client, secretary
):
    first, second = minutes
    certifying.certify(first, second, [Correction(passage="วาระที่ ๓", was="ก", becomes="ข")])
    second.state = "circulated"
    second.save()
    third = make.meeting(number="3/2566", held_on=date(2023, 6, 1))
    certified = certifying.certify(second, third)
    assert keep_certified_copy(certified).corrected == [first.pk]

    acts.withdraw([first], secretary, "ผิดฉบับ")

    assert keep_certified_copy(certified).corrected == []
    assert certified.certified_copies.filter(ended_at=None).get().edition == 2
