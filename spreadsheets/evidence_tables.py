"""Evidence as tables: web addresses come in, files only go out with their name and hash."""

from django.core.exceptions import ValidationError
from django.db.models import F, Model

from measures.models import MeasureEvidence
from oit_checklist.models import ItemEvidence
from progress.link_guard import RefusedError, refuse_internal
from progress.models import Evidence
from spreadsheets.cells import BETWEEN, Day, InstrumentName, ItemCode, Moment, Text, Whole, tidy
from spreadsheets.columns import Column, ManyColumn, Part, Told
from spreadsheets.report_tables import own_rows, save_report, why_not_report
from spreadsheets.table import SheetTable, year_column

FROZEN = "หลักฐานนี้เผยแพร่แล้ว แก้ไขไม่ได้ หากไม่ถูกต้อง ให้เลขานุการถอนในหน้ารายการ"
NO_FILES = "กรุณากรอกที่อยู่เว็บ การแนบแฟ้มทำได้ในหน้ารายการเท่านั้น"
KEY = "รหัสหลักฐาน"


class ElementOrders(Text):
    """The elements that an evidence proves, by their order in the item: 1; 3."""

    def clean(self, value, row=None, *, instance=None, **kwargs):
        elements = {element.order: element for element in instance.assignment.elements.all()}
        typed = tidy(value).replace("\n", ";").replace(",", ";").split(";")
        orders = {Whole().clean(order) for order in typed} - {None}
        if unknown := orders - elements.keys():
            said = BETWEEN.join(map(str, sorted(unknown)))
            raise ValueError(f"ข้อนี้ไม่มีองค์ประกอบลำดับ {said}")
        return [elements[order] for order in sorted(orders)]

    def render(self, value, obj=None, **kwargs):
        return BETWEEN.join(str(element.order) for element in _elements(value))


def _elements(value) -> list:
    rows = value.all() if hasattr(value, "all") else value or []
    return sorted(rows, key=lambda element: element.order)


def _element_texts(evidence: ItemEvidence) -> str:
    return "\n".join(map(str, _elements(evidence.elements))) if evidence.pk else ""


class EvidenceTable(SheetTable):
    """Evidence of the rows of a family. What is published stays as it is."""

    def rows(self, fiscal_year):
        self.parents.update({self._parent_key(row): row for row in self._parents_in(fiscal_year)})
        rows = self._meta.model.objects.filter(assignment__in=list(self.parents.values()))
        return rows.select_related("assignment__fiscal_year").order_by(*self.order, F("pk").asc())

    def __init__(self, person):
        super().__init__(person)
        self.parents: dict[tuple, Model] = {}

    def _parents_in(self, fiscal_year):
        return own_rows(self._meta.model.assignment.field.related_model, self.person, fiscal_year)

    def _parent_key(self, row: Model) -> tuple:
        raise NotImplementedError

    def concerned(self, fiscal_year, *, lock):
        if lock:
            # Whoever adds evidence on the row page holds the row itself.
            list(self._parents_in(fiscal_year).select_for_update(of=("self",)))
        return super().concerned(fiscal_year, lock=lock)

    def fiscal_year_of(self, instance):
        return instance.assignment.fiscal_year

    def make(self, key):
        parent = self.parents.get(tuple(key.values())[:-1])
        if parent is None:
            raise ValidationError("ไม่มีรายการที่จะแนบหลักฐานนี้ หรือไม่ใช่รายการของส่วนราชการของท่าน")
        return self._meta.model(assignment=parent, added_by=self.person)

    def refusal(self, column, instance):
        if instance.published_at:
            return FROZEN
        row = self.parents.get(self._parent_key(instance.assignment))
        return why_not_report(self.person, row) or super().refusal(column, instance)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        if not errors and not instance.url and not instance.file:
            errors["ที่อยู่เว็บ"] = NO_FILES
        # What is no web address at all is refused by the field, with its own sentence.
        is_web = instance.url.lower().startswith(("http://", "https://"))
        if not errors and is_web and not instance.published_at:
            try:
                refuse_internal(instance.url)
            except RefusedError as error:
                errors["ที่อยู่เว็บ"] = str(error)
        if not errors and self.is_new(instance) and self._is_there(instance):
            errors["ที่อยู่เว็บ"] = "รายการนี้มีหลักฐานชื่อและที่อยู่เว็บนี้แล้ว"
        super().validate_instance(instance, errors, validate_unique)

    def _is_there(self, instance: Evidence) -> bool:
        same = instance.assignment.evidence.filter(url=instance.url, title=instance.title)
        return same.filter(withdrawn_at__isnull=True).exists()

    def after_saving(self, instance):
        """Evidence waits with an update to be published: without one, a draft is begun."""
        row = self.parents[self._parent_key(instance.assignment)]
        if not row.updates.open().exists():
            save_report(self.person, row, {})


