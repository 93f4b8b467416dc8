"""What somebody could put behind a document so that it reads otherwise and still seems the same."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from documents.later_signatures import Addition, what_was_added
from documents.pdf import render_pdf
from tests.documents.signing import altered, signed

HTML = """<html lang="th"><head><title>รายงาน</title></head><body>
<p><a href="https://example.go.th/">ผลการดำเนินงาน</a></p>
<p data-signature="ประธาน">ลงชื่อ</p><p data-signature="เลขานุการ">ลงชื่อ</p>
</body></html>"""
WHOLE_PAGE = [0, 0, 595, 842]


@pytest.fixture(scope="module")
def document() -> bytes:
    return render_pdf(HTML)


@pytest.fixture
def added_to(document):
    name = default_storage.save("later/document.pdf", ContentFile(document))

    def read(whole: bytes) -> Addition:
        assert whole.startswith(document)
        return what_was_added(name, len(document), BytesIO(whole[len(document) :]))

    yield read
    default_storage.delete(name)


def first_page(writer):
    return writer.root["/Pages"]["/Kids"][0]


def append(parent, name: str, value, writer) -> None:
    parent[name] = generic.ArrayObject([*parent.get(name, []), value])
    writer.update_container(parent)


def picture(writer, paint: bytes = b"1 g 0 0 595 842 re f"):
    """An appearance that covers what lies below it."""
    entries = {
        "/Type": generic.NameObject("/XObject"),
        "/Subtype": generic.NameObject("/Form"),
        "/BBox": generic.ArrayObject(map(generic.NumberObject, WHOLE_PAGE)),
    }
    shape = {generic.NameObject(name): value for name, value in entries.items()}
    return writer.add_object(generic.StreamObject(shape, stream_data=paint))


def add_field(writer, name: str | None, corners=WHOLE_PAGE, kind: str = "/Widget", **more):
    """A signature field with a picture, on the first page and in the form."""
    appearance = generic.DictionaryObject({generic.NameObject("/N"): picture(writer)})
    entries = {
        "/Type": generic.NameObject("/Annot"),
        "/Subtype": generic.NameObject(kind),
        "/FT": generic.NameObject("/Sig"),
        "/Rect": generic.ArrayObject(map(generic.NumberObject, corners)),
        "/AP": appearance,
        **{f"/{key}": value for key, value in more.items()},
    }
    if name is not None:
        entries["/T"] = generic.TextStringObject(name)
    field = generic.DictionaryObject(
        {generic.NameObject(key): value for key, value in entries.items()}
    )
    reference = writer.add_object(field)
    append(first_page(writer), "/Annots", reference, writer)
    append(writer.root["/AcroForm"], "/Fields", reference, writer)
    return reference


@pytest.mark.parametrize("name", ["ประธาน", "เลขานุการ", None, ""])
def test_a_field_that_paints_under_the_name_of_another_is_told(document, added_to, name):
    whole = signed(document, "ประธาน", "นายสมชาย")
    whole = altered(whole, lambda writer: add_field(writer, name))

    assert added_to(whole).change == "changed"


def test_a_field_without_a_name_is_no_signed_one(document, added_to):
    whole = signed(document, "None", "ใครก็ได้", box=(0, 0, 0, 0))
    assert added_to(whole).is_only_signed

    whole = altered(whole, lambda writer: add_field(writer, None))

    assert added_to(whole).change == "changed"


def test_a_field_that_paints_is_told_without_any_signature(document, added_to):
    added = added_to(altered(document, lambda writer: add_field(writer, "ใหม่")))

    assert (added.change, added.drawn) == ("filled", [1])


def test_a_field_that_grows_after_it_was_added_is_told(document, added_to):
    places = []
    whole = altered(document, lambda w: places.append(add_field(w, "ใหม่", [0, 0, 0, 0])))
    assert added_to(whole).drawn == []

    def grow(writer):
        field = writer.get_object(generic.Reference(places[0].idnum, 0, writer))
        field["/Rect"] = generic.ArrayObject(map(generic.NumberObject, WHOLE_PAGE))
        writer.update_container(field)

    assert added_to(altered(whole, grow)).drawn == [1]


@pytest.mark.parametrize("kind", ["/FreeText", "/Stamp", "/Line"])
def test_a_remark_in_the_form_is_no_field(document, added_to, kind):
    whole = altered(document, lambda writer: add_field(writer, "ใหม่", [0, 0, 0, 0], kind))

    assert added_to(whole).change == "changed"


def fields_of(writer) -> dict:
    references = [each.get_object() for each in writer.root["/AcroForm"]["/Fields"]]
    return {str(each["/T"]): each for each in references}


def borrow(writer) -> None:
    fields = fields_of(writer)
    fields["เลขานุการ"]["/V"] = fields["ประธาน"].raw_get("/V")
    writer.update_container(fields["เลขานุการ"])


def new_field_that_borrows(writer) -> None:
    signature = fields_of(writer)["ประธาน"].raw_get("/V")
    add_field(writer, "ปลัด", [0, 0, 0, 0], V=signature)


def other_picture(writer) -> None:
    field = fields_of(writer)["ประธาน"]
    field["/AP"]["/N"] = picture(writer)
    writer.update_container(field)


def other_strokes(writer) -> None:
    stream = fields_of(writer)["ประธาน"]["/AP"]["/N"]
    stream._data = stream._encoded_data = b"1 g 0 0 9 9 re f"
    stream.pop("/Filter", None)
    writer.update_container(stream)


SWINDLES = [borrow, new_field_that_borrows, other_picture, other_strokes]


@pytest.mark.parametrize("swindle", SWINDLES)
def test_a_signature_is_not_lent_and_its_picture_stays(document, added_to, swindle):
    whole = altered(signed(document, "ประธาน", "นายสมชาย"), swindle)

    assert added_to(whole).change == "changed"


def test_what_stands_in_the_file_about_certificates_is_no_change(document, added_to):
    """As programs add it so that a signature can be looked at for years."""

    def store(writer):
        empty = generic.DictionaryObject({generic.NameObject("/Certs"): generic.ArrayObject()})
        writer.root["/DSS"] = writer.add_object(empty)
        writer.update_root()

    whole = altered(signed(document, "ประธาน", "นายสมชาย"), store)

    assert added_to(signed(whole, "เลขานุการ", "นางสาวสมหญิง")).is_only_signed


def dictionary(**entries) -> generic.DictionaryObject:
    return generic.DictionaryObject(
        {generic.NameObject(f"/{key}"): value for key, value in entries.items()}
    )


def script() -> generic.DictionaryObject:
    words = generic.TextStringObject("app.alert(1)")
    return dictionary(S=generic.NameObject("/JavaScript"), JS=words)


def put(parent, name: str, value, writer) -> None:
    parent[name] = value
    writer.update_container(parent)


def link(writer):
    return next(each for each in annotations(writer) if each["/Subtype"] == "/Link")


def annotations(writer) -> list:
    return [each.get_object() for each in first_page(writer)["/Annots"]]


def picture_of_the_link(writer) -> None:
    put(link(writer), "/AP", dictionary(N=picture(writer)), writer)


def other_pages(writer) -> None:
    tree = generic.DictionaryObject(writer.root["/Pages"])
    writer.root["/Pages"] = writer.add_object(tree)
    writer.update_root()


def other_resources(writer) -> None:
    resources = generic.DictionaryObject(first_page(writer)["/Resources"])
    put(first_page(writer), "/Resources", writer.add_object(resources), writer)


def painted_before(writer) -> None:
    page = first_page(writer)
    more = writer.add_object(generic.StreamObject(stream_data=b"0 0 9 9 re f"))
    contents = generic.ArrayObject([page.raw_get("/Contents"), more])
    put(page, "/Contents", contents, writer)


def no_remarks(writer) -> None:
    put(first_page(writer), "/Annots", generic.ArrayObject(), writer)


def remarks_the_other_way_round(writer) -> None:
    page = first_page(writer)
    put(page, "/Annots", generic.ArrayObject(reversed(page["/Annots"])), writer)


def field_in_two_places(writer) -> None:
    kid = writer.add_object(dictionary(Subtype=generic.NameObject("/Widget")))
    field = fields_of(writer)["เลขานุการ"]
    put(field, "/Kids", generic.ArrayObject([kid]), writer)


def new_field_in_two_places(writer) -> None:
    kid = writer.add_object(dictionary(Subtype=generic.NameObject("/Widget")))
    add_field(writer, "ใหม่", [0, 0, 0, 0], Kids=generic.ArrayObject([kid]))


def listed_twice(writer) -> None:
    field = add_field(writer, "ใหม่", [0, 0, 0, 0])
    append(writer.root["/AcroForm"], "/Fields", field, writer)


CHANGES = {
    "action of the document": lambda w: put(w.root, "/AA", dictionary(WC=script()), w),
    "names": lambda w: put(w.root, "/Names", dictionary(JavaScript=dictionary()), w),
    "layers": lambda w: put(w.root, "/OCProperties", dictionary(OCGs=generic.ArrayObject()), w),
    "shown from right to left": lambda w: put(
        w.root, "/ViewerPreferences", dictionary(Direction=generic.NameObject("/R2L")), w
    ),
    "action of the page": lambda w: put(first_page(w), "/AA", dictionary(O=script()), w),
    "action of a field": lambda w: put(fields_of(w)["เลขานุการ"], "/AA", dictionary(E=script()), w),
    "action of a new field": lambda w: add_field(w, "ใหม่", [0, 0, 0, 0], A=script()),
    "address": lambda w: put(link(w)["/A"], "/URI", generic.TextStringObject("https://x.y"), w),
    "picture of the link": picture_of_the_link,
    "pages": other_pages,
    "resources": other_resources,
    "contents": painted_before,
    "no remarks": no_remarks,
    "order": remarks_the_other_way_round,
    "field in two places": field_in_two_places,
    "new field in two places": new_field_in_two_places,
    "field listed twice": listed_twice,
}


@pytest.mark.parametrize("kind", CHANGES)
def test_no_other_change_passes_behind_a_signature(document, added_to, kind):
    whole = altered(signed(document, "ประธาน", "นายสมชาย"), CHANGES[kind])

    assert added_to(whole).change == "changed"


def test_a_rewritten_stream_of_objects_is_told(document, added_to):
    places = []

    def store(writer):
        inside = writer.prepare_object_stream()
        writer.root["/DSS"] = writer.add_object(dictionary(), obj_stream=inside)
        writer.update_root()
        places.append(writer.root.raw_get("/DSS").reference)

    once = altered(document, store)
    reader = PdfFileReader(BytesIO(once))
    number = reader.xrefs[generic.Reference(places[0].idnum, 0, reader)].obj_stream_id
    assert added_to(once).change == "filled"

    whole = behind(once, [painted(number)], f"{number} 1\n{{0}} 00000 n \n")

    assert added_to(whole).change == "changed"


def test_a_remark_that_stands_in_the_page_itself_stays(document):
    def remark(color: int):
        paint = generic.ArrayObject([generic.NumberObject(color)])
        kind = generic.NameObject("/Square")
        box = generic.ArrayObject(map(generic.NumberObject, WHOLE_PAGE))
        return generic.ArrayObject([dictionary(Subtype=kind, Rect=box, IC=paint)])

    own = altered(document, lambda w: put(first_page(w), "/Annots", remark(0), w))
    whole = altered(own, lambda w: put(first_page(w), "/Annots", remark(1), w))
    name = default_storage.save("later/own.pdf", ContentFile(own))
    try:
        added = what_was_added(name, len(own), BytesIO(whole[len(own) :]))
    finally:
        default_storage.delete(name)

    assert added.change == "changed"


def contents_of(document: bytes) -> tuple[int, bytes]:
    """The number of the first page's contents, and the very bytes that the document has there."""
    reader = PdfFileReader(BytesIO(document))
    reference = first_page(reader).raw_get("/Contents")
    start = reader.xrefs[reference.reference]
    return reference.idnum, document[start : document.index(b"endobj", start) + 6]


