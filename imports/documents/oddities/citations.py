"""Items that name another item by its code, where the words before the code are a third one's."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from thai.digits import to_arabic_digits
from thai.folding import fold

OTHER = "{code} อ้างถึงข้อ {cited} แต่คำที่อ้างตรงกับชื่อข้อ {meant} “{title}”"
UNKNOWN = "{code} อ้างถึงข้อ {cited} ซึ่งไม่มีในรายงาน"
ITSELF = "{code} อ้างถึงตัวเอง"
LEAST_WORDS = 12  # letters of a title that is sought before a code

_CITED = re.compile(
    r"(?:ตาม|ใน|จาก|ของ)?\s*ข้อ\s*(?:ที่\s*)?[o0โอ]{1,2}\s?([0-9]{1,2})(?![0-9])", re.IGNORECASE
)


def wrong_citations(items: Sequence[Mapping[str, Any]]) -> list[str]:
    """Sentences on codes in the elements of items that are likely slips."""
    titles = {item["code"]: _bare(item["title"]) for item in items if item["code"]}
    told = []
    for item in items:
        for element in item.get("elements") or []:
            plain = to_arabic_digits(element["text"])
            for match in _CITED.finditer(plain):
                cited = f"o{int(match[1])}"
                if why := _odd(item, cited, _bare(plain[: match.start()]), titles):
                    told.append(why)
    return list(dict.fromkeys(told))


def _odd(item: Mapping[str, Any], cited: str, before: str, titles: Mapping[str, str]) -> str:
    code = item["code"]
    if cited == code:
        return ITSELF.format(code=code)
    if cited not in titles:
        return UNKNOWN.format(code=code, cited=cited)
    if before.endswith(titles[cited]):
        return ""
    meant = [
        other
        for other, title in titles.items()
        if other not in (code, cited) and len(title) >= LEAST_WORDS and before.endswith(title)
    ]
    if not meant:
        return ""
    best = max(meant, key=lambda other: len(titles[other]))
    return OTHER.format(code=code, cited=cited, meant=best, title=titles[best])


def _bare(text: str) -> str:
    return "".join(fold(text).split()).strip(".,:;()")
