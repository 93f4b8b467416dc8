"""Opening a year: what it makes, again, and for two people."""

from datetime import date

import pytest

from agency.models import FiscalYear
from agency.status_rows import give_own_statuses
from measures.models import Measure
from oit_checklist.models import ChecklistItem, ItemEvidence
from progress.models import Status
from tests import make
from year_opening import drafts
from year_opening.models import YearOpening
from year_opening.opening import OpeningError, StalePreviewError, open_year, preview

pytestmark = pytest.mark.django_db


def opening_of(administrator, source="year:2569", year_be=2570, **choices):
    draft = drafts.start(year_be, source, administrator)
    earlier = drafts.Draft(draft).proposed()
    return drafts.save_choices(draft, {"earlier": earlier, **choices}, administrator, draft.version)


def opened(administrator, **choices):
    opening = opening_of(administrator, **choices)
    seen = preview(opening, administrator).digest
    return open_year(opening, administrator, seen)


def item(code: str, year_be: int = 2570) -> ChecklistItem:
    instrument, _, number = code.partition(" ")
    return ChecklistItem.objects.get(
        fiscal_year__year_be=year_be, instrument=instrument, number=number
    )


def test_2570_is_a_copy_of_2569_and_says_so(administrator, last_year):
    done = opened(administrator)

    year = done.fiscal_year
    assert year.criteria_copied_from == 2569
    assert not year.criteria_are_official
    assert not year.is_published
    assert any("คัดลอกจากปี 2569" in sentence for sentence in done.report.told)


def test_titles_that_print_a_year_are_moved(administrator, last_year):
    opened(administrator)

    plan = item("OIT 2")
    assert plan.title == "แผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2570"
    assert plan.elements.get().text == "แผนของปี พ.ศ. 2570"


def test_every_status_starts_anew(administrator, last_year):
    make.published(item("OIT 1", 2569), progress="- ทำแล้ว")

    opened(administrator)

    rows = ChecklistItem.objects.filter(fiscal_year__year_be=2570)
    assert {row.status for row in rows} == {Status.NOT_DONE}
    assert not item("OIT 1").updates.exists()


def test_divisions_and_days_come_along(administrator, last_year, palad):
    opened(administrator)

    plan = item("OIT 2")
    assert list(plan.divisions.all()) == [palad]
    assert plan.due_on == date(2027, 3, 31)
    assert item("IIT 1").for_all_divisions
    deadline = FiscalYear.objects.get(year_be=2570).deadlines.get()
    assert (deadline.title, deadline.due_on) == ("ส่งรายงาน ITA", date(2027, 4, 30))


def test_a_division_out_of_use_stays_behind_and_is_told(administrator, last_year, palad):
    palad.in_use = False
    palad.save()

    report = opened(administrator).report

    assert not item("OIT 1").divisions.exists()
    assert any(palad.name in row.note for row in report.made["ผู้รับผิดชอบ"])


def test_guidance_of_the_surveys_is_marked_to_be_rewritten(administrator, last_year):
    opened(administrator)

    survey = item("IIT 1")
    assert survey.elements.get().text == "ประชุมชี้แจงทุกเดือน"
    assert "เขียนแนวทางใหม่" in survey.criteria_note


def test_without_guidance_the_indicators_come_without_a_word(administrator, last_year):
    opened(administrator, take=["divisions"])

    assert not item("IIT 1").elements.exists()


def test_standing_evidence_waits_to_be_confirmed(administrator, last_year):
    structure = item("OIT 1", 2569)
    evidence = make.evidence(structure, title="แผนผัง")
    evidence.elements.set(structure.elements.all())
    make.evidence(item("OIT 2", 2569), title="แผนของปีเดียว")
    make.evidence(
        item("OIT 2", 2569),
        title="แผนพัฒนา 2566-2570",
        url="https://ita.example.go.th/plan.pdf",
        covers_from=date(2022, 10, 1),
        covers_to=date(2027, 9, 30),
    )
    make.evidence(structure, title="ฉบับร่าง", published_at=None, url="https://ita.example.go.th/b")

    opened(administrator)

    carried = ItemEvidence.objects.filter(assignment__fiscal_year__year_be=2570)
    assert {row.title for row in carried} == {"แผนผัง", "แผนพัฒนา 2566-2570"}
    assert {row.confirmed_for_year for row in carried} == {False}
    assert not any(row.published_at for row in carried)
    assert carried.get(title="แผนผัง").elements.get() == item("OIT 1").elements.get()


def test_measures_come_unpublished_and_without_reports(administrator, last_year):
    measure = Measure.objects.get()
    make.published(measure, results="ทำแล้ว")

    opened(administrator, measures=[measure.pk])

    new = Measure.objects.get(fiscal_year__year_be=2570)
    assert (new.title, new.method) == ("งดรับของขวัญ", "ประกาศเจตนารมณ์")
    assert new.published_at is None
    assert not new.updates.exists()


