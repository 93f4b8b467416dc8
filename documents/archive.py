"""
PDF/A-3a and PDF/UA-1 at once: what a document says of itself, and the files that it carries.

WeasyPrint writes either variant, never both, and lists attached files twice. Its PDF/A brings the
identifier and printable annotations; the rest is put right here. Sources:
ISO 19005-3 (6.6.4 identification, 6.8 embedded files, annex E), ISO 14289-1 (5).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from xml.sax.saxutils import escape  # nosec B406 # writes, parses nothing

import pydyf

# WeasyPrint's PDF/A without its colour profile, which it opens and never closes.
OPTIONS = {"pdf_variant": "pdf/a-3a", "output_intent": ""}
PROFILE = "sRGB2014.icc"


@dataclass(frozen=True)
class AttachedFile:
    """A file inside a document: an ASCII name, what it is in Thai, its media type and bytes."""

    name: str
    description: str
    media_type: str
    data: bytes


def make_archive(
    document, pdf: pydyf.PDF, attached: Sequence[AttachedFile], created: datetime | None
) -> None:
    """Make the PDF say what it is, and carry its files. A step of WeasyPrint's `finisher`."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream, metadata.compress = [metadata_packet(document, pdf)], False
    for image in pdf.objects:
        if isinstance(image, pydyf.Stream) and image.extra.get("Interpolate") == "true":
            image.extra["Interpolate"] = "false"  # forbidden, 6.2.8
    add_output_intent(pdf)
    attach(pdf, attached, created)


def add_output_intent(pdf: pydyf.PDF) -> None:
    """Say which colours are meant by the document's numbers: those of screens (6.2.3)."""
    content = files("weasyprint.pdf").joinpath(PROFILE).read_bytes()
    profile = pydyf.Stream([content], {"N": 3}, compress=True)
    pdf.add_object(profile)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": pydyf.String("sRGB"),
        "Info": pydyf.String("sRGB"),
        "DestOutputProfile": profile.reference,
    }
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])


def attach(pdf: pydyf.PDF, attached: Sequence[AttachedFile], moment: datetime | None) -> None:
    """Put files into the PDF as data that belong to the whole document (annex E)."""
    if not attached:
        return
    names, references = pydyf.Array(), pydyf.Array()
    for file in sorted(attached, key=lambda one: one.name):
        references.append(attachment(pdf, file, moment))
        names.extend([pydyf.String(file.name), references[-1]])
    tree = pydyf.Dictionary({"Names": names})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = references


def attachment(pdf: pydyf.PDF, file: AttachedFile, moment: datetime | None) -> bytes:
    """Write one file and its description; answers the reference of the description."""
    parameters = pydyf.Dictionary({"Size": len(file.data)})
    if moment:
        parameters["ModDate"] = pydyf.String(f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}Z")
    subtype = "/" + file.media_type.partition(";")[0].replace("/", "#2f")
    extra = {"Type": "/EmbeddedFile", "Subtype": subtype, "Params": parameters}
    content = pydyf.Stream([file.data], extra, compress=True)
    pdf.add_object(content)
    places = pydyf.Dictionary({"F": content.reference, "UF": content.reference})
    description = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(file.name),
            "UF": pydyf.String(file.name),
            "Desc": pydyf.String(file.description),
            "AFRelationship": "/Data",
            "EF": places,
        }
    )
    pdf.add_object(description)
    return description.reference


def metadata_packet(document, pdf: pydyf.PDF) -> bytes:
    """The XMP packet: both standards by name, and the same facts as the information dictionary."""
    facts = document.metadata
    authors = "".join(f"<rdf:li>{escape(author)}</rdf:li>" for author in facts.authors)
    parts = [
        f"<pdf:Producer>{escape(str(pdf.info['Producer'].string))}</pdf:Producer>",
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(facts.title or "")}</rdf:li>'
        "</rdf:Alt></dc:title>",
    ]
    if authors:
        parts.append(f"<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>")
    if facts.lang:
        language = escape(facts.lang)
        parts.append(f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>")
    if facts.created:
        parts.append(f"<xmp:CreateDate>{escape(facts.created)}</xmp:CreateDate>")
    return PACKET.replace("FACTS", "\n".join(parts), 1).encode()


# PDF/A knows no pdfuaid, so the packet explains it (6.6.2.3.3).
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
FACTS
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the document follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
