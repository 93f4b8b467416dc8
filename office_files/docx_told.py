"""What was left out of a Word document, in Thai sentences."""

from collections import Counter

from lxml import etree

from office_files.cleaning import clean
from office_files.docx_names import W
from office_files.parts import Parts

LONGEST = 80  # characters of a text that is quoted

_SENTENCES = {
    "deleted": "เอกสารมีข้อความที่ลบแบบติดตามการแก้ไข (track changes) {n} แห่ง ระบบไม่ได้อ่าน",
    "inserted": "เอกสารมีข้อความที่เพิ่มแบบติดตามการแก้ไข (track changes) {n} แห่ง ระบบอ่านตามที่เพิ่มแล้ว",
    "hidden": "เอกสารมีข้อความที่ซ่อนไว้ {n} แห่ง ระบบไม่ได้อ่าน",
    "picture": "เอกสารมีภาพ {n} ภาพ ระบบไม่ได้อ่านสิ่งที่อยู่ในภาพ",
    "contents": "ระบบไม่ได้อ่านสารบัญ {n} บรรทัด",
    "covered": "ตารางมีข้อความที่ถูกช่องผสานบังไว้ {n} ช่อง ระบบไม่ได้อ่าน",
}
_OTHER_PARTS = {
    "header": "ระบบไม่ได้อ่านหัวกระดาษ",
    "footer": "ระบบไม่ได้อ่านท้ายกระดาษ",
    "footnotes": "ระบบไม่ได้อ่านเชิงอรรถ",
    "endnotes": "ระบบไม่ได้อ่านเชิงอรรถท้ายเรื่อง",
    "comments": "ระบบไม่ได้อ่านข้อคิดเห็น (comment)",
    "aFChunk": "ระบบไม่ได้อ่านเอกสารอื่นที่แทรกไว้",
}
MACRO = "แฟ้มนี้มีมาโคร ระบบอ่านเฉพาะข้อความและตาราง ไม่ได้เปิดมาโคร"


def say(told: Counter[str], parts: Parts) -> list[str]:
    """A sentence for each kind of thing that was counted, and for each part that has words."""
    said = [sentence.format(n=told[kind]) for kind, sentence in _SENTENCES.items() if told[kind]]
    if any(name.lower().endswith("vbaproject.bin") for name in parts.names):
        said.append(MACRO)
    quoted = (
        _of_part(one.kind, one.target, parts) for one in parts.relations(parts.main_part()).values()
    )
    return said + list(dict.fromkeys(filter(None, quoted)))


def _of_part(kind: str, name: str, parts: Parts) -> str:
    if kind not in _OTHER_PARTS:
        return ""
    if not name.endswith(".xml"):
        return _OTHER_PARTS[kind]
    text = _words(parts.xml(name))
    if not any(letter.isalpha() for letter in text):  # a page number
        return ""
    quoted = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return f"{_OTHER_PARTS[kind]}: “{quoted}”"


def _words(tree: etree._Element | None) -> str:
    if tree is None:
        return ""
    paragraphs = ("".join(found.itertext(W + "t")) for found in tree.iter(W + "p"))
    return clean(" ".join(filter(None, paragraphs)))
