"""
Empty signature fields: where a person signs a document in a PDF program.

An element with `data-signature="ชื่อผู้ลงนาม"` becomes a field of that name, as large as the box that
CSS gives it; the page looks as it did. Screen readers meet it as a form field with its purpose.
"""

from dataclasses import dataclass

import pydyf

ATTRIBUTE = "data-signature"
SIG_FLAGS = 3  # has signature fields; programs add to the file and leave its bytes as they are
LONGEST_NAME = 120  # characters
TOOLTIP = "ช่องลายมือชื่ออิเล็กทรอนิกส์:"


@dataclass(frozen=True)
class SignaturePlace:
    """Where on which page a person signs; corners in points from the lower left."""

    name: str
    page: int
    corners: tuple[float, float, float, float]


class SignatureFields:
    """The fields of one document, with names that tell them apart."""

    def __init__(self, pdf: pydyf.PDF):
        self.pdf = pdf
        self.names: set[str] = set()

    def add(self, place: SignaturePlace) -> pydyf.Dictionary:
        """Put a field on its page; the caller gives it its place in the structure."""
        left, bottom, right, top = place.corners
        # PDF/A wants an appearance of every field, and an empty one leaves the paper as it is.
        shape = {"Type": "/XObject", "Subtype": "/Form", "Resources": pydyf.Dictionary()}
        shape["BBox"] = pydyf.Array([0, 0, round(right - left, 2), round(top - bottom, 2)])
        appearance = pydyf.Stream([], shape)
        self.pdf.add_object(appearance)
        field = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Sig",
                "T": pydyf.String(self.free_name(place.name)),
                "TU": pydyf.String(f"{TOOLTIP} {place.name}"),
                "F": 4,  # printed
                "Rect": pydyf.Array(place.corners),
                "P": self.pdf.page_references[place.page],
                "AP": pydyf.Dictionary({"N": appearance.reference}),
            }
        )
        self.pdf.add_object(field)
        self.on_page(place.page, field)
        self.in_form(field)
        return field

    def free_name(self, wanted: str) -> str:
        """A name no other field has; a full stop would part it into two (ISO 32000-1, 12.7.3.2)."""
        name = base = wanted.replace(".", "").strip() or "ผู้ลงนาม"
        number = 1
        while name in self.names:
            number += 1
            name = f"{base} ({number})"
        self.names.add(name)
        return name

    def on_page(self, number: int, field: pydyf.Dictionary) -> None:
        page = self.pdf.objects[int(self.pdf.page_references[number].split()[0])]
        page.setdefault("Annots", pydyf.Array()).append(field.reference)

    def in_form(self, field: pydyf.Dictionary) -> None:
        form = self.pdf.catalog.setdefault(
            "AcroForm", pydyf.Dictionary({"Fields": pydyf.Array(), "SigFlags": SIG_FLAGS})
        )
        form["Fields"].append(field.reference)