class MeasureEvidenceTable(EvidenceTable):
    slug, title = "measure-evidence", "หลักฐานของมาตรการ"
    explanation = "เพิ่มและแก้ไขหลักฐานที่เป็นที่อยู่เว็บ ส่วนแฟ้มส่งออกได้แต่ชื่อและค่า SHA-256"
    view_right = "measures.view_measureevidence"
    change_right = "measures.change_measureevidence"
    add_right = "measures.add_measureevidence"
    order = ("assignment__number",)

    year = year_column("assignment__fiscal_year__year_be")
    number = Column("assignment__number", "ลำดับที่", Whole(), Part.KEY, 9)
    key = Column("pk", KEY, Whole(), Part.KEY, 12)
    row_name = Told(lambda evidence: evidence.assignment.title, "มาตรการ/กิจกรรม", width=40)
    name = Column("title", "ชื่อหลักฐาน", width=50)
    url = Column("url", "ที่อยู่เว็บ", width=60)
    file_name = Told(lambda evidence: evidence.original_name, "ชื่อแฟ้ม", width=30)
    sha256 = Told(lambda evidence: evidence.sha256, "SHA-256 ของแฟ้ม", width=20)
    document_date = Column("document_date", "วันที่ของเอกสาร", Day(), width=14)
    covers_from = Column("covers_from", "ข้อมูลตั้งแต่", Day(), width=13)
    covers_to = Column("covers_to", "ข้อมูลถึง", Day(), width=13)
    published = Told(lambda evidence: evidence.published_at, "เผยแพร่เมื่อ", Moment())
    withdrawn = Told(lambda evidence: evidence.withdrawn_reason, "เหตุผลที่ถอนการเผยแพร่", width=30)

    class Meta:
        model = MeasureEvidence

    def _parent_key(self, row):
        return (row.fiscal_year.year_be, row.number)


class ItemEvidenceTable(EvidenceTable):
    slug, title = "item-evidence", "หลักฐานของข้อ"
    explanation = MeasureEvidenceTable.explanation
    view_right = "oit_checklist.view_itemevidence"
    change_right = "oit_checklist.change_itemevidence"
    add_right = "oit_checklist.add_itemevidence"
    order = ("assignment__instrument", "assignment__number")

    year = year_column("assignment__fiscal_year__year_be")
    instrument = Column("assignment__instrument", "เครื่องมือ", InstrumentName(), Part.KEY, 10)
    number = Column("assignment__code", "ข้อ", ItemCode(), Part.KEY, 7)
    key = Column("pk", KEY, Whole(), Part.KEY, 12)
    row_name = Told(lambda evidence: evidence.assignment.title, "ข้อมูล", width=40)
    name = Column("title", "ชื่อหลักฐาน", width=50)
    url = Column("url", "ที่อยู่เว็บ", width=60)
    file_name = Told(lambda evidence: evidence.original_name, "ชื่อแฟ้ม", width=30)
    sha256 = Told(lambda evidence: evidence.sha256, "SHA-256 ของแฟ้ม", width=20)
    document_date = Column("document_date", "วันที่ของเอกสาร", Day(), width=14)
    covers_from = Column("covers_from", "ข้อมูลตั้งแต่", Day(), width=13)
    covers_to = Column("covers_to", "ข้อมูลถึง", Day(), width=13)
    orders = ManyColumn("elements", "พิสูจน์องค์ประกอบ (ลำดับ)", ElementOrders(), width=14)
    elements = Told(_element_texts, "พิสูจน์องค์ประกอบ", width=50)
    published = Told(lambda evidence: evidence.published_at, "เผยแพร่เมื่อ", Moment())
    withdrawn = Told(lambda evidence: evidence.withdrawn_reason, "เหตุผลที่ถอนการเผยแพร่", width=30)

    class Meta:
        model = ItemEvidence

    def rows(self, fiscal_year):
        return super().rows(fiscal_year).prefetch_related("elements", "assignment__elements")

    def _parent_key(self, row):
        return (row.fiscal_year.year_be, row.instrument, str(row.number))