def test_statuses_of_the_years_own_come_along_and_are_told(administrator, last_year):
    make.third_status(last_year)
    last_year.progress_measure = "percent"
    last_year.save()

    done = opened(administrator)

    codes = [row.code for row in done.fiscal_year.status_rows.all()]
    assert codes == ["not_done", "in_progress", "done"]
    assert done.fiscal_year.progress_measure == "percent"
    labels = [row.label for row in done.report.made["สถานะของรายงาน"]]
    assert labels == [
        "ยังไม่ได้ดำเนินการ",
        "อยู่ระหว่างดำเนินการ",
        "ดำเนินการ",
        "ร้อยละของความก้าวหน้า (0 ถึง 100)",
    ]


def test_statuses_stay_behind_when_they_are_not_chosen(administrator, last_year):
    give_own_statuses(last_year)

    done = opened(administrator, take=["divisions"])

    assert not done.fiscal_year.status_rows.exists()
    assert "สถานะของรายงาน" not in done.report.kept


def test_how_people_measure_progress_in_the_new_year_stays(administrator, last_year):
    make.third_status(last_year)
    make.fiscal_year(2570, progress_measure="quarters", published_at=None)

    done = opened(administrator)

    assert done.fiscal_year.progress_measure == "quarters"
    assert not done.fiscal_year.status_rows.exists()
    assert done.report.kept["สถานะของรายงาน"] == 1


def test_a_division_out_of_use_stays_behind_of_a_measure_too(administrator, last_year, palad):
    klang = make.division("กองคลัง")
    measure = Measure.objects.get()
    measure.divisions.add(klang)
    palad.in_use = False
    palad.save()

    report = opened(administrator, measures=[measure.pk]).report

    new = Measure.objects.get(fiscal_year__year_be=2570)
    assert list(new.divisions.all()) == [klang]
    assert [row.note for row in report.made["มาตรการ"]] == ["ไม่ยก สำนักปลัด ที่เลิกใช้งานแล้ว"]


def test_a_withdrawn_measure_is_neither_made_nor_told_to_be_there(administrator, last_year):
    measure = Measure.objects.get()
    measure.withdraw("ยกเลิก")
    measure.save()

    report = opened(administrator, measures=[measure.pk]).report

    assert not Measure.objects.filter(fiscal_year__year_be=2570).exists()
    assert "มาตรการ" not in {*report.made, *report.kept}


def test_a_measure_whose_number_was_taken_comes_once_it_is_free(administrator, last_year):
    new = make.fiscal_year(2570, published_at=None)
    taken = make.measure(year=new, number=1, title="ของปีใหม่")
    measure = Measure.objects.get(fiscal_year=last_year)
    report = opened(administrator, measures=[measure.pk]).report
    assert report.kept["มาตรการ"] == 1
    taken.number = "9"
    taken.save()

    opened(administrator, measures=[measure.pk])

    titles = Measure.objects.filter(fiscal_year=new).values_list("number", "title")
    assert set(titles) == {("9", "ของปีใหม่"), ("1", "งดรับของขวัญ")}


def test_a_measure_that_the_new_year_has_no_place_for_is_told(administrator, last_year):
    new = make.fiscal_year(2570, published_at=None)
    above = None
    for number in ("5", "6", "1"):
        above = make.measure(year=new, number=number, parent=above)
    parent = Measure.objects.get(fiscal_year=last_year)
    child = make.measure(year=last_year, number="1.1", parent=parent)

    with pytest.raises(OpeningError, match=r"มาตรการที่ 1.1: มาตรการซ้อนกันได้ไม่เกิน 3 ชั้น"):
        opened(administrator, measures=[child.pk])


def test_days_that_the_year_before_gets_later_come_when_done_again(administrator, last_year):
    opened(administrator)
    structure, plan = item("OIT 1", 2569), item("OIT 2", 2569)
    structure.due_on = date(2026, 6, 30)
    structure.save()
    plan.starts_on = date(2025, 10, 1)
    plan.save()
    emptied = item("OIT 2")
    emptied.due_on = None
    emptied.save()

    report = opened(administrator).report

    assert item("OIT 1").due_on == date(2027, 6, 30)
    assert (item("OIT 2").starts_on, item("OIT 2").due_on) == (date(2026, 10, 1), None)
    assert len(report.made["วันของข้อ"]) == 2


def test_days_that_make_no_period_are_told_and_stay_behind(administrator, last_year):
    first, second = item("OIT 1", 2569), item("OIT 2", 2569)
    first.starts_on, second.ends_on = date(2026, 5, 1), date(2026, 3, 31)
    first.save()
    second.save()
    opening = opening_of(administrator)
    earlier = opening.choices["earlier"] | {"OIT:o2": ["o1", "o2"]}
    opening = drafts.save_choices(opening, {"earlier": earlier}, administrator, opening.version)

    told = open_year(opening, administrator, preview(opening, administrator).digest).report.told

    merged = item("OIT 2")
    assert (merged.starts_on, merged.ends_on, merged.due_on) == (None, None, date(2027, 3, 31))
    assert any(sentence.startswith("ข้อ o2 ไม่ได้ยกวันเริ่มและวันสิ้นสุดมา") for sentence in told)


