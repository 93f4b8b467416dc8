"""What stands behind a document that was handed out: signatures, other things, or nothing sound."""

from io import BytesIO

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pyhanko.pdf_utils import generic

from documents import later_signatures
from documents.later_signatures import Addition, what_was_added
from documents.pdf import render_pdf
from tests.documents.signing import altered, rewritten, signed

HTML = """<html lang="th"><head><title>รายงาน</title></head><body>
<p>ผลการดำเนินงาน</p><p data-signature="ประธาน">ลงชื่อ</p><p data-signature="เลขานุการ">ลงชื่อ</p>
</body></html>"""


@pytest.fixture(scope="module")
def document() -> bytes:
    return render_pdf(HTML)


@pytest.fixture(autouse=True)
def stored(document):
    name = default_storage.save("later/document.pdf", ContentFile(document))
    yield name
    default_storage.delete(name)


def added_to(document: bytes, stored: str, whole: bytes) -> Addition:
    assert whole.startswith(document)
    return what_was_added(stored, len(document), BytesIO(whole[len(document) :]))


def test_two_people_who_sign_afterwards_are_told_by_their_certificates(document, stored):
    once = signed(document, "ประธาน", "นายสมชาย ใจดี")
    added = added_to(document, stored, signed(once, "เลขานุการ", "นางสาวสมหญิง"))

    assert added.is_only_signed
    assert [each.subject for each in added.signatures] == ["นายสมชาย ใจดี", "นางสาวสมหญิง"]
    assert all(each.intact and each.self_made and each.in_time for each in added.signatures)
    assert all(each.at for each in added.signatures)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_programs_that_leave_the_metadata_alone_are_read(document, stored, first, second):
    once = signed(document, "ประธาน", "นายสมชาย", keeps_metadata=first)
    twice = signed(once, "เลขานุการ", "นางสาวสมหญิง", keeps_metadata=second)

    assert added_to(document, stored, once).is_only_signed
    assert added_to(document, stored, twice).is_only_signed
    assert len(added_to(document, stored, twice).signatures) == 2


@pytest.mark.parametrize("keeps", [True, False])
def test_a_document_that_was_sealed_is_read_below_a_signature(document, keeps):
    sealed = signed(document, "ประธาน", "เทศบาล", keeps_metadata=keeps)
    name = default_storage.save("later/sealed.pdf", ContentFile(sealed))
    try:
        whole = signed(sealed, "เลขานุการ", "นางสาวสมหญิง", keeps_metadata=True)
        added = added_to(sealed, name, whole)
    finally:
        default_storage.delete(name)

    assert added.is_only_signed
    assert [each.subject for each in added.signatures] == ["นางสาวสมหญิง"]


def test_a_signature_whose_bytes_were_changed_is_not_sound(document, stored):
    whole = signed(document, "ประธาน", "นายสมชาย")
    name = whole.index(b"/Contents", len(document))
    broken = whole[: name + 200] + b"00ff00" + whole[name + 206 :]

    added = added_to(document, stored, broken)

    assert not added.is_only_signed
    assert not any(each.intact for each in added.signatures)


def test_contents_that_were_changed_before_signing_are_told(document, stored):
    added = added_to(document, stored, signed(rewritten(document), "ประธาน", "นายสมชาย"))

    assert added.change == "changed"
    assert [each.intact for each in added.signatures] == [True]
    assert not added.is_only_signed


def test_contents_that_were_changed_after_signing_are_told(document, stored):
    added = added_to(document, stored, rewritten(signed(document, "ประธาน", "นายสมชาย")))

    assert added.change == "changed"


def test_a_signature_that_draws_where_the_document_has_no_field_is_told(document, stored):
    whole = signed(document, "ใหม่", "นายสมชาย", box=(0, 0, 595, 842))

    added = added_to(document, stored, whole)

    assert added.drawn == [1]
    assert not added.is_only_signed


def other_document() -> bytes:
    buffer = BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(buffer)
    return buffer.getvalue()


JUNK = {
    "line": b"\n",
    "remark": b"% a remark\n",
    "zeros": b"\x00" * 999,
    "document": other_document(),
    "nowhere": b"startxref\n9\n%%EOF",
}


@pytest.mark.parametrize("kind", JUNK)
def test_bytes_that_are_no_revision_are_no_signature(document, stored, kind):
    added = added_to(document, stored, document + JUNK[kind])

    assert added.change in ("appended", "unreadable")
    assert added.signatures == []


def test_bytes_behind_the_last_signature_are_told(document, stored):
    whole = signed(document, "ประธาน", "นายสมชาย") + b"more"

    assert added_to(document, stored, whole).change == "appended"


def test_a_file_that_cannot_be_read_in_time_is_given_up(document, stored, monkeypatch):
    monkeypatch.setattr(later_signatures, "MOST_SECONDS", 0.01)

    assert added_to(document, stored, document + b"x").change == "unreadable"


