"""Word files of hand-made XML, for what no library writes."""

import zipfile
from io import BytesIO

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(name: str, kind: str, target: str, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def relations(*listed: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{"".join(listed)}</Relationships>'


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, content in parts.items():
            writer.writestr(name, content)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """What a zip file holds, by name."""
    with zipfile.ZipFile(BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def word(body: str, *listed: str, numbering: str = "", styles: str = "", **others: str) -> bytes:
    """A Word file with this body; `listed` are its relations, `others` its further parts."""
    related = list(listed)
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(relation("r", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    for kind, content in {"numbering": numbering, "styles": styles, **others}.items():
        if content:
            related.append(relation(kind, kind, f"{kind}.xml"))
            parts[f"word/{kind}.xml"] = f"<w:{kind} {NAMES}>{content}</w:{kind}>"
    return archive(parts | {"word/_rels/document.xml.rels": relations(*related)})


def line(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def listed(text: str, name: int = 1, depth: int = 0) -> str:
    """A paragraph of a list that Word counts."""
    return line(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>')


def level(depth: int, number_format: str, text: str, more: str = "") -> str:
    """How a level of a list is printed."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def lists(*levels: str, uses: int = 1) -> str:
    """The part on lists: one list of these levels, named by so many numbers."""
    named = "".join(
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="0"/></w:num>'
        for name in range(1, uses + 1)
    )
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{named}'


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    """A cell of a text, or of paragraphs if it begins with one."""
    inner = content if content.startswith("<w:") else line(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
