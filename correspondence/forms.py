"""The two forms of the Saraban regulation 2526 (as amended): external letter, and memo."""

from collections.abc import Iterator

from agency.models import Agency
from correspondence.letters import Letter, LetterForm
from documents.document import Document, PageNumbers
from documents.figures import Picture
from documents.model import AFTER_LABEL, Align, Beside, Block, Heading, Paragraph, Part, Typed
from thai.dates import format_thai_date
from thai.digits import to_thai_digits
from thai.document_digits import document_digits
from thai.likeness import key_of

FIRST_LINE = 2.5  # centimetres
RIGHT_HALF = 8.0  # where address, date and signer of a letter stand
SIGNING = 1.6  # the room to sign
DOTS = "................"
TO_SIGN = "...................................."  # within half a sheet in whatever font Word has
LAST_WORDS = 700  # characters of paragraphs that may move on to the page of the signature
EMBLEM = 3.0  # the height that the regulation leaves for the emblem
NUMBERS = PageNumbers(at_top=True, before="- ", after=" -")


def letter_document(letter: Letter, agency: Agency, title: str) -> Document:
    """The letter as a document in its form; `title` names the file."""
    is_memo = letter.form == LetterForm.MEMO
    blocks = _memo(letter, agency) if is_memo else _external(letter, agency)
    return Document(
        title=title,
        author=agency.name,
        kind="letter",
        blocks=list(blocks),
        numbers=NUMBERS,
        mark=agency.mark_on_paper,
        notice=agency.notice_on_paper,
    )


def _external(letter: Letter, agency: Agency) -> Iterator[Block]:
    """Form 1: a letter to another office or person."""
    yield from _emblem(agency)
    rest = agency.whole_address.removeprefix(agency.address).strip()
    office = filter(None, [agency.name, *agency.address.splitlines(), rest])
    yield Beside(
        [Paragraph(f"ที่{AFTER_LABEL}{_number(letter, agency)}")],
        [Paragraph(document_digits(line)) for line in office],
        left=RIGHT_HALF,
    )
    yield Paragraph(_date(letter), left=RIGHT_HALF, space_before=0.2)
    for title, words in _lines(letter):
        yield Paragraph(f"{title}{AFTER_LABEL}{words}", space_before=0.2)
    yield from _body_and_end(letter, [_at_the_end("ขอแสดงความนับถือ", 0.4)])
    for line in (letter.division, _phone(letter, agency)):
        if line:
            yield Paragraph(line)


def _memo(letter: Letter, agency: Agency) -> Iterator[Block]:
    """Form 2: a letter within the office."""
    if agency.seal_on_letters:
        yield from _emblem(agency)
    yield Heading("บันทึกข้อความ", 1, align=Align.CENTRE, is_title=True)
    from_whom = " ".join(filter(None, [letter.division, agency.name, _phone(letter, agency)]))
    yield Paragraph(from_whom, label="ส่วนราชการ")
    yield Beside(
        [Paragraph(_number(letter, agency), label="ที่")],
        [Paragraph(_date(letter), label="วันที่")],
        left=RIGHT_HALF,
    )
    for title, words in _lines(letter):
        yield Paragraph(words, label=title, space_before=0.2)
    yield from _body_and_end(letter, [])


def _emblem(agency: Agency) -> Iterator[Block]:
    """The agency's own seal, or the space for the emblem of its letter paper."""
    if agency.seal_on_letters and agency.seal:
        yield Picture(
            agency.seal.name or "", f"ตราสัญลักษณ์{agency.name}", width=EMBLEM, height=EMBLEM
        )
    else:
        yield Paragraph("", kind="letter__emblem", space_before=EMBLEM)


def _number(letter: Letter, agency: Agency) -> str:
    """Prefix and number; dots to write on where it is not known yet."""
    number = letter.number or DOTS
    prefix = agency.document_prefix
    if prefix and not key_of(letter.number).startswith(key_of(prefix)):
        number = f"{prefix}/{number.removeprefix('/')}"
    return to_thai_digits(number)


def _date(letter: Letter) -> str:
    if letter.dated_on is None:
        return "........................"
    return to_thai_digits(format_thai_date(letter.dated_on))


def _lines(letter: Letter) -> Iterator[tuple[str, str]]:
    """Each line above the text that says something: what it is, and its words."""
    for title, words in (
        ("เรื่อง", letter.subject),
        ("เรียน", letter.to),
        ("อ้างถึง", letter.reference),
        ("สิ่งที่ส่งมาด้วย", letter.enclosure),
    ):
        if words:
            yield title, document_digits(words)


def _body_and_end(letter: Letter, before_signer: list[Block]) -> Iterator[Block]:
    """The paragraphs, the last of them on one page with who signs: never จึงเรียนมา… alone."""
    lines = filter(None, map(str.strip, letter.body.splitlines()))
    body = [Typed(document_digits(line), first_line=FIRST_LINE) for line in lines]
    kept = 2 if sum(len(each.text) for each in body[-2:]) <= LAST_WORDS else 1
    yield from body[:-kept]
    end: list[Block] = [*body[-kept:], *before_signer, *_signer(letter)]
    yield Part("letter__end", end, together=True)


def _signer(letter: Letter) -> Iterator[Block]:
    lines = [f"({letter.signer_name or TO_SIGN})", *letter.signer_post.splitlines()]
    for place, line in enumerate(lines):
        yield _at_the_end(line, 0 if place else SIGNING)


def _at_the_end(line: str, space_before: float) -> Paragraph:
    """A line in the middle of the right half, on the page of what follows."""
    return Paragraph(
        line, align=Align.CENTRE, left=RIGHT_HALF, space_before=space_before, stays=True
    )


def _phone(letter: Letter, agency: Agency) -> str:
    phone = letter.phone or agency.phone
    return f"โทร. {to_thai_digits(phone)}" if phone else ""
