"""Who signed minutes: blocks of a label, a name in parentheses and a post, also side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from imports.documents.findings import Findings
from imports.documents.lines import Line, is_catchword, is_page_number, is_rule, segments
from imports.people.names import begins_name, split_name
from imports.people.posts import begins_post, is_role, without_label
from thai.likeness import name_key

NOT_READ = "อยู่ท้ายรายงาน ระบบไม่ได้อ่าน"
MOST_CAPTION_LINES = 4
LONGEST_CAPTION = 200

SIGN = re.compile(r"^\(?\s*ลง(?:ชื่อ|นาม)\s*\)?\s*[:.…_\s-]*")
_LABEL = re.compile(
    r"(?:ผู้(?:จด|จัด|บันทึก|ตรวจ|รับรอง|พิมพ์|สรุป|ทาน|ถอด|เรียบเรียง|ทำ)[^\s()]{0,30}(?:\s?(?:รายงาน|บันทึก)(?:การประชุม)?)?)"
)
_NAME = re.compile(r"^\(\s*([^()]{3,80}?)\s*\)$")
_NAME_FIRST = re.compile(r"\([^()]{3,80}\)(?=.)")
_BLANK = re.compile(r"^[\s()._…-]*$")


@dataclass
class Signature:
    label: str = ""
    name: str = ""
    post: str = ""

    def to_json(self) -> dict[str, str]:
        return {"label": self.label, "name": self.name, "post": self.post}


@dataclass
class Signed:
    """The signatures, and the lines behind them: the caption of photographs."""

    signatures: list[Signature] = field(default_factory=list)
    caption: str = ""


def begins_signature(text: str) -> bool:
    """Whether a line begins a block of a signature."""
    return bool(SIGN.match(text)) or bool(_LABEL.fullmatch(text.strip()))


def read_signatures(lines: Sequence[Line], findings: Findings) -> Signed:
    """The signatures of the lines behind the end of a meeting."""
    columns: list[_Column] = []
    rest: list[Line] = []
    for line in lines:
        if is_rule(line.text) or is_page_number(line.text) or is_catchword(line.text):
            continue
        parts = list(_beside(line))
        while len(columns) < len(parts):
            columns.append(_Column())
        taken = [column.take(part) for column, part in zip(columns, parts, strict=False)]
        if not any(taken):
            rest.append(line)
    found = [one for column in columns for one in column.found if one.label or one.name]
    return Signed(found, _caption(rest, findings))


def _beside(line: Line) -> Iterator[list[str]]:
    """The pieces of each signature that the line has a part of, from the left."""
    if line.is_row:
        for cell in line.filled:
            yield [piece for text in cell.split("\n") for piece in _pieces(text)]
        return
    pieces = list(_pieces(line.text))
    kinds = [_kind(piece) for piece in pieces]
    most = max((kinds.count(kind) for kind in ("sign", "label", "name", "post")), default=1)
    if most < 2:
        yield pieces
        return
    size = len(pieces) // most
    for at in range(most):
        yield pieces[at * size : (at + 1) * size if at + 1 < most else len(pieces)]


def _pieces(text: str) -> Iterator[str]:
    for part in segments(text):
        if sign := SIGN.match(part):
            yield "(ลงชื่อ)"
            part = part[sign.end() :].strip()
        label = _LABEL.search(part)
        if label and label.end() == len(part.rstrip()) and label.start():
            yield from _name_and_post(part[: label.start()].strip(" -–"))
            part = label[0]
        if part and not _BLANK.match(part):
            yield from _name_and_post(part.strip(" -–"))


def _name_and_post(piece: str) -> Iterator[str]:
    """A name and the post behind it, on one line: each by itself; any other piece as it is."""
    match = _NAME_FIRST.match(piece)
    name, rest = (match[0], piece[match.end() :]) if match else split_name(piece)
    rest = rest.strip(" -–,")
    is_post = begins_post(rest) or is_role(rest) or without_label(rest) != rest
    if name and rest and is_post:
        yield name.strip()
        piece = rest
    yield piece


def _kind(piece: str) -> str:
    if SIGN.match(piece):
        return "sign"
    if _LABEL.fullmatch(piece):
        return "label"
    if _NAME.match(piece) or begins_name(piece):
        return "name"
    if begins_post(piece) or is_role(piece):
        return "post"
    return ""


class _Column:
    """The signatures below each other in one column."""

    def __init__(self) -> None:
        self.found: list[Signature] = []
        self._posts = 0

    def take(self, pieces: list[str]) -> bool:
        """Take what the pieces say of a signature; whether any of them does."""
        return sum(self._take(piece) for piece in pieces) > 0

    def _take(self, piece: str) -> bool:
        kind = _kind(piece)
        if kind == "sign":
            self._new()
        elif kind == "label":
            self._for("label").label = piece
        elif kind == "name":
            match = _NAME.match(piece)
            self._name(match[1] if match else piece)
        elif kind == "post" and self.found and self.found[-1].name and self._posts < 2:
            last = self.found[-1]
            last.post = " ".join(filter(None, (last.post, without_label(piece))))
            self._posts += 1
        else:
            return False
        return True

    def _name(self, name: str) -> None:
        """The name of a block; the same one again stands below a signature."""
        is_again = self.found and name_key(self.found[-1].name) == name_key(name)
        if not is_again:
            self._for("name").name = name

    def _new(self) -> Signature:
        if not self.found or self.found[-1] != Signature():
            self.found.append(Signature())
        self._posts = 0
        return self.found[-1]

    def _for(self, name: str) -> Signature:
        """The block that lacks this part: the last one, or a new one."""
        if not self.found or getattr(self.found[-1], name):
            return self._new()
        return self.found[-1]


def _caption(rest: list[Line], findings: Findings) -> str:
    texts = [line.text for line in rest]
    if len(texts) <= MOST_CAPTION_LINES and all(len(text) <= LONGEST_CAPTION for text in texts):
        return "\n".join(texts)
    for line in rest:
        findings.leave(line.place, line.text, NOT_READ)
    return ""
