"""The announced result in the back office: /admin/results/2566/"""

from decimal import Decimal

import pytest

from agency.models import FiscalYear
from oit_checklist.results.models import YearResult
from tests import make
from tests.backoffice.row_page import address, form_of, mark_of

pytestmark = pytest.mark.django_db
WEIGHTS = {"iit_weight": 30, "eit_weight": 30, "oit_weight": 40}


@pytest.fixture
def office(client, secretary):
    client.force_login(secretary)
    return client


@pytest.fixture
def result():
    return make.result(make.fiscal_year(**WEIGHTS), published_at=None)


def send(office, result, **values):
    """Press “บันทึก”, and once more where something is odd."""
    data = {**form_of(office, result), **values}
    answer = office.post(address(result), {**data, "_save": "1"})
    shown = (answer.context or {}).get("notices_shown")
    if shown:
        answer = office.post(address(result), {**data, "notices_shown": shown, "_save": "1"})
    return answer


def year() -> FiscalYear:
    return FiscalYear.objects.get()


def line(prefix: str, *rows: dict) -> dict:
    """New lines of a list, as the page sends them."""
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    for place, row in enumerate(rows):
        data |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return data


def test_a_result_is_begun_by_a_button_and_never_by_looking(office):
    make.fiscal_year()
    page = office.get("/admin/results/2566/").content.decode()
    assert "เริ่มบันทึกผลการประเมิน" in page
    assert not YearResult.objects.exists()

    office.post("/admin/results/2566/")

    result = YearResult.objects.get()
    assert result.published_at is None
    assert office.get("/admin/results/2566/").url == address(result)


def test_a_closed_year_begins_none(office):
    make.closed(make.fiscal_year())

    assert "ปิดแล้วเมื่อ" in office.post("/admin/results/2566/").content.decode()
    assert not YearResult.objects.exists()


def test_a_weighted_score_is_stored_as_percent_and_told(office, result):
    answer = send(office, result, eit_score="๒๘.๐๔", eit_unit="weighted")

    assert year().eit_score == Decimal("93.47")
    said = office.get(answer.url).content.decode()
    assert "EIT 28.04 จาก 30 เก็บเป็นร้อยละ 93.47" in said
    assert "เท่ากับ 28.04 จาก 30" in office.get(address(result)).content.decode()


def test_a_score_in_percent_stays_as_typed(office, result):
    send(office, result, eit_score="93.47", eit_unit="percent")

    assert year().eit_score == Decimal("93.47")


def test_a_score_without_its_unit_is_asked_about_and_kept_in_its_box(office, result):
    page = send(office, result, eit_score="28.04", source="ประกาศ ป.ป.ช.").content.decode()

    assert "กรุณาเลือกว่าคะแนน EIT ที่กรอกเป็นร้อยละหรือถ่วงน้ำหนักแล้ว" in page
    assert 'value="28.04"' in page
    assert "ประกาศ ป.ป.ช." in page
    assert year().eit_score is None


def test_a_score_that_cannot_be_weighted_is_refused(office, result):
    page = send(office, result, eit_score="93.47", eit_unit="weighted").content.decode()

    assert "เกินน้ำหนักของปีนี้ (30)" in page
    assert year().eit_score is None


def test_a_stored_score_needs_no_unit_again(office, result):
    send(office, result, iit_score="95", iit_unit="percent")

    send(office, result, source="ประกาศ")

    assert (year().iit_score, YearResult.objects.get().source) == (Decimal(95), "ประกาศ")


def test_every_part_of_the_announcement_is_entered_on_one_page(office, result):
    send(
        office, result, total_score="95.72", grade="ผ่านดี",
        **line("comparisons", {"group": "เทศบาลตำบลในจังหวัด", "rank": "๓", "out_of": 65}),
        **line("indicators", {"instrument": "IIT", "number": 1, "title": "การปฏิบัติหน้าที่",
                              "score": "97.25"}),
        **line("questions", {"indicator": 1, "number": 1, "text": "ทำงานตามขั้นตอน",
                             "score": "90"}),
        **line("lost_items", {"number": "๐๒๐", "title": "รายงานผล", "reason": "ไม่มีปัญหาอุปสรรค"}),
        **line("remarks", {"kind": "weakness", "order": 1, "text": "ตอบคำถามช้า"}),
    )  # fmt: skip

    result.refresh_from_db()
    assert year().total_score == Decimal("95.72")
    assert [row.rank_text for row in result.comparisons.all()] == ["อันดับที่ 3 จาก 65 แห่ง"]
    assert result.indicators.get().score == Decimal("97.25")
    assert result.questions.get().text == "ทำงานตามขั้นตอน"
    assert result.lost_items.get().code == "o20"
    assert result.remarks.get().text == "ตอบคำถามช้า"


def test_the_indicators_of_the_year_stand_ready_and_only_those_with_a_score_are_stored(
    office, result
):
    make.item(instrument="IIT", number=1, title="การปฏิบัติหน้าที่")
    make.item(instrument="EIT", number=6, title="คุณภาพการดำเนินงาน")
    make.item(number=1)  # of 9.1

    context = office.get(address(result)).context
    lines = next(
        each.formset for each in context["inline_admin_formsets"]
        if each.formset.prefix == "indicators"
    )  # fmt: skip
    offered = [form.initial for form in lines.extra_forms]
    assert [row["number"] for row in offered] == [1, 6, 9]
    first, second, third = ({**row, "score": ""} for row in offered)
    first["score"] = "97.25"
    send(office, result, **line("indicators", first, second, third))

    assert list(result.indicators.values_list("number", flat=True)) == [1]


def test_a_rank_beyond_its_group_is_refused_in_thai(office, result):
    lines = line("comparisons", {"group": "จังหวัด", "rank": 66, "out_of": 65})

    page = send(office, result, **lines).content.decode()

    assert "อันดับต้องไม่เกินจำนวนหน่วยงานทั้งหมดของกลุ่ม" in page


def test_a_stale_page_undoes_no_score_that_somebody_saved_with_the_year(office, result):
    data = form_of(office, result)
    FiscalYear.objects.update(total_score="99.33")

    page = office.post(address(result), {**data, "source": "ประกาศ", "_save": "1"})

    assert "99.33" in page.content.decode()
    assert year().total_score == Decimal("99.33")
    data |= mark_of(page.context) | {"total_score": "99.33", "source": "ประกาศ"}
    office.post(address(result), {**data, "_save": "1"})
    assert (year().total_score, YearResult.objects.get().source) == (Decimal("99.33"), "ประกาศ")


def test_saving_says_that_strangers_do_not_see_a_draft(office, result, client):
    answer = send(office, result, source="ประกาศ")

    assert "ประชาชนยังไม่เห็น" in office.get(answer.url).content.decode()
    office.logout()
    assert office.get("/2566/results/").status_code == 404
