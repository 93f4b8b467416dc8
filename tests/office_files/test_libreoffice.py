"""What LibreOffice makes of a file in another format reads the same as the file itself."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from office_files.contents import Grid, OfficeFile
from office_files.reading import read_office_file

KIT = Path(__file__).resolve().parent.parent / "field_kit"
SHEETS = ("measures-budget-two-heads.xlsx", "meetings-register.xlsx", "results-indicators.xlsx")


def soffice() -> str:
    found = shutil.which("soffice")
    if not found and os.environ.get("REQUIRE_OFFICE") == "1":
        pytest.fail("REQUIRE_OFFICE=1, but no LibreOffice is here")
    if not found:
        pytest.skip("no LibreOffice here: apt-get install libreoffice-calc-nogui")
    return found


def converted(name: str, ending: str, folder: Path) -> OfficeFile:
    run = [soffice(), "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    run += ["--convert-to", ending, "--outdir", str(folder), str(KIT / name)]
    subprocess.run(run, check=True, capture_output=True, timeout=600)
    return read_office_file((folder / name).with_suffix(f".{ending}").read_bytes())


def values(grid: Grid) -> dict:
    return {at: (cell.value, cell.value is None and cell.text) for at, cell in grid.cells.items()}


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_a_sheet_is_the_same_in_older_and_other_formats(name, ending, tmp_path):
    first = read_office_file((KIT / name).read_bytes()).grids[0]

    other = converted(name, ending, tmp_path).grids[0]

    assert values(other) == values(first)
    assert other.merged == first.merged


@pytest.mark.parametrize("name", ["measures-title-row.docx", "report-2566.docx"])
def test_tables_of_a_document_are_the_same_in_a_pdf(name, tmp_path):
    document = read_office_file((KIT / name).read_bytes())

    printed = converted(name, "pdf", tmp_path)

    # Neighbouring tables of the same columns are one there; what has no lines is a text.
    ruled = cells(printed)
    assert ruled == cells(document)[: len(ruled)]
    assert len(ruled) > 30


def cells(file: OfficeFile) -> list[str]:
    """The texts of all cells, without white space."""
    return [
        re.sub(r"\s", "", grid.cells[at].text) for grid in file.grids for at in sorted(grid.cells)
    ]