def test_a_committee_is_appointed_anew_only_when_chosen(administrator, last_year):
    committee = make.committee()
    committee.members.create(order=1, name="นายก", post="นายกเทศมนตรี", role="ประธาน")

    opened(administrator, committees=[committee.pk])

    new = type(committee).objects.exclude(pk=committee.pk).get()
    assert "2570" in new.name
    assert new.members.get().name == "นายก"
    assert new.appointing_order == ""


def test_a_committee_whose_new_name_is_too_long_is_told(administrator, last_year):
    committee = make.committee(name="คณะกรรมการ" + "ก" * 280)

    with pytest.raises(OpeningError, match=r"คณะกรรมการก.*300"):
        opened(administrator, committees=[committee.pk])

    assert not FiscalYear.objects.filter(year_be=2570).exists()


def test_the_preview_makes_nothing_and_tells_everything(administrator, last_year):
    opening = opening_of(administrator)

    told = preview(opening, administrator)

    assert not FiscalYear.objects.filter(year_be=2570).exists()
    assert YearOpening.objects.get().made == []
    done = open_year(opening, administrator, told.digest)
    assert done.report.made == told.made


def test_done_again_it_changes_nothing_that_people_wrote(administrator, last_year, palad):
    make.evidence(item("OIT 1", 2569))
    opened(administrator)
    plan, survey = item("OIT 2"), item("IIT 1")
    plan.title, plan.due_on = "ชื่อที่หน่วยงานแก้", None
    plan.save()
    plan.divisions.clear()
    survey.elements.all().delete()
    ItemEvidence.objects.filter(assignment__fiscal_year__year_be=2570).delete()
    item("OIT 1").elements.all().delete()
    item("OIT 1").delete()

    again = opened(administrator)

    assert again.report.made == {}
    plan.refresh_from_db()
    assert (plan.title, plan.due_on) == ("ชื่อที่หน่วยงานแก้", None)
    assert not plan.divisions.exists()
    assert not survey.elements.exists()
    assert not ChecklistItem.objects.filter(
        fiscal_year__year_be=2570, number=1, instrument="OIT"
    ).exists()


def test_done_again_it_adds_what_is_new_in_the_year_before(administrator, last_year):
    opened(administrator)
    make.item(year=last_year, section=make.section(last_year), number=3, title="ข้อที่เพิ่มภายหลัง")

    again = opened(administrator)

    assert item("OIT 3").title == "ข้อที่เพิ่มภายหลัง"
    assert [row.label for row in again.report.made["ข้อในแบบตรวจ"]] == ["ข้อ o3 ข้อที่เพิ่มภายหลัง"]


def test_only_items_that_continue_one_are_told_to(administrator, last_year):
    opening = opening_of(administrator)
    earlier = opening.choices["earlier"] | {"OIT:o2": []}
    opening = drafts.save_choices(opening, {"earlier": earlier}, administrator, opening.version)

    told = preview(opening, administrator).made["ข้อที่สืบต่อจากปีก่อน"]

    assert [row.label for row in told] == ["ตัวชี้วัดที่ 1 สืบต่อจาก 1", "ข้อ o1 สืบต่อจาก o1"]


def test_items_of_nobody_are_not_told_to_have_somebody(administrator, last_year, palad):
    item("OIT 1", 2569).divisions.clear()
    opened(administrator)

    again = preview(opening_of(administrator), administrator)

    assert again.kept["ผู้รับผิดชอบ"] == 2


def test_whoever_is_put_in_charge_later_the_year_before_comes_when_done_again(
    administrator, last_year, palad
):
    item("OIT 1", 2569).divisions.clear()
    opened(administrator)
    item("OIT 1", 2569).divisions.add(palad)

    opened(administrator)

    assert list(item("OIT 1").divisions.all()) == [palad]


def test_who_comes_second_is_told_and_makes_nothing(administrator, last_year):
    opening = opening_of(administrator)
    seen = preview(opening, administrator).digest
    open_year(opening, administrator, seen)
    before = ChecklistItem.objects.count()

    with pytest.raises(StalePreviewError):
        open_year(opening, make.administrator("second"), seen)

    assert ChecklistItem.objects.count() == before
    assert YearOpening.objects.get().opened_by == administrator


def test_an_empty_portal_opens_its_first_year(administrator):
    done = opened(administrator, source="set:2569", year_be=2569)

    assert done.fiscal_year.checklistitems.count() == 26
    assert done.fiscal_year.criteria_copied_from is None


def test_a_year_without_criteria_is_opened_all_the_same(administrator, last_year):
    done = opened(administrator, source="none")

    assert done.fiscal_year.year_be == 2570
    assert not done.fiscal_year.checklistitems.exists()
