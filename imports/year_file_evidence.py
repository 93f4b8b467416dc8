"""The part of a year file that holds what proves a row: links, as a file of text can carry them."""

from typing import Any

from measures.models import Measure, MeasureEvidence
from oit_checklist.models import ChecklistItem, ItemEvidence
from records.data_files import TomlTable
from records.file_loading import FileLoader, name_of
from values.addresses import read_addresses


def load_evidence(table: TomlTable, row: Measure | ChecklistItem, loader: FileLoader) -> None:
    """
    The [[….evidence]] of a row: drafts that its report publishes with it.

    An address that the row has already is left as it is. Raises DataFileError.
    """
    known = set(row.evidence.values_list("url", flat=True))
    for line in table.tables("evidence"):
        evidence = _measure_evidence(line, row) if isinstance(row, Measure) else _of_item(line, row)
        if evidence.url in known:
            loader.report.kept[name_of(evidence)] += 1
            continue
        known.add(evidence.url)
        loader.add(line, evidence)
        if isinstance(evidence, ItemEvidence):
            evidence.elements.set(_elements(line, evidence.assignment))


def _measure_evidence(table: TomlTable, measure: Measure) -> MeasureEvidence:
    table.only_keys("title", "url", "document_date", "covers")
    return MeasureEvidence(assignment=measure, **_values(table, measure.fiscal_year.year_be))


def _of_item(table: TomlTable, item: ChecklistItem) -> ItemEvidence:
    table.only_keys("title", "url", "document_date", "covers", "elements")
    return ItemEvidence(assignment=item, **_values(table, item.fiscal_year.year_be))


def _values(table: TomlTable, year_be: int) -> dict[str, Any]:
    covers = table.period("covers", year_be)
    addresses = table.read("url", read_addresses) or ()
    if len(addresses) != 1:
        raise table.error("ขาดที่อยู่เว็บ หรือมีหลายที่อยู่ในช่องเดียว", "url")
    return {
        "title": table.text("title"),
        "url": addresses[0],
        "document_date": table.day("document_date", year_be),
        "covers_from": covers and covers.starts_on,
        "covers_to": covers and covers.ends_on,
    }


def _elements(table: TomlTable, item: ChecklistItem) -> list[Any]:
    """Which elements of the item it proves, by their order from 1."""
    orders = table.listed("elements", int)
    elements = {element.order: element for element in item.elements.all()}
    unknown = [str(order) for order in orders if order not in elements]
    if unknown:
        raise table.error(f"ข้อนี้ไม่มีองค์ประกอบลำดับ {', '.join(unknown)}", "elements")
    return [elements[order] for order in orders]
