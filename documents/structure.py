"""The structure of a document for assistive technology: which element of HTML is which of PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from documents.signature_fields import SignaturePlace

# HTML elements and standard structure types (ISO 32000-1, 14.8.4).
ROLES = {
    "a": "Link",
    "article": "Art",
    "aside": "Sect",
    "blockquote": "BlockQuote",
    "caption": "Caption",
    "dl": "L",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "img": "Figure",
    "main": "Div",
    "nav": "Sect",
    "ol": "L",
    "p": "P",
    "section": "Sect",
    "table": "Table",
    "tbody": "TBody",
    "td": "TD",
    "tfoot": "TFoot",
    "th": "TH",
    "thead": "THead",
    "tr": "TR",
    "ul": "L",
    "{http://www.w3.org/2000/svg}svg": "Figure",
}
# Elements that hold text in a paragraph of its own, never bare.
GROUPS = {"Document", "Div", "Sect", "Art", "BlockQuote"}
TABLE_PARTS = {"Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Caption"}
LIST_NUMBERING = {
    "circle": "Circle",
    "decimal": "Decimal",
    "disc": "Disc",
    "lower-alpha": "LowerAlpha",
    "lower-roman": "LowerRoman",
    "none": "None",
    "square": "Square",
    "thai": "Decimal",
    "upper-alpha": "UpperAlpha",
    "upper-roman": "UpperRoman",
}


@dataclass(frozen=True)
class Leaf:
    """A piece of a page's content: a line of text or a picture."""

    page: int
    number: int  # its MCID
    text: str = ""


@dataclass
class Node:
    """An element of the structure, one per HTML element, on however many pages it stands."""

    role: str
    parent: "Node | None" = None
    element: Any = None  # of the HTML, as WeasyPrint's parser brings it
    children: "list[Node | Leaf]" = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)  # as pydyf takes them
    annotations: list[tuple[int, Any]] = field(default_factory=list)  # links: page, annotation
    signature: SignaturePlace | None = None  # of a form field: where a person signs
    alternative: str | None = None
    language: str | None = None
    first_page: int = 0
    implied: bool = False  # a paragraph that HTML leaves out

    def __post_init__(self) -> None:
        if self.parent:
            self.parent.children.append(self)

    def add_leaf(self, leaf: Leaf) -> None:
        holder = self
        if self.role in GROUPS:
            last = self.children[-1] if self.children else None
            if not (isinstance(last, Node) and last.implied):
                last = Node("P", self, first_page=leaf.page, implied=True)
            holder = last
        holder.children.append(leaf)

    def text(self) -> str:
        """What a person reads in this element."""
        return "".join(
            child.text if isinstance(child, Leaf) else child.text() for child in self.children
        )

    def nearest(self, role: str) -> "Node | None":
        """This node or the nearest one around it that has a role."""
        node: Node | None = self
        while node and node.role != role:
            node = node.parent
        return node


def table_attributes(element: Any, role: str, row_of_data: bool) -> dict[str, Any]:
    """Spans and scope of a cell (ISO 32000-1, table 349)."""
    attributes: dict[str, int | str] = {}
    for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
        span = element.get(name, "1").strip()
        if span.isdecimal() and int(span) > 1:
            attributes[key] = int(span)
    if role == "TH":
        scope = element.get("scope", "row" if row_of_data else "col")
        attributes["Scope"] = "/Row" if scope.startswith("row") else "/Column"
    return {"O": "/Table", **attributes} if attributes else {}


def skipped_headings(root: Node) -> list[str]:
    """Complaints about headings that are deeper than one level below the heading before."""
    complaints: list[str] = []
    level = 0
    for node in headings(root):
        own = int(node.role[1])
        if own > level + 1:
            complaints.append(f"heading <h{own}> follows <h{level}>: {node.text()[:40]}")
        level = own
    return complaints


def headings(node: Node) -> Iterator[Node]:
    """The headings below a node, in order."""
    for child in node.children:
        if isinstance(child, Node):
            if len(child.role) == 2 and child.role[0] == "H" and child.role[1].isdigit():
                yield child
            yield from headings(child)
