"""A PDF with text as paragraphs and tables; one of pictures is refused with what to do instead."""

from itertools import groupby

from office_files.contents import Block, Link, OfficeFile, OfficeFileError, Paragraph
from office_files.filling import Filling
from office_files.pdf_letters import share_unknown
from office_files.pdf_lines import LONGEST_WORD, joined, paragraphs
from office_files.pdf_pages import PageContent, TextLine, content_of, without_margins
from office_files.pdf_process import MOST_PAGES, Page, pages_of
from office_files.pdf_tables import PdfTable, append, continues, grid_of

KIND = "แฟ้ม PDF"
FEWEST_LETTERS = 10  # a page with fewer is a picture, or blank
MOST_UNKNOWN = 0.2  # of the letters
STEP = 18.0  # points that count as one step from the margin
MOST_STEPS = 40

SCAN = (
    "แฟ้ม PDF นี้เป็นภาพสแกน ไม่มีข้อความที่ระบบอ่านได้ กรุณาใช้แฟ้ม Word หรือ Excel ต้นฉบับ "
    "หรือบันทึกเป็น PDF จากโปรแกรมโดยตรง"
)
EMPTY = "แฟ้ม PDF นี้ไม่มีข้อความ กรุณาใช้แฟ้ม Word หรือ Excel ต้นฉบับ"
UNKNOWN = (
    "แฟ้ม PDF นี้ไม่ได้บอกว่าตัวอักษรในแฟ้มเป็นตัวใด ระบบจึงอ่านเป็นข้อความไม่ได้ กรุณาใช้แฟ้ม Word หรือ Excel ต้นฉบับ"
)


def read_pdf(data: bytes) -> OfficeFile:
    """The text and the tables of a PDF, page after page. Raises OfficeFileError."""
    pages, count = pages_of(data)
    _refuse_unreadable(pages)
    contents = [content_of(page, number) for number, page in enumerate(pages, start=1)]
    repeated = without_margins(contents, [page.height for page in pages])
    reader = _Reader()
    for content in contents:
        reader.add(content)
    file = OfficeFile(KIND, reader.blocks())
    if not file.blocks:
        raise OfficeFileError(EMPTY)
    file.told = [*_told(contents, repeated, count), *reader.told]
    return file


def _refuse_unreadable(pages: list[Page]) -> None:
    letters = [one for page in pages for one in page.letters]
    has_text = [sum(not one.text.isspace() for one in page.letters) for page in pages]
    empty = [count for count in has_text if count < FEWEST_LETTERS]
    if 2 * len(empty) > len(pages):
        raise OfficeFileError(SCAN if any(page.scans for page in pages) else EMPTY)
    if share_unknown(letters) > MOST_UNKNOWN:
        raise OfficeFileError(UNKNOWN)


def _told(contents: list[PageContent], repeated: set[str], count: int) -> list[str]:
    told = []
    scans = [content.number for content in contents if content.is_scan]
    unread = [str(content.number) for content in contents if content.letters < FEWEST_LETTERS]
    if unread:
        told.append(f"หน้า {', '.join(unread)} ไม่มีข้อความ (ว่างหรือเป็นภาพ) ระบบไม่ได้อ่าน")
    if len(scans) > len(unread):
        told.append("มีหน้าที่เป็นภาพและมีข้อความจากการแปลงภาพ (OCR) ข้อความอาจผิด กรุณาตรวจกับต้นฉบับ")
    told += [f"ระบบไม่ได้อ่านข้อความที่ซ้ำทุกหน้า: “{text}”" for text in sorted(repeated)]
    if count > MOST_PAGES:
        told.append(f"ระบบอ่านเพียง {MOST_PAGES} หน้าแรก จาก {count:,} หน้า")
    return told


class _Reader:
    """Puts pages together: tables and lines that the end of a page had parted."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self._items: list[PdfTable | list[TextLine]] = []

    def add(self, content: PageContent) -> None:
        """The next page."""
        is_first = True
        for item in content.items:
            last = self._items[-1] if self._items else None
            if isinstance(item, TextLine):
                if isinstance(last, list):
                    last.append(item)
                else:
                    self._items.append([item])
            elif is_first and isinstance(last, PdfTable) and continues(last, item):
                append(last, item)
            else:
                self._items.append(item)
            is_first = False

    def blocks(self) -> list[Block]:
        """Everything in its order."""
        blocks: list[Block] = []
        filling = Filling()
        tables = 0
        for item in self._items:
            if isinstance(item, list):
                for width, lines in groupby(item, key=lambda one: one.width):
                    blocks += _paragraphs(list(lines), *self._edges(width))
                continue
            tables += 1
            title = f"ตารางที่ {tables}"
            blocks.append(grid_of(item, title, filling))
            self._tell(item, title)
        return blocks

    def _edges(self, width: float) -> tuple[float, float]:
        """Between which places the lines of pages this wide stand."""
        found = [one for item in self._items if isinstance(item, list) for one in item]
        lines = [one.line for one in found if one.width == width]
        return min(line.left for line in lines), max(line.right for line in lines)

    def _tell(self, table: PdfTable, title: str) -> None:
        if len(table.pages) > 1:
            pages = f"{table.pages[0]}–{table.pages[-1]}"
            self.told.append(f"{title} ต่อกันหลายหน้า (หน้า {pages}) ระบบรวมเป็นตารางเดียว")
        if table.repeated:
            self.told.append(f"{title} มีหัวตารางซ้ำในหน้าถัดไป {table.repeated} แถว ระบบอ่านครั้งเดียว")
        for row in table.joined_rows:
            self.told.append(f"{title} แถวที่ {row} ขาดกลางหน้ากระดาษ ระบบต่อเป็นแถวเดียว กรุณาตรวจ")


def _paragraphs(found: list[TextLine], left: float, right: float) -> list[Block]:
    links = {id(one.line): one.links for one in found}
    blocks: list[Block] = []
    for group in paragraphs([one.line for one in found], left, right, LONGEST_WORD):
        linked: list[Link] = [link for line in group for link in links[id(line)]]
        indent = max(0, min(round((group[0].left - left) / STEP), MOST_STEPS))
        blocks.append(Paragraph(joined(group), tuple(linked), indent))
    return blocks
