"""The years: criteria as shipped, what was reported of them, and open work in the last one."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from agency.closing import close_year
from agency.models import Deadline, Division, FiscalYear, ReportSigner
from agency.status_rows import give_own_statuses
from annual_report.contents import assemble_report
from annual_report.issuing import issue_report
from annual_report.readiness import readiness_of
from catalogue.acts import publish
from measures.models import Measure
from oit_checklist.criteria_file import load_criteria
from oit_checklist.itas.freezing import freeze
from oit_checklist.itas.sheet import assemble, fingerprint
from progress.measuring import PERCENT_FIELDS, measure_fields
from progress.models import Status
from progress.reviewing import approve, save_draft, send_back, submit
from sample_town.evidence import add_evidence, add_leftovers
from sample_town.results import make_result
from sample_town.town import divisions_of, person, town
from thai.dates import fiscal_year_bounds

CRITERIA = Path(__file__).resolve().parent.parent / "oit_checklist/criteria"
BEGUN = "in_progress"
QUARTERLY_WORK = ("จัดทำแผนและมอบหมายงาน", "ดำเนินการตามแผน", "ติดตามและปรับปรุง", "สรุปผลและเผยแพร่")
SCORES = ("total", "iit", "eit", "oit")


def make_year(entry: dict[str, Any]) -> FiscalYear:
    """A published year with its criteria, measures, reports and evidence."""
    fiscal_year = load_criteria(CRITERIA / f"{entry['year']}.toml").fiscal_year
    for name in SCORES:
        if name in entry:
            setattr(fiscal_year, f"{name}_score", Decimal(entry[name]))
    fiscal_year.grade = entry.get("grade", "")
    fiscal_year.report_title = f"รายงานผลการดำเนินงาน ปีงบประมาณ {fiscal_year}\nเทศบาลตำบลตัวอย่าง"
    fiscal_year.introduction = "รายงานนี้เป็นตัวอย่าง ข้อมูลทั้งหมดเป็นเรื่องสมมติ"
    fiscal_year.report_problems = town()["report"]["problems"].strip()
    fiscal_year.report_suggestions = town()["report"]["suggestions"].strip()
    fiscal_year.progress_measure = entry.get("measures", "")
    fiscal_year.save()
    _set_deadlines(fiscal_year)
    _set_signers(fiscal_year)
    publish([fiscal_year], person("administrator"))
    if entry.get("third_status"):
        _add_third_status(fiscal_year)
    make_result(fiscal_year, entry)
    for measure in town()["measure"]:
        _make_measure(fiscal_year, measure)
    _assign_items(fiscal_year)
    _report_on(fiscal_year, entry)
    return fiscal_year


def finish_year(fiscal_year: FiscalYear, entry: dict[str, Any]) -> None:
    """What comes at the end of a year: the frozen sheet, the editions, the closing."""
    secretary = person("secretary")
    fiscal_year.refresh_from_db()
    if entry.get("editions"):
        seen = fingerprint(assemble(fiscal_year))
        freeze(fiscal_year, secretary, "ส่งแล้ว (ตัวอย่าง)", agency_name="เทศบาลตำบลตัวอย่าง", seen=seen)
    for edition in range(1, entry.get("editions", 0) + 1):
        open_matters = readiness_of(assemble_report(fiscal_year), []).count
        note = "ออกเป็นตัวอย่างทั้งที่ยังมีเรื่องค้าง" if open_matters else ""
        issue_report(fiscal_year, secretary, edition, note=note)
        _say_more(fiscal_year)
    if entry.get("closed"):
        close_year(fiscal_year)


def _set_deadlines(fiscal_year: FiscalYear) -> None:
    _, last = fiscal_year_bounds(fiscal_year.year_be)
    for title, days, for_reports in (
        ("ส่งรายงานรอบ ๖ เดือน (ตัวอย่าง)", 180, False),
        ("ส่งรายงานของทุกส่วนราชการ (ตัวอย่าง)", 60, True),
    ):
        Deadline.objects.create(
            fiscal_year=fiscal_year,
            title=title,
            due_on=last - timedelta(days=days),
            for_reports=for_reports,
        )


def _set_signers(fiscal_year: FiscalYear) -> None:
    for signer in town()["signer"]:
        role = ReportSigner.Role[signer["role"]]
        fiscal_year.report_signers.create(role=role, name=signer["name"], post=signer["post"])


def _add_third_status(fiscal_year: FiscalYear) -> None:
    """A box between the two of the form."""
    give_own_statuses(fiscal_year)
    last = fiscal_year.status_rows.order_by("order").last()
    if last is not None:
        fiscal_year.status_rows.create(order=last.order - 5, code=BEGUN, label="อยู่ระหว่างดำเนินการ")


def _make_measure(fiscal_year: FiscalYear, entry: dict[str, Any]) -> None:
    first, last = fiscal_year_bounds(fiscal_year.year_be)
    above = entry["number"].rpartition(".")[0]
    measure = Measure.objects.create(
        fiscal_year=fiscal_year,
        number=entry["number"],
        parent=fiscal_year.measures.get(number=above) if above else None,
        is_heading=entry.get("heading", False),
        title=entry["title"],
        method=entry.get("method", ""),
        responsible_person=entry.get("person", ""),
        budget_planned=entry.get("budget"),
        starts_on=first,
        ends_on=last,
        published_at=timezone.now(),
    )
    measure.divisions.set(divisions_of(entry))


def _assign_items(fiscal_year: FiscalYear) -> None:
    """Most items to the first division, the others in turn; the surveys to everybody."""
    divisions = list(Division.objects.all())
    for item in fiscal_year.checklistitems.all():
        if item.instrument != "OIT":
            item.for_all_divisions = True
            item.save()
            continue
        turn = item.number % 7
        item.divisions.set([divisions[turn if turn < len(divisions) else 0]])


def _report_on(fiscal_year: FiscalYear, entry: dict[str, Any]) -> None:
    texts = {measure["title"]: measure for measure in town()["measure"]}
    rows: list[Any] = [
        *fiscal_year.measures.order_by("pk"),
        *fiscal_year.checklistitems.order_by("pk"),
    ]
    for number, row in enumerate(rows, start=1):
        if isinstance(row, Measure) and row.is_heading:
            continue
        if isinstance(row, Measure):
            words = {name: texts[row.title][name] for name in ("results", "outcomes")}
            if row.budget_planned:
                words["budget_spent"] = row.budget_planned * 9 / 10
        else:
            words = {"progress": f"- ดำเนินการตามข้อ “{row.title}” แล้ว (ตัวอย่าง)"}
        if number * 37 % 100 < entry["share"]:
            done = {"status": Status.DONE, **_measured(fiscal_year, 100), **words}
            _approved(row, number, done)
            if number % 9 == 0:
                add_leftovers(row, number)
        elif entry.get("open_work"):
            if entry.get("third_status") and number % 5 == 0:
                begun = {"status": BEGUN, **_measured(fiscal_year, 25 + number % 7 * 10), **words}
                _approved(row, number, begun)
            else:
                _left_open(row, number, {"status": Status.DONE, **words})


def _measured(fiscal_year: FiscalYear, percent: int) -> dict[str, Any]:
    """So much of the work in what the year measures: as a percentage, or in so many quarters."""
    names = measure_fields(fiscal_year)
    if names == PERCENT_FIELDS:
        return {"percent": percent}
    reported = names[: percent * len(names) // 100]
    return {
        name: f"{words} (ตัวอย่าง)" for name, words in zip(reported, QUARTERLY_WORK, strict=False)
    }


def _approved(row: Any, number: int, values: dict[str, Any]) -> None:
    add_evidence(row, number)
    update = save_draft(row, person("clerk" if _is_of_clerk(row) else "treasurer"), values)
    submit(update, update.author)
    approve(update, person("reviewer"), note="ตรวจแล้ว (ตัวอย่าง)")


def _left_open(row: Any, number: int, values: dict[str, Any]) -> None:
    """A draft, one that waits for review, one that was returned, and one nobody has begun."""
    if number % 4 == 3:
        return
    update = save_draft(row, person("clerk" if _is_of_clerk(row) else "treasurer"), values)
    if number % 4 == 0:
        return
    add_evidence(row, number)
    submit(update, update.author)
    if number % 4 == 2:
        send_back(update, person("reviewer"), "กรุณาแนบเอกสารที่ลงนามแล้ว (ตัวอย่าง)")


def _is_of_clerk(row: Any) -> bool:
    own = set(person("clerk").divisions.all())
    return row.for_all_divisions or bool(own & set(row.divisions.all()))


def _say_more(fiscal_year: FiscalYear) -> None:
    """Something that the next edition has and this one has not."""
    measure = fiscal_year.measures.filter(is_heading=False).order_by("pk").first()
    if measure is not None:
        words = {"results": "ปรับปรุงเพิ่มเติมหลังออกรายงาน (ตัวอย่าง)", "outcomes": "ดังที่รายงานไว้เดิม"}
        _approved(measure, 1, {"status": Status.DONE, **words})
