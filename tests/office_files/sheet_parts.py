"""Excel files of hand-made XML, for what no library writes."""

from tests.office_files.word_parts import archive, relation, relations

NAMES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def workbook(
    rows: str, *, after: str = "", texts: str = "", formats: tuple[str, ...] = (),
    properties: str = "", related: tuple[str, ...] = (),
) -> bytes:  # fmt: skip
    """
    An Excel file of one sheet: `rows` of its data and what stands after them.

    `texts` are the shared ones, `formats` those that style 1, 2 … name.
    """
    sheet = f"<worksheet {NAMES}><sheetData>{rows}</sheetData>{after}</worksheet>"
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(relation("r", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {NAMES}>{properties}"
        '<sheets><sheet name="แผ่น" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            relation("s1", "worksheet", "worksheets/sheet1.xml"),
            relation("t", "sharedStrings", "sharedStrings.xml"),
            relation("f", "styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/worksheets/_rels/sheet1.xml.rels": relations(*related),
        "xl/sharedStrings.xml": f"<sst {NAMES}>{texts}</sst>",
        "xl/styles.xml": _styles(formats),
    }
    return archive(parts)


def _styles(formats: tuple[str, ...]) -> str:
    codes = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode="{code}"/>' for at, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{164 + at}"/>' for at in range(len(formats)))
    return (
        f'<styleSheet {NAMES}><numFmts>{codes}</numFmts><cellXfs><xf numFmtId="0"/>{styles}'
        "</cellXfs></styleSheet>"
    )


def number(name: str, stored: str, style: int = 0) -> str:
    """A cell with a number."""
    return f'<c r="{name}" s="{style}"><v>{stored}</v></c>'


def inline(name: str, text: str) -> str:
    """A cell with its text in itself."""
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(at: int, *cells: str, more: str = "") -> str:
    return f'<row r="{at}"{more}>{"".join(cells)}</row>'
