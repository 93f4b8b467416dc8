"""Thai words in any amount: the same number makes the same text."""

import random

WORDS = (
    "เทศบาล",
    "ดำเนินการ",
    "เผยแพร่",
    "ข้อมูล",
    "ประชาชน",
    "โครงการ",
    "ความโปร่งใส",
    "คุณธรรม",
    "งบประมาณ",
    "แผนปฏิบัติการ",
    "รายงานผล",
    "เจ้าหน้าที่",
    "ผู้อำนวยการกอง",
    "ปรับปรุง",
    "ประชาสัมพันธ์",
    "เว็บไซต์",
    "ผู้บริหาร",
    "การจัดซื้อจัดจ้าง",
    "น้ำท่วม",
    "ทรัพย์สินของราชการ",
    "ผู้มีส่วนได้ส่วนเสีย",
    "กฎหมาย",
    "ให้บริการ",
    "ที่เกี่ยวข้อง",
    "สำนักปลัดเทศบาล",
)
WHOLE = (
    "นางสาววันเพ็ญ เงามาม",
    "วันที่ ๒๐ ตุลาคม ๒๕๖๕",
    "ระดับผ่านดีเยี่ยม",
    "จำนวน ๑๖ ข้อ",
    "https://www.long-name-of-a-municipality.example.go.th/public/list/data/detail/id/2467/menu/1661",
    "GovernmentProcurementElectronicSystem",
)


def sentence(letters: int, seed: int) -> str:
    """One paragraph of at most so many letters."""
    choose = random.Random(seed)  # noqa: S311 - the same words each time, no secret
    parts: list[str] = []
    length = 0
    while True:
        part = choose.choice(WHOLE) if choose.random() < 0.08 else choose.choice(WORDS)
        glue = " " if choose.random() < 0.2 or part in WHOLE else ""
        if length + len(glue) + len(part) > letters:
            return "".join(parts).strip()
        parts.append(glue + part + (" " if part in WHOLE else ""))
        length += len(parts[-1])


def text(letters: int, seed: int) -> str:
    """Paragraphs and lists with levels, together at most so many letters."""
    lines = []
    each = max(letters // 6, 10)
    for number, marker in enumerate(("", "๑. ", "๑.๑ ", "(ก) ", "- ", "๒. ")):
        lines.append(marker + sentence(each - len(marker) - 1, seed * 31 + number))
    return "\n".join(lines)
