"""Divisions as people write them: several in a cell, in lists, all of them at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from thai.digits import to_arabic_digits
from thai.spelling import normalise
from values.plain import says_nothing, short
from values.reading import Reading, Written, asked

LONGEST = 2_000  # characters of one cell
UNKNOWN = "ไม่รู้จักส่วนราชการ “{text}” กรุณาเลือก หรือยืนยันว่าเป็นส่วนราชการใหม่"
ALIKE = "“{text}” ไม่ตรงกับชื่อส่วนราชการที่มี กรุณายืนยัน"
ALL_MEANT = "“{text}” หมายถึงทุกส่วนราชการหรือไม่ กรุณายืนยัน"
EXCEPT = "“{text}” ยกเว้นบางส่วนราชการ กรุณายืนยันรายชื่อ"
NOT_DIVISION = "“{text}” เป็นชื่อบุคคล ไม่ใช่ส่วนราชการ กรุณาเลือกส่วนราชการ"
# How alike two names must be for one to be proposed for the other.
LIKENESS = 0.8
LONGEST_COMPARED = 100  # characters

_ALL = re.compile(
    r"ทุก(?:ๆ)?(?:ส่วนราชการ|ส่วนงาน|ส่วน|หน่วยงาน|สำนัก|กอง|ฝ่าย|งาน)"
    r"(?:(?:/|,|และ|หรือ)?(?:ทุก)?(?:ส่วนราชการ|ส่วนงาน|หน่วยงาน|สำนัก|กอง|ฝ่าย|งาน))*"
    r"(?:ในสังกัด|ภายใน|ของ)?(?:เทศบาล|อบต\.?|หน่วยงาน)?"
)
_HEADS = r"สำนัก|กอง|ฝ่าย|งาน|หน่วย|ส่วน|ศูนย์|สถาน|โรงเรียน|แผนก|ทุก"
_BETWEEN = re.compile(
    rf"[/,;|\n]+|(?:^|\s)(?:[0-9]{{1,2}}[.)]|[-•*–])\s*|\s*และ\s*(?={_HEADS})|\s+(?={_HEADS})"
)
_ONLY_BETWEEN = re.compile(r"(?:[\s/,;|.()•*–+&-]|[0-9]{1,2}[.)]|และ|กับ|ร่วม)*")
_KINDS = re.compile(r"(?:สำนัก|กอง|ฝ่าย|ส่วน|งาน)(?:[/,](?:สำนัก|กอง|ฝ่าย|ส่วน|งาน))*")
_EXCEPT = re.compile(r"\(?(?:ยก)?เว้น(?:แต่)?|\(?นอกจาก")
_PERSON = re.compile(r"(?:นาย|นางสาว|นาง|น\.ส\.|ว่าที่|ดร\.|จ\.ส\.อ\.|พ\.จ\.อ\.)\s*[ก-ฮเ-ไ]")
_WORK = ("งาน", "ฝ่าย")
_MARK = re.compile(r"^(?:[0-9]{1,2}[.)]|[-•*–])\s*")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Divisions:
    """Names as the office has them; `new` are those among them that it does not have yet."""

    names: tuple[str, ...] = ()
    is_all: bool = False
    new: tuple[str, ...] = ()


def read_divisions(written: Written, known: Sequence[str]) -> Reading[Divisions]:
    """Which of the `known` divisions are written; names in another spelling are asked."""
    text = to_arabic_digits(normalise(written.text)).strip()
    if says_nothing(text):
        return Reading()
    shown = short(written.text)
    if len(text) > LONGEST:
        return asked(UNKNOWN.format(text=shown))
    if _ALL.fullmatch(_key(text)):
        return Reading(Divisions(is_all=True))
    if _KINDS.fullmatch(_key(text)):
        return asked(ALL_MEANT.format(text=shown), Divisions(is_all=True))
    names, rest = _known_names(text, known)
    said = _EXCEPT.split(rest, maxsplit=1)
    if names and len(said) == 2 and _ALL.fullmatch(_key(said[0])):
        others = tuple(name for name in known if name not in names)
        return asked(EXCEPT.format(text=shown), Divisions(others))
    if names and _ONLY_BETWEEN.fullmatch(rest):
        return Reading(Divisions(names))
    return _by_pieces(text, known, shown)


def _key(text: str) -> str:
    return _SPACE.sub("", text)


def _known_names(text: str, known: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The known names that stand in the text, in its order, and what is left without them."""
    found: dict[int, str] = {}
    rest = text
    for name in sorted(known, key=len, reverse=True):
        pattern = _pattern_of(name)
        for match in pattern.finditer(rest):
            found[match.start()] = name
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    return tuple(dict.fromkeys(found[at] for at in sorted(found))), rest


@lru_cache(1_024)
def _pattern_of(name: str) -> re.Pattern[str]:
    """A name, however it is spaced."""
    return re.compile(r"\s*".join(map(re.escape, _key(name))))


def _by_pieces(text: str, known: Sequence[str], shown: str) -> Reading[Divisions]:
    """Piece by piece; one that is doubtful makes the whole a question."""
    names: list[str] = []
    new: list[str] = []
    why = ""
    for piece in filter(None, map(_bare, _BETWEEN.split(text))):
        if _ALL.fullmatch(_key(piece)):
            return Reading(Divisions(is_all=True))
        name, question = _one(piece, known)
        why = why or question
        if name:
            names.append(name)
            new += [name] if name not in known else []
    if work := [name for name in new if name.startswith(_WORK) and len(names) > len(new)]:
        # An งาน beside a division is a part of it.
        why = why or ALIKE.format(text=shown)
        names, new = ([name for name in of if name not in work] for of in (names, new))
    proposed = Divisions(tuple(dict.fromkeys(names)), new=tuple(dict.fromkeys(new)))
    if not why and proposed.names:
        return Reading(proposed)
    return asked(why or UNKNOWN.format(text=shown), *([proposed] if proposed.names else []))


def _bare(piece: str) -> str:
    return _MARK.sub("", piece.strip(" \t.()")).strip()


def _one(piece: str, known: Sequence[str]) -> tuple[str, str]:
    """The division that a piece names, and a question if it does not say so plainly."""
    key = _key(piece)
    exact = next((name for name in known if _key(name) == key), "")
    if exact:
        return exact, ""
    if _PERSON.match(piece):
        return "", NOT_DIVISION.format(text=short(piece))
    within = [name for name in known if _key(name) in key]
    if within:
        return max(within, key=len), ALIKE.format(text=short(piece))
    if alike := _alike(key, known):
        return alike, ALIKE.format(text=short(piece))
    if re.match(_HEADS, piece):
        return _SPACE.sub(" ", piece), UNKNOWN.format(text=short(piece))
    return "", UNKNOWN.format(text=short(piece))


def _alike(key: str, known: Sequence[str]) -> str:
    """The known name that is most like a key, if it is like enough; "" for none."""
    matcher = SequenceMatcher(None, b=key[:LONGEST_COMPARED], autojunk=False)
    best, found = 0.0, ""
    for name in known:
        matcher.set_seq1(_key(name))
        least = max(best, LIKENESS)
        # Of most names a glance at their length and letters shows that they are another one.
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue
        ratio = matcher.ratio()
        if ratio > best and ratio >= LIKENESS:
            best, found = ratio, name
    return found
