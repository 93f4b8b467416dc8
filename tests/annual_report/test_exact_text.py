"""Text taken out of the real report's PDF equals the source, by three engines."""

import subprocess
from collections import Counter

import pymupdf
import pypdfium2
import pytest

from agency.models import FiscalYear
from annual_report.contents import assemble_report
from annual_report.layout import render_report_pdf
from thai.document_digits import document_digits
from thai.text_blocks import read_blocks

pytestmark = pytest.mark.django_db

SARA_AM = "\u0e33"


def by_pdfium(path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def by_mupdf(path) -> str:
    with pymupdf.open(path) as document:
        return "\n".join(page.get_text() for page in document)


def by_poppler(path) -> str:
    # Without -raw poppler guesses columns anew and may put a neighbour cell's word in between.
    run = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(run, capture_output=True, check=True).stdout.decode()


ENGINES = [by_pdfium, by_mupdf, by_poppler]


@pytest.fixture
def contents(fy2566):
    return assemble_report(FiscalYear.objects.get(year_be=2566))


@pytest.fixture(scope="module")
def rendered():
    """The report is rendered once for all tests of this file."""
    return {}


@pytest.fixture
def report(contents, rendered, tmp_path):
    if "pdf" not in rendered:
        rendered["pdf"] = render_report_pdf(contents)
    path = tmp_path / "report.pdf"
    path.write_bytes(rendered["pdf"])
    return path


def squeeze(text: str) -> str:
    return "".join(text.split())


def is_thai(character: str) -> bool:
    return "\u0e00" <= character <= "\u0e7f"


def lines_of_cells(contents):
    """Every line of every table cell."""
    texts = []
    rows = {part.record.kind: part.rows for part in contents.parts}
    for measure in rows["measures"]:
        update = measure.published_update
        texts += [measure.title, measure.method, update.results, update.outcomes]
        texts += measure.responsible
    for item in rows["items"]:
        texts += [item.title, item.published_update.progress, *item.responsible]
        texts += [element.text for element in item.elements.all()]
    # On paper the digits of a document are of one kind.
    lines = [line for text in texts for block in read_blocks(text) for line in block.lines]
    return [document_digits(line.text) for line in lines]


def words_of(line: str) -> list[str]:
    """The phrases between spaces, which is where Thai has its spaces."""
    return [word for word in line.split() if len(word) > 1]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_word_of_every_table_cell_is_found(contents, report, engine):
    text = squeeze(engine(report))
    lines = lines_of_cells(contents)

    assert len(lines) > 300
    missing = [word for line in lines for word in words_of(line) if word not in text]
    # A phrase may stand on two pages of one row's cell, never inside a word.
    assert missing == []


@pytest.mark.parametrize("engine", ENGINES)
def test_each_thai_character_is_there_as_often_as_in_the_source(contents, report, engine):
    source = "".join("".join(lines_of_cells(contents)).split())
    wanted = Counter(filter(is_thai, source))
    found = Counter(engine(report))

    assert wanted[SARA_AM] > 250
    assert found["\u0e4d"] == 0, "a nikhahit is half of a ำ that came apart"
    for character, count in wanted.items():
        assert found[character] >= count, f"{character!r}: {found[character]} of {count}"


def test_the_three_engines_agree(report):
    counts = [Counter(squeeze(engine(report))) for engine in ENGINES]
    thai = [
        {
            character: count
            for character, count in found.items()
            if "\u0e00" <= character <= "\u0e7f"
        }
        for found in counts
    ]

    assert thai[0] == thai[1] == thai[2]
