"""What PDF/A-3a and PDF/UA-1 ask of a finished PDF, as far as its objects can tell."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from fontTools.ttLib import TTFont

FORBIDDEN_ACTIONS = {
    "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState",
    "/Rendition", "/Trans", "/GoTo3DView", "/JavaScript",
}  # fmt: skip
FORBIDDEN_KEYS = {
    "/AA",
    "/JS",
    "/XFA",
    "/TR",
    "/OPI",
    "/Alternates",
    "/PS",
    "/Ref",
    "/NeedAppearances",
}
PRINTED = 4


def faults_of(pdf: pikepdf.Pdf, data: bytes) -> list[str]:
    """Whatever breaks a rule of ISO 19005-3 (level A) or ISO 14289-1."""
    return [
        *_file_faults(pdf, data),
        *_identity_faults(pdf),
        *_object_faults(pdf),
        *_annotation_faults(pdf),
        *_attachment_faults(pdf),
        *_font_faults(pdf),
    ]


def _file_faults(pdf: pikepdf.Pdf, data: bytes) -> Iterator[str]:
    if not data.startswith(b"%PDF-1.7\n%") or min(data[10:14]) < 128:
        yield "the header is not followed by four high bytes"
    if not data.rstrip(b"\n").endswith(b"%%EOF"):
        yield "something stands after the end"
    if "/ID" not in pdf.trailer or "/Encrypt" in pdf.trailer:
        yield "no identifier, or encrypted"


def _identity_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    root, told = pdf.Root, pdf.open_metadata()
    found = {key: told.get(key) for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")}
    if found != {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}:
        yield f"claims {found}"
    packet = root.Metadata.read_bytes()
    if packet.count(b"<rdf:RDF") != 1 or "/Filter" in root.Metadata:
        yield "the metadata is not one plain packet"
    if b"pdfaExtension:schemas" not in packet or b"pdfaSchema:prefix>pdfuaid<" not in packet:
        yield "pdfuaid is not explained"
    if told.get("dc:title") != str(pdf.docinfo.Title):
        yield "two titles"
    if not (root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle and str(root.Lang)):
        yield "not marked, untitled or without language"
    [intent] = root.OutputIntents
    if intent.S != "/GTS_PDFA1" or intent.DestOutputProfile.N != 3:
        yield "no output intent of screen colours"
    if intent.DestOutputProfile.read_bytes()[16:20] != b"RGB ":
        yield "the colour profile is not one of RGB"


def _object_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    for each in pdf.objects:
        if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for key in FORBIDDEN_KEYS & set(each.keys()):
            yield f"{key} in {each.objgen}"
        if str(each.get("/S")) in FORBIDDEN_ACTIONS:
            yield f"action {each.S}"
        if isinstance(each, pikepdf.Stream):
            yield from _stream_faults(each)


def _stream_faults(stream: pikepdf.Stream) -> Iterator[str]:
    if "LZW" in str(stream.get("/Filter")) or "/F" in stream:
        yield "a filter or a place that is forbidden"
    if stream.get("/Subtype") == "/Image":
        if bool(stream.get("/Interpolate", False)):
            yield "an interpolated picture"
        if stream.get("/ColorSpace") == "/DeviceCMYK":
            yield "a picture of ink colours"


def _annotation_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for page in pdf.pages:
        annotations = list(page.get("/Annots", []))
        if annotations and page.get("/Tabs") != "/S":
            yield "the order of annotations is not that of the structure"
        for annotation in annotations:
            if int(annotation.get("/F", 0)) != PRINTED:
                yield f"an annotation {annotation.Subtype} that is not printed"
            role = {"/Link": "/Link", "/Widget": "/Form"}[str(annotation.Subtype)]
            if role != parents[int(annotation.StructParent)].S:
                yield f"{annotation.Subtype} outside its element"
            if role == "/Form" and not (annotation.get("/TU") and annotation.AP.N is not None):
                yield "a field without tooltip or appearance"


def _attachment_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    tree = pdf.Root.get("/Names", {}).get("/EmbeddedFiles")
    named = list(tree.Names) if tree is not None else []
    names, files = [str(name) for name in named[::2]], named[1::2]
    if names != sorted(set(names)):
        yield "attached names are not sorted or not unique"
    if [f.objgen for f in files] != [f.objgen for f in pdf.Root.get("/AF", [])]:
        yield "attached files are not associated with the document"
    for name, file in zip(names, files, strict=True):
        content = file.EF.F
        if not (str(file.F) == str(file.UF) == name and str(file.Desc)):
            yield f"{name} is not described"
        if file.AFRelationship != "/Data" or "/" not in str(content.Subtype)[1:]:
            yield f"{name} has no relation or media type"
        if content.Params.Size != len(content.read_bytes()) or "/ModDate" not in content.Params:
            yield f"{name} has no size or date"


def _font_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    fonts = {font.objgen: font for page in pdf.pages for font in page.Resources.Font.values()}
    for font in fonts.values():
        [descendant] = font.DescendantFonts
        descriptor = descendant.FontDescriptor
        if "/ToUnicode" not in font or descendant.CIDToGIDMap != "/Identity":
            yield "a font whose glyphs have no text or number"
        if "/CIDSet" in descriptor:
            yield "a set of glyphs that is easily wrong"
        embedded = TTFont(BytesIO(descriptor.FontFile2.read_bytes()))
        order, scale = embedded.getGlyphOrder(), 1000 / embedded["head"].unitsPerEm
        for glyph, width in _widths(descendant.W):
            if abs(embedded["hmtx"][order[glyph]][0] * scale - width) > 1:
                yield f"the width of glyph {glyph} in {font.BaseFont}"


def _widths(array) -> Iterator[tuple[int, float]]:
    for first, run in zip(list(array)[::2], list(array)[1::2], strict=True):
        for place, width in enumerate(run):
            yield int(first) + place, float(width)
