"""Word files that cannot be read say why in Thai, and harm nothing."""

import pytest
from docx import Document
from PIL import Image

from office_files.contents import OfficeFileError
from office_files.docx import read_docx
from office_files.reading import read_office_file
from tests.office_files.sample_bytes import saved
from tests.office_files.word_parts import archive, line, parts_of, relation, relations, word

MAIN = {"_rels/.rels": relations(relation("r", "officeDocument", "word/document.xml"))}


def refused(data: bytes) -> str:
    with pytest.raises(OfficeFileError) as error:
        read_office_file(data, "a.docx")
    return str(error.value)


def picture_document(tmp_path, text: str = "") -> bytes:
    Image.new("RGB", (20, 20)).save(tmp_path / "a.png")
    document = Document()
    document.add_paragraph(text)
    document.add_picture(str(tmp_path / "a.png"))
    return saved(document)


def test_a_document_of_pictures_only_is_named_as_one(tmp_path):
    assert "เป็นภาพ ไม่มีข้อความ" in refused(picture_document(tmp_path))


def test_pictures_beside_a_text_are_told(tmp_path):
    file = read_docx(picture_document(tmp_path, "ข้อความ"))

    assert file.told == ["เอกสารมีภาพ 1 ภาพ ระบบไม่ได้อ่านสิ่งที่อยู่ในภาพ"]


def test_an_empty_document_says_so():
    assert "ไม่มีข้อความหรือตาราง" in refused(saved(Document()))


def test_macros_are_left_alone_and_told():
    data = word(line("ก"))
    parts = {"word/vbaProject.bin": b"x"}
    with_macro = archive({**parts_of(data), **parts})

    assert read_office_file(with_macro).told == [
        "แฟ้มนี้มีมาโคร ระบบอ่านเฉพาะข้อความและตาราง ไม่ได้เปิดมาโคร"
    ]


def test_the_strict_variant_is_read():
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in parts_of(word(line("เข้มงวด"))).items()
    }

    assert next(read_docx(archive(strict)).paragraphs).text == "เข้มงวด"


def test_a_main_part_of_another_name_is_found():
    parts = parts_of(word(line("ก")))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"document.xml", b"document2.xml")

    assert next(read_docx(archive(parts)).paragraphs).text == "ก"


@pytest.mark.parametrize("document", ["<w:document", "<a>&b;</a>", "\x00" * 9, "<a><b></a>"])
def test_broken_xml_is_refused_in_thai(document):
    assert "ระบบอ่านไม่ได้" in refused(archive({**MAIN, "word/document.xml": document}))


def test_a_document_of_something_else_holds_nothing():
    assert "ไม่มีข้อความ" in refused(archive({**MAIN, "word/document.xml": "<a/>"}))


def test_a_thousand_laughs_unfold_to_nothing():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        f"<w:document {names}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    )
    bomb = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>{body}'

    refused(archive({**MAIN, "word/document.xml": bomb}))


def test_a_part_that_explodes_is_refused_before_it_is_unpacked():
    bomb = archive({**MAIN, "word/document.xml": b" " * (160 * 1024 * 1024)})

    assert len(bomb) < 200_000
    assert "ขยายออกแล้วใหญ่เกินไป" in refused(bomb)


def test_countless_paragraphs_are_refused_before_they_are_objects():
    assert "ใหญ่เกินไป" in refused(word("<w:p/>" * 3_000_000))


def test_half_a_file_is_refused():
    data = word(line("ก" * 500))

    refused(data[: len(data) // 2])
