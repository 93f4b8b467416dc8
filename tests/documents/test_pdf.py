"""HTML to PDF: sound documents, clear refusals, the same bytes every time."""

import gc
import importlib.abc
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from weasyprint.formatting_structure import boxes

from documents import pdf
from documents.errors import PdfError, PdfWarning
from documents.pdf import make_pdf, render_pdf
from tests.documents.reading import opened, text_by_pdfium


def page(body: str) -> str:
    return f'<html lang="th"><head><title>เอกสาร</title></head><body>{body}</body></html>'


def test_makes_a_pdf_with_the_title_and_language_of_the_html():
    document = opened(render_pdf(page("<p>สวัสดี</p>")))

    assert document.docinfo["/Title"] == "เอกสาร"
    assert document.Root.Lang == "th"


def test_uses_no_font_of_this_computer():
    result = make_pdf(page('<p style="font-family: Loma">ราชการ ☑ <b>หนา</b> <i>เอน</i> 漢</p>'))

    assert font_names(result.data) == {"Sarabun", "Sarabun-Bold", "Sarabun-Italic", "Portal-Boxes"}
    assert result.left_out == ("แบบอักษรไม่มีอักขระ “漢” (U+6F22)",)


def font_names(data: bytes) -> set[str]:
    document = opened(data)
    fonts = document.pages[0].Resources.Font
    return {str(font.BaseFont).split("+")[1] for font in fonts.values()}


def test_writes_the_date_that_it_is_given_and_no_other():
    created = datetime(2023, 9, 30, 8, 30, tzinfo=UTC)

    dated = opened(make_pdf(page("<p>ก</p>"), created=created).data)
    undated = opened(make_pdf(page("<p>ก</p>")).data)

    assert dated.docinfo["/CreationDate"] == "D:20230930083000+00'00"
    assert "/CreationDate" not in undated.docinfo


def test_the_same_html_gives_the_same_bytes_in_another_process():
    body = "<h1>น้ำ</h1><p>ปั้น <b>ดำ ☑</b> <i>ผู้</i><a href='#ก'>ก</a><a id='ก'>ข</a></p>"
    program = (
        "import sys; from documents.pdf import render_pdf;"
        "sys.stdout.buffer.write(render_pdf(sys.argv[1]))"
    )

    other = subprocess.run(
        [sys.executable, "-c", program, page(body)],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        check=True,
        capture_output=True,
    )

    assert other.stdout == render_pdf(page(body))


def test_tells_how_far_it_has_come():
    steps = []

    make_pdf(page("<p>ก</p><p style='break-before: page'>ข</p>"), progress=steps.append)

    assert steps[-3:] == ["จัดหน้าที่ 1", "จัดหน้าที่ 2", "เขียน PDF"]


def test_drops_control_characters_and_keeps_the_text():
    data = render_pdf(page("<p>ก\x00ข\x07ค\x1bง\ud800จ\ufffe</p>"))

    assert "กขคงจ" in text_by_pdfium(data)


def test_prints_an_unbreakable_word_of_500_characters():
    data = render_pdf(page(f"<p>{'ก' * 500}</p>"))

    assert "".join(text_by_pdfium(data).split()).count("ก") == 500


def test_refuses_an_empty_document():
    with pytest.raises(PdfError, match="ไม่มีเนื้อหา"):
        render_pdf("  \n")


def test_says_so_when_pango_is_not_installed(monkeypatch):
    class NoPango(importlib.abc.MetaPathFinder):
        def find_spec(self, name, path, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "documents.engine")
    monkeypatch.delattr("documents.engine")
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])

    with pytest.raises(PdfError, match="Pango") as failure:
        render_pdf(page("<p>ก</p>"))
    assert isinstance(failure.value.__cause__, OSError)


def test_says_which_font_file_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "FONTS", tmp_path)

    with pytest.raises(PdfError, match=r"Sarabun-Regular\.ttf"):
        render_pdf(page("<p>ก</p>"))


def test_refuses_to_go_on_without_a_font_that_a_stylesheet_names(tmp_path):
    style = tmp_path / "style.css"
    style.write_text('@font-face { font-family: "Lost"; src: url("lost.ttf") }')

    with pytest.raises(PdfError, match="Lost"):
        render_pdf(page("<p>ก</p>"), stylesheets=[style])


def test_chains_the_cause_of_any_other_failure(monkeypatch):
    from documents import engine

    monkeypatch.setattr(engine, "Source", lambda **kwargs: 1 / 0)

    with pytest.raises(PdfError) as failure:
        render_pdf(page("<p>ก</p>"))
    assert isinstance(failure.value.__cause__, ZeroDivisionError)


def test_reports_a_full_disk(monkeypatch):
    from documents import engine

    def full_disk():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(engine, "font_configuration", full_disk)

    with pytest.raises(PdfError, match="No space left on device"):
        render_pdf(page("<p>ก</p>"))


def test_never_returns_an_empty_document(monkeypatch):
    from documents import engine

    monkeypatch.setattr(engine, "typeset", lambda *args, **kwargs: engine.Outcome(b"", 0, (), ()))

    with pytest.raises(PdfError, match="เอกสารว่าง"):
        render_pdf(page("<p>ก</p>"))


def test_warns_of_css_that_it_does_not_understand(tmp_path):
    style = tmp_path / "style.css"
    style.write_text("p { colour: red }")

    with pytest.warns(PdfWarning, match="colour"):
        render_pdf(page("<p>ก</p>"), stylesheets=[style])


def test_warns_of_html_without_a_language():
    with pytest.warns(PdfWarning, match="lang"):
        render_pdf("<title>เอกสาร</title><p>ก</p>")


def test_a_painted_page_is_let_go_at_once(monkeypatch):
    """Without waiting for the collector: a report of 700 pages would hold all of them twice."""
    from documents import engine

    left, correct_text = [], engine.correct_text

    def counting(document, pdf):
        lines = sum(isinstance(each, boxes.LineBox) for each in gc.get_objects())
        left.append((len(document.pages), lines))
        correct_text(document, pdf)

    monkeypatch.setattr(engine, "correct_text", counting)
    rows = "<tr><td>ก</td><td>ข</td></tr>" * 150
    gc.collect()
    gc.disable()
    try:
        table = f"<table><colgroup><col><col></colgroup><tbody>{rows}</tbody></table>"
        render_pdf(page(table), stylesheets=[pdf.PAPER])
    finally:
        gc.enable()

    pages, lines = left[0]
    assert pages > 2
    assert lines < 150
