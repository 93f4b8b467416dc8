"""Reads the structure of a document off the boxes that WeasyPrint laid out on its pages."""

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from documents.signature_fields import ATTRIBUTE, LONGEST_NAME, SignaturePlace
from documents.structure import (
    GROUPS,
    LIST_NUMBERING,
    ROLES,
    TABLE_PARTS,
    Leaf,
    Node,
    table_attributes,
)

CSS_PIXEL = 0.75  # points


class StructureReader:
    """
    Walks the boxes of all pages, first to last, and grows one tree of nodes.

    An element that is broken over pages is one node. What repeats on each page by itself
    (running heads, page numbers, a table's header rows) is read once or not at all; the
    rest of it is decoration, and so are pictures with an empty alternative text.
    """

    def __init__(self):
        self.root = Node("Document")
        self.nodes: dict[tuple, Node] = {}
        self.decorations: set[tuple[int, int]] = set()  # (page, MCID)
        self.mistakes: list[str] = []
        self.signers: set[Any] = set()  # elements that have their signature field
        self.page = 0
        self.page_height = 0.0
        self.numbers: dict[Any, int] = {}  # MCIDs of the boxes on this page

    def read_page(self, page: int, page_box: Any, numbers: dict[Any, int]) -> None:
        """Read a page; `numbers` holds the MCID of each text and picture drawn on it."""
        self.page, self.numbers = page, numbers
        self.page_height = page_box.margin_height()
        for child in page_box.children:
            if isinstance(child, boxes.MarginBox):
                self.decorate(child)
            else:
                self.read(child, self.root)

    def read(self, box, parent: Node) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.TextBox):
            self.read_text(box, parent)
            return
        if self.is_repeated(box):
            self.decorate(box)
            return
        node = self.node_for(box, parent)
        if box.link_annotation:
            node.annotations.append((self.page, box.link_annotation))
        self.read_signature(box, node)
        if isinstance(box, boxes.ReplacedBox):
            self.read_picture(box, node)
        else:
            for child in box.children:
                self.read(child, node)

    def read_text(self, box, node: Node) -> None:
        if (number := self.numbers.get(box)) is None:
            return
        if node.role in GROUPS and not box.text.strip():
            self.decorations.add((self.page, number))
        else:
            node.add_leaf(Leaf(self.page, number, box.text))

    def read_picture(self, box, node: Node) -> None:
        number = self.numbers[box]
        if node.role != "Figure":
            self.decorations.add((self.page, number))
            return
        x, y = box.content_box_x(), box.content_box_y()
        node.attributes = {
            "O": "/Layout",
            "BBox": [*self.corners(x, y, box.width, box.height)],
        }
        node.children.append(Leaf(self.page, number))

    def read_signature(self, box, node: Node) -> None:
        """An element where a person signs holds a form field, at its first box."""
        element = box.element
        name = None if element is None else element.get(ATTRIBUTE)
        if name is None or element in self.signers:
            return
        self.signers.add(element)
        size = box.border_width(), box.border_height()
        corners = self.corners(box.border_box_x(), box.border_box_y(), *size)
        place = SignaturePlace(name[:LONGEST_NAME], self.page, corners)
        Node("Form", node, first_page=self.page, signature=place)

    def corners(
        self, x: float, y: float, width: float, height: float
    ) -> tuple[float, float, float, float]:
        """A box in points from the lower left of the page: left, bottom, right, top."""
        bottom, top = self.page_height - y - height, self.page_height - y
        left, low, right, high = (round(c * CSS_PIXEL, 2) for c in (x, bottom, x + width, top))
        return left, low, right, high

    def is_repeated(self, box) -> bool:
        """Whether this is a table's header or footer that stands on an earlier page already."""
        if not (isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)):
            return False
        known = self.nodes.get((box.element, ""))
        return known is not None and known.first_page < self.page

    def decorate(self, box) -> None:
        """Take everything in a box for decoration."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if (number := self.numbers.get(box)) is not None:
            self.decorations.add((self.page, number))
        for child in getattr(box, "children", ()):
            self.decorate(child)

    def node_for(self, box, parent: Node) -> Node:
        """The node of the box's element, a new one if need be; `parent` if it needs none."""
        element, (tag, _, pseudo) = box.element, (box.element_tag or "").partition("::")
        if element is None or tag in ("html", "body"):
            return parent
        if pseudo != "marker":
            pseudo = ""  # what CSS adds before and after belongs to the element itself
        if (element, pseudo) not in self.nodes:
            role = "Lbl" if pseudo else self.role_of(box, tag, parent)
            # An element without a role of its own counts as the one around it.
            self.nodes[element, pseudo] = self.new_node(role, box, parent) if role else parent
        return self.nodes[element, pseudo]

    def role_of(self, box, tag: str, parent: Node) -> str | None:
        element = box.element
        inline = isinstance(box, boxes.InlineLevelBox)
        role = ROLES.get(tag)
        if tag in ("li", "dt", "dd"):
            return {"li": "LI", "dt": "Lbl", "dd": "LBody"}[tag] if parent.nearest("L") else "Div"
        if role == "Figure":
            return role if self.has_alternative(box) else None
        if role == "Link":
            return role if element.get("href") else None
        if role in TABLE_PARTS and (table := self.table_of(element, parent)) is not None:
            if table.role == "Table":
                return role
            return "Div" if role in ("TD", "TH") else None
        if role == "Table" and element.get("role") in ("presentation", "none"):
            return "Div"
        if role:
            return role
        return ("Span" if element.get("lang") else None) if inline else "Div"

    def table_of(self, element, parent: Node) -> Node | None:
        """The node of the table around a part of it, which is no Table if it only lays out."""
        node: Node | None = parent
        while node and getattr(node.element, "tag", None) != "table":
            node = node.parent
        return node

    def has_alternative(self, box) -> bool:
        """Whether a picture means something; one without alternative text is a mistake."""
        if not isinstance(box, boxes.ReplacedBox):
            return False
        alternative = alternative_of(box.element)
        if alternative is None:
            self.mistakes.append(f"picture without alt: {box.element.get('src', 'svg')[:80]}")
        return alternative != ""

    def new_node(self, role: str, box, parent: Node) -> Node:
        element = box.element
        if role in ("LI", "Lbl", "LBody"):
            return self.list_part(role, box, parent)
        node = Node(role, parent, element, first_page=self.page, language=element.get("lang"))
        if role == "Figure":
            node.alternative = alternative_of(element) or "ภาพ"
        elif role in ("TH", "TD"):
            row_of_data = any(child.tag == "td" for child in parent.element)
            node.attributes = table_attributes(element, role, row_of_data)
        return node

    def list_part(self, role: str, box, parent: Node) -> Node:
        """A list item with its label and body; what is neither is put into the body."""
        element = box.element
        if role == "LI":
            numbering = LIST_NUMBERING.get(box.style["list_style_type"], "None")
            parent.attributes = {"O": "/List", "ListNumbering": f"/{numbering}"}
            item = Node("LI", parent, element, first_page=self.page)
            return Node("LBody", item, element, first_page=self.page)
        if element.tag == "li":  # the marker, which is read when the body is known
            item = self.nodes[element, ""].parent or parent
            label = Node("Lbl", item, element, first_page=self.page)
            item.children.insert(0, item.children.pop())
            return label
        items = [child for child in parent.children if isinstance(child, Node)]
        if role == "Lbl" or not items:
            items = [Node("LI", parent, None, first_page=self.page)]
        parts = [child for child in items[-1].children if isinstance(child, Node)]
        bodies = [part for part in parts if part.role == role]
        return bodies[0] if bodies else Node(role, items[-1], element, first_page=self.page)


def alternative_of(element) -> str | None:
    """The alternative text of an <img> or <svg>; nothing if its author forgot it."""
    if element.tag == "img":
        return element.get("alt")
    if element.get("aria-hidden") == "true":
        return ""
    title = element.find("{http://www.w3.org/2000/svg}title")
    return element.get("aria-label") or (title.text if title is not None else None)
