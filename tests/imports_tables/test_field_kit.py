"""Every table of the field kit becomes the rows that stand beside it."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from agency.models import Division
from imports.tables.reading import propose
from office_files.reading import read_office_file
from tests.imports_tables.comparing import differences
from tests.imports_tables.tables import OFFICE

KIT = Path(__file__).resolve().parent.parent / "field_kit"
# Read by imports.documents: they hold prose, not one table.
DOCUMENTS = {"committee-order.docx", "minutes.docx", "report-2566.docx"}
FILES = sorted(
    name
    for path in KIT.glob("*.expected.json")
    if (name := path.name.removesuffix(".expected.json")) not in DOCUMENTS
)
# The cells that the kit names in words.
ASKED_IN_WORDS = {"old-website-page.html": ["C4"]}


def expected_of(name):
    return json.loads((KIT / f"{name}.expected.json").read_text(encoding="utf-8"))


def proposed(name):
    expected = expected_of(name)
    file = read_office_file((KIT / name).read_bytes(), name)
    file.base = expected.get("base", file.base)
    return propose(file, expected["target"], expected["year"], OFFICE).to_json()


@pytest.mark.parametrize("name", FILES)
def test_the_rows_and_the_head_are_those_that_stand_beside_the_file(name):
    found, expected = proposed(name), expected_of(name)

    wanted = {key: expected[key] for key in ("target", "year", "rows", "head") if key in expected}
    assert not list(differences(wanted, found))


@pytest.mark.parametrize("name", FILES)
def test_only_the_cells_that_need_a_person_are_asked(name):
    found, expected = proposed(name), expected_of(name)

    assert [doubt["cell"] for doubt in found["doubts"]] == ASKED_IN_WORDS.get(
        name, expected.get("ask", [])
    )


@pytest.mark.parametrize("name", [name for name in FILES if "left_out" in expected_of(name)])
def test_what_is_no_row_is_left_out_and_told(name):
    found, expected = proposed(name), expected_of(name)

    assert len(found["left_out"]) == len(expected["left_out"]), found["left_out"]


def test_the_sheet_that_was_read_is_named():
    assert proposed("measures-budget-two-heads.xlsx")["sheet"] == "มาตรการ66"


@pytest.mark.django_db
def test_the_shell_command_prints_the_same_as_one_json_object(capsys):
    for order, name in enumerate(OFFICE.divisions):
        Division.objects.create(name=name, order=order)

    call_command(
        "import_table", str(KIT / "people.xlsx"), "--to", "people", "--year", "2566", "--json"
    )

    assert json.loads(capsys.readouterr().out) == proposed("people.xlsx")
