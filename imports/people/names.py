"""Names of people: the title before them, and where the name ends on a line."""

import re

from imports.people.posts import begins_post

# Longer ones first: นางสาว begins with นาง, พ.ต.ท. with พ.ต.
_RANKS = (
    r"พล\.ต\.[อทต]\.|พล\.[อทต]\.|พ\.ต\.[อทต]\.|พ\.อ\.[อทต]\.|พ\.จ\.[อทต]\.|พ\.[อทต]\.|"
    r"ร\.ต\.[อทต]\.|ร\.[อทต]\.|น\.[อทต]\.|จ\.ส\.[อทต]\.|จ\.[อทต]\.|ส\.ต\.[อทต]\.|ส\.[อทต]\.|ด\.ต\.|"
    r"อส\.ทพ\.|(?:พล|พัน|ร้อย|นาวา|เรือ|นาวาอากาศ|เรืออากาศ|พันจ่า|จ่าสิบ|จ่า|สิบ)(?:ตำรวจ)?(?:เอก|โท|ตรี)|"
    r"พันจ่าอากาศ(?:เอก|โท|ตรี)|จ่าอากาศ(?:เอก|โท|ตรี)|ดาบตำรวจ|พล(?:ตำรวจ|ทหาร)"
)
_MONKS = r"พระ(?:ครู|มหา|อธิการ|ปลัด|สมุห์|ใบฎีกา|อาจารย์|ภิกษุ|ภาวนา)|เจ้าอธิการ|สามเณร|แม่ชี"
_LEARNED = (
    r"(?:ศ|รศ|ผศ)\.(?:\s*(?:ดร|นพ|พญ)\.)?|ดร\.|นพ\.|พญ\.|ทพ\.|ทพญ\.|ภก\.|ภญ\.|น\.สพ\.|สพ\.ญ\.|"
    r"นายแพทย์|แพทย์หญิง|ทันตแพทย์(?:หญิง)?|ศาสตราจารย์|รองศาสตราจารย์|ผู้ช่วยศาสตราจารย์"
)
_NOBLE = r"ม\.ร\.ว\.|ม\.ล\.|หม่อม(?:ราชวงศ์|หลวง)|คุณหญิง|ท่านผู้หญิง"
# นายก is a mayor, นายช่าง an engineer and นายอำเภอ a district officer; นายกิตติ is a man.
_MEN = (
    r"นางสาว|น\.\s?ส\.|นาง(?!เลิ้ง)|"
    r"นาย(?!ก(?:เทศ|องค์การ|อบต|อบจ|เมือง|สมาคม|รัฐมนตรี|สภา|\s|$)|ช่าง|อำเภอ|ทะเบียน|ตรวจ|แพทย์|ท้าย|หมวด)|"
    r"เด็กชาย|เด็กหญิง|ด\.[ชญ]\.|คุณ(?!ธรรม|ภาพ|วุฒิ|สมบัติ|ลักษณะ|ค่า|ประโยชน์|ครู|หญิง)"
)
_LATIN = r"(?:mr|mrs|ms|miss|dr)\b\.?"
TITLE = re.compile(
    rf"(?:ว่าที่\s*)?(?:(?:{_RANKS}|{_LEARNED}|{_NOBLE}|{_MONKS}|{_MEN}|{_LATIN})(?:\s*\(?หญิง\)?(?=[\s.]|[ก-ฮเ-ไ]))?\s*)+",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[ก-ฮเ-ไa-zA-Z][ก-๎a-zA-Z.'’-]*")
_PARTICLES = ("ณ", "แซ่", "ณ.", "de", "van", "bin")
LONGEST_WORD = 40  # letters; no name is longer


def begins_name(text: str) -> bool:
    """Whether a text begins with the title of a person and a name."""
    match = TITLE.match(text)
    return bool(match and _NAME_WORD.match(text, match.end()))


def split_name(text: str) -> tuple[str, str]:
    """
    A text that begins with a title, parted at the end of the name: ("นาย ก ข", "ปลัดเทศบาล").

    ("", text) where none begins it.
    """
    title = TITLE.match(text)
    given = _word(text, title.end()) if title else None
    if not title or not given:
        return "", text
    end = given.end()
    while (word := _word(text, end)) and not begins_post(text[word.start() :]):
        end = word.end()
        if word[0].strip() not in _PARTICLES:
            break
    return text[:end].strip(), text[end:].strip(" ,:-–")


def _word(text: str, at: int) -> re.Match[str] | None:
    """The next word of a name from here on; a double space or a tab ends the name."""
    while at < len(text) and text[at] == " " and not text.startswith("  ", at):
        at += 1
    match = _NAME_WORD.match(text, at)
    return match if match and len(match[0]) <= LONGEST_WORD else None


def is_given_name(text: str) -> bool:
    """Whether a text is a title and one word: the surname may stand further right."""
    title = TITLE.match(text)
    return bool(title and (given := _word(text, title.end())) and given.end() == len(text))


def is_surname(text: str) -> bool:
    """Whether a text may be the rest of a name: one word that no post begins with."""
    words = text.split()
    is_one = len(words) == 1 or (len(words) == 2 and words[0] in _PARTICLES)
    return is_one and bool(_NAME_WORD.fullmatch(words[-1])) and not begins_post(text)


def two_words(text: str) -> bool:
    """Whether a text is of the shape of a name without a title: two or three words, no more."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(_NAME_WORD.fullmatch(word) for word in words)
