"""How the checklist's own values are written and read in spreadsheets."""

from typing import Any

from catalogue.cells import BETWEEN, Cell, KnownRows, Named, Whole, tidy
from oit_checklist.models import Element, Instrument, ItemEvidence, Section
from values.asking import sure
from values.codes import read_codes
from values.sections import read_section
from values.typed import written_of


class PrintedNumber(Cell):
    """A number that tells rows apart, such as 9.3; reads ๙.๓ as well."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> str:
        return sure(read_section(written_of(text))) or ""


class ItemCode(Cell):
    """The printed code of an item: o12 for OIT, 1 for IIT and EIT; reads ๐๑๒ as well."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> str:
        return self.number_in(text)

    @staticmethod
    def number_in(text: str) -> str:
        """The number in a typed code. Raises ValueError with a Thai sentence."""
        codes = sure(read_codes(written_of(text)))
        if codes is None:
            raise ValueError(f"“{text}” ไม่ใช่เลขข้อ ตัวอย่าง o12")
        return codes[0].removeprefix("o")


class InstrumentName(Cell):
    """IIT, EIT or OIT."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> str:
        typed = tidy(text).upper()
        if typed not in Instrument.values:
            raise ValueError(f"ไม่รู้จักเครื่องมือ “{text}” ใช้ได้เฉพาะ {', '.join(Instrument.values)}")
        return typed


class SectionNumber(Named):
    """A sub-indicator by its number within the year of the item."""

    def __init__(self) -> None:
        super().__init__(Section, "number")

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> Section | None:
        sections = Section.objects.filter(fiscal_year=row.fiscal_year)
        known = {section.number: section for section in sections}
        number = sure(read_section(written_of(text), list(known)))
        return self.find(number, known) if number else None


class ElementOrder(Cell):
    """Another element of the same item, by its order."""

    is_number = True

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> Element | None:
        order = Whole().read(text, sheet)
        if order is None:
            return None
        parent = Element.objects.filter(item=row.item_id, order=order).first()
        if parent is None or parent.pk == row.pk:
            raise ValueError(f"ข้อนี้ไม่มีองค์ประกอบอื่นลำดับ {order}")
        return parent

    def write(self, value: Any) -> str:
        return "" if value is None else str(value.order)


class ElementOrders(Cell):
    """The elements that an evidence proves, by their order in the item: 1; 3."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> list[Element]:
        elements: dict[int | None, Element] = {
            element.order: element for element in row.assignment.elements.all()
        }
        typed = tidy(text).replace("\n", ";").replace(",", ";").split(";")
        read = (Whole().read(order, sheet) for order in typed)
        orders: set[int] = {order for order in read if order is not None}
        if unknown := orders - elements.keys():
            said = BETWEEN.join(map(str, sorted(unknown)))
            raise ValueError(f"ข้อนี้ไม่มีองค์ประกอบลำดับ {said}")
        return [elements[order] for order in sorted(orders)]

    def write(self, value: Any) -> str:
        return BETWEEN.join(str(element.order) for element in in_order(value))


def in_order(value: Any) -> list[Element]:
    """Chosen elements, or those of a relation, in the order of their item."""
    rows = value.all() if hasattr(value, "all") else value or []
    return sorted(rows, key=lambda element: element.order)


def element_texts(evidence: ItemEvidence) -> str:
    """The elements that an evidence proves, a line each."""
    return "\n".join(map(str, in_order(evidence.elements))) if evidence.pk else ""
