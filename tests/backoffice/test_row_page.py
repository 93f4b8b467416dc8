"""The row page of the back office: draft, send, publish, return; own rows only."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from progress.models import Status, Update
from tests import make

pytestmark = pytest.mark.django_db


def address(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def form_of(client, row) -> dict:
    """The values that the row page puts into its form, as a browser would send them back."""
    context = client.get(address(row)).context
    form = context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields}
    data = {name: value for name, value in data.items() if value not in ("", [], None)}
    for inline in context["inline_admin_formsets"]:
        for part in [inline.formset.management_form, *inline.formset.initial_forms]:
            data |= {
                field.html_name: field.value() for field in part if field.value() not in (None, "")
            }
    return data


def press(client, row, button: str, **values):
    return client.post(address(row), {**form_of(client, row), **values, button: "1"})


@pytest.fixture
def item(palad):
    return make.item(divisions=[palad], title="แผนดำเนินงาน")


def test_a_clerk_saves_a_draft_and_sends_it(client, clerk, item):
    client.force_login(clerk)

    press(client, item, "_continue", status=Status.DONE, progress="- จัดทำแผนแล้ว")
    draft = item.updates.get()
    assert (draft.state, draft.progress, draft.author) == (
        Update.State.DRAFT,
        "- จัดทำแผนแล้ว",
        clerk,
    )

    press(client, item, "_submit")
    draft.refresh_from_db()
    assert draft.state == Update.State.SUBMITTED
    item.refresh_from_db()
    assert item.published_update is None


def test_a_clerk_who_forges_the_publish_button_publishes_nothing(client, clerk, item):
    client.force_login(clerk)

    response = press(client, item, "_publish", status=Status.DONE, progress="แอบเผยแพร่")

    assert response.status_code == 403
    item.refresh_from_db()
    assert item.published_update is None


def test_a_secretary_saves_and_publishes_in_one_step(client, secretary, item):
    client.force_login(secretary)

    press(client, item, "_publish", status=Status.DONE, progress="เรียบร้อย")

    item.refresh_from_db()
    assert item.published_update.progress == "เรียบร้อย"
    assert item.published_update.reviewer == secretary


def test_a_return_needs_a_note(client, secretary, item, clerk):
    make.draft(item, author=clerk, state="submitted", progress="ร่าง")
    client.force_login(secretary)

    page = press(client, item, "_send_back").content.decode()
    assert "กรุณาเขียนหมายเหตุว่าต้องแก้ไขอะไร" in page
    assert item.updates.get().state == Update.State.SUBMITTED

    press(client, item, "_send_back", review_note="ขาดข้อเสนอแนะ")
    returned = item.updates.get()
    assert (returned.state, returned.review_note) == (Update.State.RETURNED, "ขาดข้อเสนอแนะ")


def test_the_clerk_reads_the_note_on_the_row(client, clerk, item):
    make.draft(item, author=clerk, state="returned", review_note="ขาดข้อเสนอแนะ")
    client.force_login(clerk)

    assert "ขาดข้อเสนอแนะ" in client.get(address(item)).content.decode()


def test_the_second_to_save_keeps_the_words_and_sees_the_others(client, palad, clerk, item):
    client.force_login(clerk)
    opened_early = form_of(client, item)
    make.draft(item, author=make.clerk(palad, username="other"), progress="ของเพื่อน")

    page = client.post(
        address(item),
        {**opened_early, "status": Status.DONE, "progress": "ของฉัน", "_continue": "1"},
    ).content.decode()

    assert "มีผู้อื่นบันทึกรายการนี้หลังจากที่ท่านเปิดหน้านี้" in page
    assert "ของเพื่อน" in page
    assert "ของฉัน" in page
    assert item.updates.get().progress == "ของเพื่อน"


def test_another_divisions_row_does_not_exist_for_a_clerk(client, clerk):
    other = make.item(divisions=[make.division("กองคลัง")], title="แผนของกองคลัง")
    client.force_login(clerk)

    assert client.get(address(other)).status_code == 302  # to the index, "does not exist"
    assert client.post(address(other), {"status": "done"}).status_code == 302
    listing = client.get(reverse("admin:oit_checklist_checklistitem_changelist"))
    assert "แผนของกองคลัง" not in listing.content.decode()
    assert not other.updates.exists()


def test_a_clerk_cannot_change_what_the_row_is(client, clerk, item):
    client.force_login(clerk)

    press(client, item, "_continue", status=Status.DONE, title="ชื่อใหม่", for_all_divisions="on")

    item.refresh_from_db()
    assert (item.title, item.for_all_divisions) == ("แผนดำเนินงาน", False)


def test_saving_without_a_change_starts_no_update(client, clerk, item):
    make.published(item, progress="เดิม")
    client.force_login(clerk)

    press(client, item, "_continue")

    assert item.updates.count() == 1


def test_a_measure_is_reported_with_results_and_outcomes(client, clerk, palad):
    measure = make.measure(divisions=[palad])
    client.force_login(clerk)

    press(client, measure, "_submit", status=Status.DONE, results="๑. จัดแล้ว", outcomes="- ดีขึ้น")

    update = measure.updates.get()
    assert (update.results, update.outcomes) == ("๑. จัดแล้ว", "- ดีขึ้น")


def new_evidence(**values) -> dict:
    row = {f"evidence-0-{name}": value for name, value in values.items()}
    return {"evidence-TOTAL_FORMS": 1, "evidence-INITIAL_FORMS": 0, **row}


def test_evidence_waits_for_the_review(client, clerk, item, secretary):
    element = make.element(item)
    client.force_login(clerk)
    press(
        client,
        item,
        "_submit",
        **new_evidence(
            title="แผนดำเนินงาน ๒๕๖๖",
            url="https://ita.example.go.th/plan.pdf",
            document_date="๑/๑๐/๒๕๖๕",
            elements=[element.pk],
        ),
    )
    evidence = item.evidence.get()
    assert not evidence.is_public
    assert evidence.document_date.isoformat() == "2022-10-01"
    assert list(evidence.elements.all()) == [element]

    client.force_login(secretary)
    press(client, item, "_publish")
    evidence.refresh_from_db()
    assert evidence.is_public


def test_an_uploaded_file_keeps_its_thai_name_and_a_fingerprint(client, clerk, item):
    client.force_login(clerk)
    upload = SimpleUploadedFile("แผนน้ำ ๒๕๖๖.pdf", b"%PDF-1.7 test")

    press(client, item, "_continue", **new_evidence(title="แผน", file=upload))

    evidence = item.evidence.get()
    assert evidence.original_name == "แผนน้ำ ๒๕๖๖.pdf"
    assert evidence.file.name == f"evidence/{evidence.uuid.hex[:2]}/{evidence.uuid}.pdf"
    assert evidence.sha256 == hashlib.sha256(b"%PDF-1.7 test").hexdigest()


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"title": "ไม่มีอะไร"}, "กรุณาใส่ที่อยู่เว็บหรือแนบแฟ้ม อย่างใดอย่างหนึ่ง"),
        ({"title": "x", "url": "https://a.go.th", "document_date": "เมื่อวาน"}, "อ่านวันที่"),
        ({"title": "x", "file": SimpleUploadedFile("a.exe", b"MZ")}, "ระบบรับแฟ้ม pdf"),
    ],
)
def test_faulty_evidence_is_answered_and_nothing_is_saved(client, clerk, item, values, answer):
    client.force_login(clerk)

    page = press(
        client, item, "_continue", status=Status.DONE, progress="พิมพ์ไว้ยาว", **new_evidence(**values)
    ).content.decode()

    assert answer in page
    assert "พิมพ์ไว้ยาว" in page
    assert not item.evidence.exists()
    assert not item.updates.exists()


def test_a_file_over_the_limit_is_refused(client, clerk, item, settings):
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024
    client.force_login(clerk)
    upload = SimpleUploadedFile("a.pdf", b"x" * (1024 * 1024 + 1))

    page = press(client, item, "_continue", **new_evidence(title="ใหญ่", file=upload))

    assert "แฟ้มใหญ่เกิน 1 MB" in page.content.decode()


def published_evidence(evidence, **values) -> dict:
    row = {"id": evidence.pk, "assignment": evidence.assignment_id, "title": evidence.title,
           "url": evidence.url, **values}  # fmt: skip
    data = {f"evidence-0-{name}": value for name, value in row.items()}
    return {"evidence-TOTAL_FORMS": 1, "evidence-INITIAL_FORMS": 1, **data}


def test_published_evidence_is_never_changed_or_deleted(client, clerk, item):
    evidence = make.evidence(item, title="เดิม")
    client.force_login(clerk)

    press(client, item, "_continue", **published_evidence(evidence, title="ใหม่", DELETE="on"))

    evidence.refresh_from_db()
    assert evidence.title == "เดิม"


def test_a_clerk_cannot_withdraw_and_a_secretary_can_with_a_reason(client, clerk, secretary, item):
    evidence = make.evidence(item)

    client.force_login(clerk)
    press(client, item, "_continue", **published_evidence(evidence, withdrawn_reason="ลบ"))
    evidence.refresh_from_db()
    assert evidence.is_public

    client.force_login(secretary)
    press(client, item, "_continue", **published_evidence(evidence, withdrawn_reason="ผิดฉบับ"))
    evidence.refresh_from_db()
    assert not evidence.is_public
    assert evidence.withdrawn_reason == "ผิดฉบับ"


def test_a_secretary_changes_the_words_of_a_row(client, secretary, item):
    client.force_login(secretary)

    press(client, item, "_continue", title="แผนดำเนินงานและการใช้จ่ายงบประมาณ")

    item.refresh_from_db()
    assert item.title == "แผนดำเนินงานและการใช้จ่ายงบประมาณ"


def test_a_secretary_adds_a_measure(client, secretary, palad):
    year = make.fiscal_year(2566)
    client.force_login(secretary)

    client.post(
        reverse("admin:measures_measure_add"),
        {
            "fiscal_year": year.pk,
            "number": "๔",
            "title": "งดรับของขวัญ",
            "divisions": [palad.pk],
            "starts_on": "1/10/2565",
            "ends_on": "30/9/2566",
        },
    )

    measure = year.measures.get()
    assert (measure.number, measure.title, measure.starts_on.isoformat()) == (
        4,
        "งดรับของขวัญ",
        "2022-10-01",
    )
    assert not measure.is_public


def test_a_period_that_ends_before_it_starts_is_answered_in_thai(client, secretary):
    year = make.fiscal_year(2566)
    client.force_login(secretary)

    page = client.post(
        reverse("admin:measures_measure_add"),
        {
            "fiscal_year": year.pk,
            "number": "1",
            "title": "x",
            "starts_on": "1/10/2566",
            "ends_on": "1/10/2565",
        },
    ).content.decode()

    assert "วันสิ้นสุดต้องไม่มาก่อนวันเริ่มต้น" in page
    assert not year.measures.exists()
