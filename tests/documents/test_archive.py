"""PDF/A-3a and PDF/UA-1 at once, with attached data and fields to sign in."""

from base64 import b64encode
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image

from documents.archive import AttachedFile
from documents.pdf import render_pdf
from tests.documents.archive_reading import faults_of
from tests.documents.reading import opened
from tests.documents.structure_reading import elements, outline

CREATED = datetime(2023, 10, 20, 9, 30, tzinfo=UTC)
TABLE = AttachedFile("measures.csv", "ตารางมาตรการ", "text/csv; charset=utf-8", b"a,b\r\n1,2\r\n")
PACKAGE = AttachedFile("datapackage.json", "คำอธิบายข้อมูล", "application/json", b"{}")
INK = Image.new("CMYK", (4, 4), (10, 20, 30, 40))
BODY = """
<html lang="th"><head><title>รายงาน & ผล</title><meta name="author" content="เทศบาล <ก>"><style>
  .line {{ display: inline-block; width: 5cm; height: 1.5cm }}
</style></head><body><h1>น้ำค้ำ ปี่ ญู ฐุ</h1>
<p>ดู <a href="https://example.go.th/">เว็บไซต์</a> <img src="{}" alt="ภาพ" width="9"></p>
<p style="opacity: 0.4">จาง</p>
<div>ลงชื่อ <span class="line" data-signature="พ.ต.ท. สมชาย"></span></div>
<div style="break-before: page"><p class="line" data-signature="พ.ต.ท. สมชาย">ลงชื่อ</p></div>
<p data-signature="">ไม่ระบุ</p>
</body></html>
"""


def document() -> bytes:
    picture = BytesIO()
    INK.save(picture, "JPEG")
    html = BODY.format(f"data:image/jpeg;base64,{b64encode(picture.getvalue()).decode()}")
    return render_pdf(html, created=CREATED, attached=[TABLE, PACKAGE])


@pytest.fixture(scope="module")
def data():
    return document()


@pytest.fixture(scope="module")
def pdf(data):
    return opened(data)


def test_both_standards_are_kept(pdf, data):
    assert faults_of(pdf, data) == []


def test_a_document_without_extras_keeps_them_too():
    plain = render_pdf('<html lang="th"><head><title>ก</title></head><body><p>ก</p></body></html>')

    with opened(plain) as pdf:
        assert faults_of(pdf, plain) == []
        assert pdf.Root.keys().isdisjoint({"/AF", "/AcroForm"})


def test_the_metadata_says_what_the_document_says(pdf):
    with pdf.open_metadata() as told:
        assert told["dc:title"] == "รายงาน & ผล"
        assert told["dc:creator"] == ["เทศบาล <ก>"]
        assert told["xmp:CreateDate"] == "2023-10-20T09:30:00+00:00"


def test_attached_files_are_taken_out_as_they_went_in(pdf):
    taken = {name: pdf.attachments[name] for name in pdf.attachments}

    assert {name: spec.get_file().read_bytes() for name, spec in taken.items()} == {
        "datapackage.json": b"{}", "measures.csv": TABLE.data,
    }  # fmt: skip
    assert taken["measures.csv"].description == "ตารางมาตรการ"
    assert taken["measures.csv"].get_file().mime_type == "text/csv"


def test_each_marked_element_is_an_empty_field_to_sign_in(pdf):
    fields = list(pdf.Root.AcroForm.Fields)

    assert [str(field.T) for field in fields] == ["พตท สมชาย", "พตท สมชาย (2)", "ผู้ลงนาม"]
    assert "พ.ต.ท. สมชาย" in str(fields[0].TU)
    assert all(field.FT == "/Sig" and "/V" not in field for field in fields)
    pages = [page.objgen for page in pdf.pages]
    assert [pages.index(field.P.objgen) for field in fields] == [0, 1, 1]
    for field in fields[:2]:
        left, bottom, right, top = map(float, field.Rect)
        assert round(right - left) == round(5 / 2.54 * 72)
        assert round(top - bottom) == round(1.5 / 2.54 * 72)


def test_fields_stand_in_the_structure_where_they_are_read(pdf):
    groups = [outline(group) for group in elements(pdf, "Div")]

    assert groups == ["Div(P Form)", "Div(P(Form))"]


def test_the_same_document_has_the_same_bytes(data):
    assert document() == data


def test_a_name_is_never_longer_than_a_field_takes():
    html = '<html lang="th"><title>ก</title><p data-signature="{}">ก</p></html>'
    with opened(render_pdf(html.format("ก" * 5000))) as pdf:
        [field] = pdf.Root.AcroForm.Fields
        assert len(str(field.T)) == 120