def behind(whole: bytes, objects: list[bytes], table: str, entries: str = "") -> bytes:
    """
    The file with a revision behind it as an editor of bytes would write it.

    table, entries: of references and of the trailer, with {0} where the first object stands.
    """
    reader = PdfFileReader(BytesIO(whole))
    places = []
    for each in objects:
        places.append(f"{len(whole) + 1:010}")
        whole += b"\n" + each
    root = reader.trailer.raw_get("/Root").idnum
    trailer = f"trailer\n<< /Size {reader.trailer['/Size'] + 2} /Root {root} 0 R"
    trailer += f" /Prev {reader.last_startxref} {entries.format(*places)} >>\n"
    text = f"xref\n{table.format(*places)}{trailer}startxref\n{len(whole) + 1}\n%%EOF\n"
    return whole + b"\n" + text.encode()


NO_OBJECT = "0 1\n0000000000 65535 f \n"


def painted(number: int) -> bytes:
    return f"{number} 0 obj\n<< /Length 5 >>\nstream\nBT ET\nendstream\nendobj".encode()


@pytest.mark.parametrize("is_signed", [True, False])
def test_contents_that_only_a_stream_beside_the_table_names_are_told(document, added_to, is_signed):
    whole = signed(document, "ประธาน", "นายสมชาย") if is_signed else document
    number, _ = contents_of(document)
    place = (len(whole) + 1).to_bytes(8)
    size = PdfFileReader(BytesIO(whole)).trailer["/Size"]
    stream = (
        f"{size} 0 obj\n<< /Type /XRef /Size {size + 1} /W [1 8 2] /Index [{number} 1]"
        f" /Length 11 >>\nstream\n".encode()
        + b"\x01"
        + place
        + b"\x00\x00\nendstream\nendobj"
    )

    attack = behind(whole, [painted(number), stream], NO_OBJECT, "/XRefStm {1}")

    assert added_to(attack).change == "changed"


def test_an_object_that_the_table_names_twice_is_told(document, added_to):
    """Some programs believe the first, some the last."""
    number, own = contents_of(document)
    once = f"{number} 1\n{{1}} 00000 n \n"
    twice = f"{number} 1\n{{0}} 00000 n \n" + once

    assert added_to(behind(document, [painted(number), own], once)).change == "filled"
    assert added_to(behind(document, [painted(number), own], twice)).change == "changed"
