"""
Tagged PDF (PDF/UA-1): the structure that screen readers read, and what they must not read.

WeasyPrint marks each line of text and each picture on a page with a number (MCID) and draws
borders and backgrounds as artifacts. The tree that it builds on these breaks every element at
every page, repeats table headers as data, and takes time that grows with the square of the
pages; so we build our own, from the same boxes and numbers.
"""

from functools import partial

import pydyf
from weasyprint.formatting_structure import boxes

from documents.box_structure import StructureReader
from documents.signature_fields import SignatureFields
from documents.structure import Leaf, Node, skipped_headings


class Tagging:
    """The tags of one document: read while its pages are painted, written afterwards."""

    def __init__(self, document):
        """document: laid out by WeasyPrint, not painted yet."""
        self.reader = StructureReader()
        self.streams: list = []  # page by page
        for page in document.pages:
            page.paint = partial(self.paint, page, page.paint)

    def paint(self, page, paint, stream, scale: float = 1) -> None:
        """Paint a page, read its structure, and leave WeasyPrint no box to tag or to keep."""
        paint(stream, scale)
        numbers = {box: tag["mcid"] for box, tag in stream._tags.items()}
        self.reader.read_page(len(self.streams), page._page_box, numbers)
        self.streams.append(stream)
        stream._tags.clear()
        release_tables(page._page_box)
        page._page_box = page._page_box.copy_with_children([])
        del page.paint  # it holds the page

    def write(self, pdf: pydyf.PDF) -> list[str]:
        """Put the tags into the PDF. A step of the `finisher`; answers what authors did wrong."""
        StructureWriter(pdf, self.streams).write(self.reader)
        mistakes = self.reader.mistakes + skipped_headings(self.reader.root)
        if not pdf.info.get("Title"):
            mistakes.append("document without <title>")
        return mistakes


def release_tables(page_box) -> None:
    """Untie the columns of a painted page from their cells: a circle that would keep the page."""
    for table in page_box.descendants():
        if isinstance(table, boxes.TableBox):
            for group in table.column_groups:
                for column in group.children:
                    vars(column).pop("get_cells", None)


class StructureWriter:
    """Writes a tree of nodes as PDF objects."""

    def __init__(self, pdf: pydyf.PDF, streams: list):
        self.pdf = pdf
        self.pages = pdf.page_references
        self.streams = streams
        self.parents: list[dict[int, bytes]] = [{} for _ in streams]
        self.link_parents: list[tuple[pydyf.Dictionary, bytes]] = []
        self.fields = SignatureFields(pdf)
        # Which stream shows an MCID: the page's own, or a group of it (for instance, opacity).
        self.groups: dict[tuple[int, int], pydyf.Stream] = {}

    def write(self, reader: StructureReader) -> None:
        self.mark_decorations(reader.decorations)
        tree, document = self.empty_tree()
        document["K"] = pydyf.Array(self.write_children(reader.root, document))
        self.write_parents(tree)

    def empty_tree(self) -> tuple[pydyf.Dictionary, pydyf.Dictionary]:
        """WeasyPrint's own tree, of which nothing is left but its root and its document."""
        tree = self.target(self.pdf.catalog["StructTreeRoot"])
        return tree, self.target(tree["K"][0])

    def target(self, reference: bytes):
        return self.pdf.objects[int(reference.split()[0])]

    def mark_decorations(self, decorations: set[tuple[int, int]]) -> None:
        """Turn what is decoration into artifacts, and find the groups on the way."""
        page_of = {id(stream._tags): page for page, stream in enumerate(self.streams)}
        for stream in self.pdf.objects:
            page = page_of.get(id(getattr(stream, "_tags", None)))
            if page is None:
                continue
            operators = stream.stream
            for place, operator in enumerate(operators):
                if operator == b"BDC" and "MCID" in (properties := operators[place - 1]):
                    number = properties["MCID"]
                    if (page, number) in decorations:
                        operators[place - 2] = b"/Artifact"
                        operators[place - 1] = pydyf.Dictionary({"Type": "/Pagination"})
                    elif stream is not self.streams[page]:
                        self.groups[page, number] = stream

    def write_node(self, node: Node, parent: pydyf.Dictionary) -> bytes:
        element = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": f"/{node.role}",
                "P": parent.reference,
                "Pg": self.pages[node.first_page],
            }
        )
        self.pdf.add_object(element)
        if node.attributes:
            element["A"] = pydyf.Dictionary(
                {
                    key: pydyf.Array(value) if isinstance(value, list) else value
                    for key, value in node.attributes.items()
                }
            )
        if node.alternative:
            element["Alt"] = pydyf.String(node.alternative)
        if node.language:
            element["Lang"] = pydyf.String(node.language)
        links = self.write_links(node, element)
        element["K"] = pydyf.Array([*links, *self.write_children(node, element)])
        return element.reference

    def write_children(self, node: Node, element: pydyf.Dictionary) -> list:
        # A footer stands on the first page too, but is read after the rows.
        children = sorted(node.children, key=lambda child: getattr(child, "role", "") == "TFoot")
        return [
            self.write_leaf(child, node, element)
            if isinstance(child, Leaf)
            else self.write_node(child, element)
            for child in children
        ]

    def write_leaf(self, leaf: Leaf, node: Node, element: pydyf.Dictionary):
        self.parents[leaf.page][leaf.number] = element.reference
        group = self.groups.get((leaf.page, leaf.number))
        if leaf.page == node.first_page and node.role != "Document" and not group:
            return leaf.number
        content = {"Type": "/MCR", "Pg": self.pages[leaf.page], "MCID": leaf.number}
        if group:
            content["Stm"] = group.reference
        return pydyf.Dictionary(content)

    def write_links(self, node: Node, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
        kids = []
        for page, annotation in node.annotations:
            annotation["Contents"] = pydyf.String(node.text().strip() or "ลิงก์")
            kids.append(self.object_kid(annotation, page, element))
        if node.signature:
            field = self.fields.add(node.signature)
            kids.append(self.object_kid(field, node.signature.page, element))
        return kids

    def object_kid(self, annotation, page: int, element: pydyf.Dictionary) -> pydyf.Dictionary:
        """An annotation as content of an element, known from both sides."""
        self.link_parents.append((annotation, element.reference))
        return pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": annotation.reference, "Pg": self.pages[page]}
        )

    def write_parents(self, tree: pydyf.Dictionary) -> None:
        """The way back, from content to structure (ISO 32000-1, 14.7.4.4)."""
        numbers = pydyf.Array()
        for page, parents in enumerate(self.parents):
            numbers.extend([page, self.parent_array(parents)])
        key = len(self.parents)
        for stream in {id(stream): stream for stream in self.groups.values()}.values():
            own = {
                number: self.parents[page][number]
                for (page, number), group in self.groups.items()
                if group is stream
            }
            stream.extra["StructParents"] = key
            numbers.extend([key, self.parent_array(own)])
            key += 1
        for annotation, parent in self.link_parents:
            annotation["StructParent"] = key
            numbers.extend([key, parent])
            key += 1
        self.target(tree["ParentTree"])["Nums"] = numbers
        tree["ParentTreeNextKey"] = key

    @staticmethod
    def parent_array(parents: dict[int, bytes]) -> pydyf.Array:
        return pydyf.Array(
            parents.get(number, b"null") for number in range(max(parents, default=-1) + 1)
        )
