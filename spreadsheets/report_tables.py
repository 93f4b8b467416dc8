"""Measures and checklist items, with what the newest update says about them."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, Prefetch, QuerySet

from agency.models import Division, FiscalYear
from measures.models import Measure
from oit_checklist.models import ChecklistItem, Section
from progress import reviewing
from progress.models import Assignment, Status, Update
from progress.permissions import has_to_wait, may_report, may_review
from spreadsheets.cells import AllNamed, Day, InstrumentName, ItemCode, Moment, Named, Whole, YesNo
from spreadsheets.columns import CodeColumn, Column, LabelColumn, ManyColumn, Part, Told
from spreadsheets.table import SheetTable, year_column

NOT_YOURS = "แก้ไขไม่ได้ ไม่ใช่รายการของส่วนราชการของท่าน หรือปิดปีงบประมาณแล้ว"
WAITS = (
    "รายงานนี้ส่งตรวจแล้ว แก้ไขได้เมื่อเลขานุการส่งกลับ ถ้าท่านไม่ได้แก้แถวนี้ "
    "แสดงว่าระบบเปลี่ยนหลังจากที่ส่งออก กรุณาส่งออกใหม่แล้วแก้อีกครั้ง"
)


def open_update_of(row: Assignment) -> Update | None:
    """The update that is being worked on, from what `own_rows` loaded."""
    return row.open_updates[0] if row.open_updates else None


def working_value(row: Assignment, name: str):
    """What the newest update says, whether published or not; None without any."""
    update = getattr(row, "open_updates", None) and row.open_updates[0]
    update = update or row.published_update
    return getattr(update, name) if update else None


def own_rows(model: type[Assignment], person, fiscal_year: FiscalYear) -> QuerySet:
    """The rows of a year that the person may see in the back office, with their open updates."""
    updates = model.updates.rel.related_model
    rows = model.objects.filter(fiscal_year=fiscal_year).for_list().select_related("fiscal_year")
    if not may_review(person, updates):
        rows = rows.of_user(person)
    return rows.prefetch_related(
        Prefetch("updates", queryset=updates.objects.open(), to_attr="open_updates")
    )


def why_not_report(person, row: Assignment) -> str:
    """Why the person may not report on this row now, in Thai; "" if they may."""
    if not may_report(person, row):
        return NOT_YOURS
    return WAITS if has_to_wait(person, open_update_of(row)) else ""


def save_report(person, row: Assignment, values: dict) -> None:
    """Save `values` over the newest update, as a draft. Raises ValidationError."""
    names = ("status", *row.updates.model.text_fields)
    now = {name: working_value(row, name) for name in names}
    kept = {name: value for name, value in now.items() if value is not None}
    try:
        version = reviewing.version_of(row)
        reviewing.save_draft(row, person, {**kept, **values}, version)
    except (reviewing.ReviewError, PermissionDenied) as error:
        raise ValidationError(str(error)) from error


class StatusColumn(CodeColumn):
    """The status that the newest update says."""

    def __init__(self):
        super().__init__("status", "สถานะ", Status, Part.REPORT)

    def get_value(self, instance: Model) -> str:
        return working_value(instance, "status") or Status.initial()

    def put(self, instance: Model, value) -> None:
        instance.reported["status"] = value


class ReportColumn(Column):
    """A text of the newest update, whether published or not."""

    def __init__(self, attribute: str, name: str):
        super().__init__(attribute, name, part=Part.REPORT, width=60)

    def get_value(self, instance: Model) -> str:
        return working_value(instance, self.attribute) or ""

    def put(self, instance: Model, value) -> None:
        instance.reported[self.attribute] = value


def _step(row: Assignment) -> str:
    return working_value(row, "get_state_display")() if _has_update(row) else "ยังไม่เริ่ม"


def _has_update(row: Assignment) -> bool:
    return working_value(row, "pk") is not None


class ReportTable(SheetTable):
    """Rows that divisions report on. Clerks change the report, reviewers the row as well."""

    def rows(self, fiscal_year):
        return own_rows(self._meta.model, self.person, fiscal_year)

    def refusal(self, column, instance):
        if column.part is Part.REPORT:
            return "" if self.is_new(instance) else why_not_report(self.person, instance)
        if not self.person.has_perm(self.add_right):
            return "แก้ไขได้เฉพาะเลขานุการ"
        return super().refusal(column, instance)

    def after_saving(self, instance):
        if instance.reported:
            save_report(self.person, instance, instance.reported)


class SectionNumber(Named):
    """A sub-indicator by its number within the year of the row."""

    def __init__(self):
        super().__init__(Section, "number")

    def clean(self, value, row=None, *, table=None, instance=None, **kwargs):
        number = value.strip()
        return self.find(number, table.sections_of(instance.fiscal_year)) if number else None


class MeasureTable(ReportTable):
    slug, title = "measures", "มาตรการ"
    explanation = "มาตรการของปี พร้อมรายงานฉบับล่าสุด (รวมฉบับร่าง)"
    view_right, change_right = "measures.view_measure", "measures.change_measure"
    add_right = "measures.add_measure"

    year = year_column()
    number = Column("number", "ลำดับที่", Whole(), Part.KEY, 9)
    name = Column("title", "มาตรการ/กิจกรรม", width=40)
    method = Column("method", "วิธีดำเนินการ", width=50)
    divisions = ManyColumn("divisions", "ผู้รับผิดชอบ", AllNamed(Division), width=24)
    for_all = Column("for_all_divisions", "ทุกส่วนงานรับผิดชอบ", YesNo(), width=12)
    starts_on = Column("starts_on", "เริ่ม", Day(), width=13)
    ends_on = Column("ends_on", "สิ้นสุด", Day(), width=13)
    due_on = Column("due_on", "กำหนดส่งรายงาน", Day(), width=13)
    status = StatusColumn()
    status_label = LabelColumn(status)
    results = ReportColumn("results", "สรุปผลการดำเนินการ")
    outcomes = ReportColumn("outcomes", "ผลลัพธ์หรือความสำเร็จ")
    step = Told(_step, "ขั้นตอน")
    published = Told(lambda row: row.published_at, "เผยแพร่เมื่อ", Moment())

    class Meta:
        model = Measure

    def make(self, key):
        measure = super().make(key)
        measure.number = key["number"]
        return measure


class ItemTable(ReportTable):
    slug, title = "items", "ข้อในแบบตรวจ (IIT EIT OIT)"
    explanation = "ตัวชี้วัด IIT EIT และข้อ OIT ของปี พร้อมรายงานฉบับล่าสุด (รวมฉบับร่าง)"
    view_right = "oit_checklist.view_checklistitem"
    change_right = "oit_checklist.change_checklistitem"
    add_right = "oit_checklist.add_checklistitem"

    year = year_column()
    instrument = Column("instrument", "เครื่องมือ", InstrumentName(), Part.KEY, 10)
    number = Column("code", "ข้อ", ItemCode(), Part.KEY, 7)
    section = Column("section", "ตัวชี้วัดย่อยที่", SectionNumber(), width=12)
    theme = Column("theme", "ประเด็น", width=24)
    name = Column("title", "ข้อมูล", width=40)
    period_rule = CodeColumn(
        "period_rule", "ช่วงเวลาของข้อมูล", ChecklistItem.PeriodRule, may_be_empty=True
    )
    period_rule_label = LabelColumn(period_rule)
    statistics = Column("holds_statistics", "เป็นข้อมูลสถิติ", YesNo(), width=12)
    eit_code = Column("shows_eit_code", "ต้องแสดงแบบวัด EIT", YesNo(), width=12)
    divisions = ManyColumn("divisions", "ผู้รับผิดชอบ", AllNamed(Division), width=24)
    for_all = Column("for_all_divisions", "ทุกส่วนงานรับผิดชอบ", YesNo(), width=12)
    starts_on = Column("starts_on", "เริ่ม", Day(), width=13)
    ends_on = Column("ends_on", "สิ้นสุด", Day(), width=13)
    due_on = Column("due_on", "กำหนดส่งรายงาน", Day(), width=13)
    status = StatusColumn()
    status_label = LabelColumn(status)
    progress = ReportColumn("progress", "ความก้าวหน้าผลการดำเนินการ")
    explained = Column("explanation", "คำอธิบายในระบบ ITAS", width=40)
    click_path = Column("click_path", "ลำดับการคลิก", width=40)
    step = Told(_step, "ขั้นตอน")
    published = Told(lambda row: row.published_at, "เผยแพร่เมื่อ", Moment())

    class Meta:
        model = ChecklistItem

    def make(self, key):
        item = super().make(key)
        item.instrument, item.number = key["instrument"], int(key["code"])
        return item

    def sections_of(self, fiscal_year: FiscalYear) -> dict[str, Section]:
        """The sub-indicators of a year by their numbers."""
        return {section.number: section for section in fiscal_year.sections.all()}
