"""Walk the structure tree and the marked content of a finished PDF, with pikepdf."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

SHOW_TEXT = {"Tj", "TJ", "'", '"'}
PAINT = SHOW_TEXT | {"f", "f*", "F", "B", "B*", "b", "b*", "S", "s", "sh", "EI"}


@dataclass
class Mark:
    """A marked-content sequence: its tag, its MCID if it belongs to the structure."""

    tag: str
    number: int | None


def elements(pdf: pikepdf.Pdf, role: str | None = None) -> list[pikepdf.Dictionary]:
    """Structure elements of a role (all without one), in reading order."""
    found = []

    def walk(element):
        if role is None or f"/{role}" == element.S:
            found.append(element)
        for child in children(element):
            walk(child)

    for top in kids(pdf.Root.StructTreeRoot):
        walk(top)
    return found


def kids(element) -> list:
    content = element.get("/K", [])
    return list(content) if isinstance(content, pikepdf.Array) else [content]


def children(element) -> list[pikepdf.Dictionary]:
    return [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def outline(element) -> str:
    """An element and what is in it as text: Table(TR(TH TD))."""
    inner = " ".join(outline(child) for child in children(element))
    return str(element.S)[1:] + (f"({inner})" if inner else "")


def content_of(pdf: pikepdf.Pdf, element) -> list[tuple[int, int]]:
    """Page number and MCID of each piece of content directly in an element."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    found = []
    for kid in kids(element):
        if not isinstance(kid, pikepdf.Dictionary):
            found.append((pages[element.Pg.objgen], int(kid)))
        elif kid.get("/Type") == "/MCR":
            found.append((pages[kid.Pg.objgen], int(kid.MCID)))
    return found


def painted(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str, list[Mark]]]:
    """Page, operator and the marks around it, for all that puts ink on a page."""
    for number, page in enumerate(pdf.pages):
        yield from painted_by(number, page, page.Resources, [])


def painted_by(number: int, stream, resources, marks: list[Mark]):
    around, marks = len(marks), list(marks)
    for instruction in pikepdf.parse_content_stream(stream):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BMC", "BDC"):
            properties = operands[1] if operator == "BDC" else {}
            marks.append(Mark(str(operands[0]), properties.get("/MCID")))
        elif operator == "EMC":
            marks.pop()
        elif operator == "Do":
            form = resources.XObject[str(operands[0])]
            if form.Subtype == "/Form":
                yield from painted_by(number, form, form.Resources, marks)
            else:
                yield number, operator, list(marks)
        elif operator in PAINT:
            yield number, operator, list(marks)
    assert len(marks) == around, "a mark is left open"


def texts_by_content(pdf: pikepdf.Pdf) -> dict[tuple[int, int | None], str]:
    """What is shown inside each MCID of each page; outside the structure, under None."""
    found: dict = {}
    for number, page in enumerate(pdf.pages):
        marks, maps = [], unicode_maps(page)
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in ("BMC", "BDC"):
                marks.append(operands[1].get("/MCID") if operator == "BDC" else None)
            elif operator == "EMC":
                marks.pop()
            elif operator == "Tf":
                texts = maps[str(operands[0])]
            elif operator == "TJ":
                codes = b"".join(bytes(p) for p in operands[0] if isinstance(p, pikepdf.String))
                shown = "".join(texts[codes[i : i + 2]] for i in range(0, len(codes), 2))
                key = (number, marks[-1] if marks else None)
                found[key] = found.get(key, "") + shown
    return found


def unicode_maps(page) -> dict[str, dict[bytes, str]]:
    maps = {}
    for name, font in page.Resources.Font.items():
        maps[name] = {}
        for line in font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2].splitlines():
            if line.startswith(b"<"):
                code, text = (bytes.fromhex(part.strip(b"<>").decode()) for part in line.split())
                maps[name][code] = text.decode("utf-16-be")
    return maps


def text_of(pdf: pikepdf.Pdf, element, texts: dict) -> str:
    own = "".join(texts.get(place, "") for place in content_of(pdf, element))
    return own + "".join(text_of(pdf, child, texts) for child in children(element))