def test_one_file_is_read_at_a_time(document, stored, monkeypatch):
    monkeypatch.setattr(later_signatures, "PATIENCE", 0)

    with later_signatures._one_at_a_time:
        assert added_to(document, stored, document + b"x").change == "busy"


def first_page(writer):
    return writer.root["/Pages"]["/Kids"][0]


def put(parent, name: str, value, writer) -> None:
    parent[name] = value
    writer.update_container(parent)


def remark_on_the_page(writer):
    kind = {"/Subtype": "/FreeText", "/Contents": "ยกเลิก", "/Rect": [0, 0, 99, 99]}
    remark = writer.add_object(generic.DictionaryObject(map_of(kind)))
    page = first_page(writer)
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", []), remark])
    writer.update_container(page)


def map_of(values: dict) -> dict:
    """The entries as pyHanko's objects."""
    objects = {str: generic.TextStringObject, list: numbers}
    return {
        generic.NameObject(key): generic.NameObject(value)
        if isinstance(value, str) and value.startswith("/")
        else objects[type(value)](value)
        for key, value in values.items()
    }


def numbers(values) -> generic.ArrayObject:
    return generic.ArrayObject(map(generic.NumberObject, values))


CHANGES = {
    "remark": remark_on_the_page,
    "rotation": lambda w: put(first_page(w), "/Rotate", generic.NumberObject(180), w),
    "size": lambda w: put(w.root["/Pages"], "/MediaBox", numbers([0, 0, 9, 9]), w),
    "fonts": lambda w: put(first_page(w)["/Resources"], "/Font", generic.DictionaryObject(), w),
    "field elsewhere": lambda w: put(
        w.root["/AcroForm"]["/Fields"][0], "/Rect", numbers([0, 0, 595, 842]), w
    ),
    "action": lambda w: put(w.root, "/OpenAction", numbers([0]), w),
    "title": lambda w: w.set_info(w.add_object(generic.DictionaryObject(map_of({"/Title": "อื่น"})))),
    "form": lambda w: put(w.root["/AcroForm"], "/XFA", numbers([0]), w),
    "words read aloud": lambda w: put(w.root["/StructTreeRoot"], "/K", numbers([0]), w),
    "no page": lambda w: put(w.root["/Pages"], "/Kids", numbers([]), w),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_no_change_of_contents_hides_behind_a_signature(document, stored, kind):
    whole = signed(altered(document, CHANGES[kind]), "ประธาน", "นายสมชาย")

    assert added_to(document, stored, whole).change == "changed"


def test_a_change_that_a_later_signer_took_back_is_told(document, stored):
    original = []

    def take(writer):
        original.append(first_page(writer).raw_get("/Contents").reference)

    altered(document, take)
    changed = rewritten(document)

    def back(writer):
        reference = original[0]
        put(
            first_page(writer),
            "/Contents",
            generic.IndirectObject(reference.idnum, reference.generation, writer),
            writer,
        )

    whole = signed(altered(changed, back), "ประธาน", "นายสมชาย")

    assert added_to(document, stored, whole).change == "changed"


def test_a_long_table_is_read_within_the_limits(document):
    """Sixty pages whose structure names 36,000 cells, as a year's report of a town does."""
    long = with_cells(document, pages=60, rows=150, columns=4)
    name = default_storage.save("later/long.pdf", ContentFile(long))
    try:
        good = added_to(long, name, signed(long, "ประธาน", "นายสมชาย"))
        bad = added_to(long, name, signed(rewritten(long), "ประธาน", "นายสมชาย"))
    finally:
        default_storage.delete(name)

    assert good.is_only_signed
    assert bad.change == "changed"


def with_cells(document: bytes, pages: int, rows: int, columns: int) -> bytes:
    """The document with more pages, and a table in its structure that reaches over them."""
    output = BytesIO()
    with pikepdf.open(BytesIO(document)) as pdf:
        tree = pdf.Root.StructTreeRoot
        table = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Table, P=tree, K=[]))
        for number in range(pages):
            page = pdf.add_blank_page()
            page.obj.StructParents = 1000 + number
            cells = []
            for _ in range(rows):
                row = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.TR, P=table, K=[]))
                table.K.append(row)
                for _ in range(columns):
                    cell = pikepdf.Dictionary(
                        S=pikepdf.Name.TD, P=row, Pg=page.obj, K=pikepdf.Array([len(cells)])
                    )
                    cells.append(pdf.make_indirect(cell))
                    row.K.append(cells[-1])
            tree.ParentTree.Nums.extend([1000 + number, pdf.make_indirect(pikepdf.Array(cells))])
        top = tree.K if isinstance(tree.K, pikepdf.Array) else pikepdf.Array([tree.K])
        top.append(table)
        tree.K = top
        pdf.save(output, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return output.getvalue()
