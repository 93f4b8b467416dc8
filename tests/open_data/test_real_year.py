"""The data of the real first year, as it is served: valid, and alike in each format."""

import csv
import json
from io import BytesIO

import pytest
from frictionless import Resource, Schema, validate
from openpyxl import load_workbook

from documents.workbooks import FORMULA_STARTS
from measures.models import Measure
from oit_checklist.models import ChecklistItem
from open_data.package import schema_of
from open_data.tables import data_tables
from tests import make

ROWS = {"scores": 1, "measures": 3, "iit": 5, "eit": 3, "oit": 43, "evidence": 4, "meetings": 1}


@pytest.fixture
def served(fy2566, client, tmp_path, monkeypatch):
    """Everything that the year's data page links, saved below the names that it is served by."""
    item = ChecklistItem.objects.get(instrument="OIT", number=13)
    evidence = make.evidence(item, title="รายงานผล", document_date="2023-04-30")
    evidence.elements.set(item.elements.all()[:2])
    make.evidence(Measure.objects.first(), title="ภาพกิจกรรม")
    for name in ["datapackage.json"] + [
        f"{t}.{e}" for t in data_tables() for e in ("csv", "xlsx", "json")
    ]:
        response = client.get(f"/2566/data/{name}")
        assert response.status_code == 200, name
        (tmp_path / name).write_bytes(response.content)
    monkeypatch.chdir(tmp_path)  # frictionless trusts relative paths only
    return tmp_path


def test_the_package_and_every_csv_of_it_are_valid(served):
    report = validate("datapackage.json")

    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    # A table without rows, such as scores that nobody announced, tells no number.
    assert {task.name: task.stats.get("rows", 0) for task in report.tasks}.items() >= ROWS.items()
    assert len(report.tasks) == len(data_tables())

    path = served / "oit.csv"  # the check itself works: it finds one wrong cell
    path.write_text(path.read_text("utf-8-sig").replace(",done,", ",perhaps,", 1), "utf-8-sig")
    assert not validate("datapackage.json").valid


def test_all_formats_fit_the_schema_and_say_the_same(served):
    for table in data_tables().values():
        schema = Schema.from_descriptor({**schema_of(table), "foreignKeys": []})
        for ending in ("xlsx", "json"):
            report = Resource(path=f"{table.name}.{ending}", schema=schema).validate()
            assert report.valid, (table.name, ending, report.flatten(["fieldName", "message"]))
        objects, lines, cells = read(served, table.name)
        assert len(objects) == len(lines) == len(cells)
        for row, line, values in zip(objects, lines, cells, strict=True):
            assert line == {name: as_csv(value) for name, value in row.items()}
            texts = [pair for pair in zip(row.values(), values, strict=True) if both_text(*pair)]
            assert all(text == cell for text, cell in texts)


def read(folder, name):
    """The objects of the JSON, the lines of the CSV and the cells of the XLSX."""
    objects = json.loads((folder / f"{name}.json").read_text("utf-8"))
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    sheet = load_workbook(BytesIO((folder / f"{name}.xlsx").read_bytes())).worksheets[0]
    return objects, lines, list(sheet.iter_rows(min_row=2, values_only=True))


def as_csv(value):
    text = "" if value is None else str(value)
    if isinstance(value, bool):
        text = text.lower()
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_STARTS) else text


def both_text(*values):
    return all(isinstance(value, str) for value in values)
