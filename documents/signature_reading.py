"""
A program of its own: what was added behind a document of ours, and who signed it.

    python signature_reading.py FILE SIZE

FILE begins with SIZE bytes of the document as it was handed out. Prints one JSON object with the
fields of documents.later_signatures.Addition. Runs within limits and imports nothing of the portal:
what it reads was written by a stranger. Asks no network, and trusts no certificate.
"""

import json
import logging
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic, xref
from pyhanko.pdf_utils.metadata import xmp_xml
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

MOST_SIGNATURES = 50
LONGEST_NAME = 200  # characters
LIKELY_YEARS = range(1970, 9999)  # a moment in the last year there is has no date in Bangkok
END = b"%%EOF"


Reference = tuple[int, int]  # number and generation of an object

# What may differ in an object of the document after somebody signed. All else is contents.
OF_THE_CATALOGUE = {"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version"}
OF_THE_FORM = {"/Fields", "/SigFlags", "/DR", "/DA", "/Q", "/NeedAppearances"}
OF_AN_EMPTY_FIELD = {"/V", "/AP", "/AS", "/F", "/Ff", "/M", "/MK", "/NM", "/DA", "/Q", "/Type"}
OF_A_NEW_FIELD = OF_AN_EMPTY_FIELD | {
    "/FT", "/Subtype", "/T", "/TU", "/TM", "/P", "/Rect", "/Lock", "/SV", "/BS", "/Border", "/H"
}  # fmt: skip
OF_THE_FACTS = {"/ModDate", "/Producer"}
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"  # title, author and subject in the metadata


def main(path: str, size: int) -> dict[str, Any]:
    with open(path, "rb") as stream:
        first = BytesIO(stream.read(size))
        added = stream.read()
        before, after = PdfFileReader(first), PdfFileReader(stream)
        revisions = before.xrefs.total_revisions
        if not _goes_on(before, after, revisions) or added.rpartition(END)[2].strip():
            return {"change": "appended", "signatures": [], "drawn": []}
        # By their places in the file, never by their names: a name can be given twice, or be none.
        known = {_place(field) for _, _, field in enumerate_sig_fields(before, filled_status=True)}
        signatures = [
            each
            for each in after.embedded_regular_signatures[: MOST_SIGNATURES + len(known)]
            if _place(each.sig_field.container_ref) not in known
        ]
        signed = {_place(each.sig_field.container_ref): each.signed_revision for each in signatures}
        change, fields = _change(after, revisions - 1, signed)
        return {
            "change": change,
            "signatures": [_signature(each) for each in signatures],
            "drawn": _drawn(before, after, fields),
        }


def _goes_on(before: PdfFileReader, after: PdfFileReader, revisions: int) -> bool:
    """Whether the whole file is the document and revisions of it, not another document behind."""
    if after.xrefs.total_revisions <= revisions:
        return False
    return all(
        before.xrefs.get_startxref_for_revision(number)
        == after.xrefs.get_startxref_for_revision(number)
        for number in range(revisions)
    )


def _change(
    after: PdfFileReader, base: int, signed: dict[Reference, int]
) -> tuple[str, set[Reference]]:
    """
    What kind of change all that was added is, and which fields the document did not have.

    signed: the fields of signatures that were added, each with the revision that it was signed in.

    Looks at what each revision touches, never at the whole document: a difference analysis finds
    every way to every object, which takes minutes where a table has a thousand rows.
    """
    added: set[Reference] = set()
    if not _says_once_where_objects_are(after, base + 1):
        return "changed", added
    old = after.get_historical_resolver(base)
    size = int(old.trailer_view["/Size"])  # our documents refer to no number that they lack
    touched: set[Reference] = set()
    fields: set[Reference] = set()
    for number in range(base + 1, after.xrefs.total_revisions):
        entries = after.xrefs.get_xref_data(number)
        if any(0 < freed < size for freed in entries.freed):
            return "changed", added
        touched |= {each for each in entries.explicit_refs_in_revision if each[0] < size}
        revision = Revision(old, after.get_historical_resolver(number), touched)
        if not revision.keeps_contents():
            return "changed", added
        fields |= revision.fields
        added |= revision.added
    if not all(_stayed(after, field, size, signed[field]) for field in signed):
        return "changed", added
    return "signed" if signed and fields <= set(signed) else "filled", added


def _stayed(after: PdfFileReader, field: Reference, size: int, revision: int) -> bool:
    """
    Whether a field, its signature and its picture are as they were when it was signed.

    So no other field can borrow a signature, and nobody can put another name into its picture.
    """
    then = after.get_historical_resolver(revision)
    left, seen = [field], {field}
    while left:
        reference = left.pop()
        try:
            old, now = _at(then, reference), _at(after, reference)
        except PdfReadError:  # it was not there yet, or is there no more
            return False
        if not _same(old, now):
            return False
        # What is the document's own was looked at already.
        parts = {each for each in _pointed_to(old) if each[0] >= size} - seen
        seen |= parts
        left += parts
    return True


def _pointed_to(value: Any) -> Iterator[Reference]:
    """The parts of a field, however deep; not the page or the document that it points back to."""
    if isinstance(value, generic.IndirectObject):
        yield _place(value)
    elif isinstance(value, generic.DictionaryObject):
        for name in set(value) - {"/P", "/Parent", "/Data"}:
            yield from _pointed_to(value.raw_get(name))
    elif isinstance(value, generic.ArrayObject):
        for number in range(len(value)):
            yield from _pointed_to(value.raw_get(number))


def _says_once_where_objects_are(after: PdfFileReader, first: int) -> bool:
    """
    Whether all programs find the same objects in the revisions from `first` on.

    They differ in which place they believe where a table names two for one object, or where a
    stream beside the table names another; no program that signs writes such a thing.
    """
    if after.xrefs.hybrid_xrefs_present:
        return False
    containers: set[int] = set()
    for number in range(after.xrefs.total_revisions):
        entries = after.xrefs.get_xref_data(number)
        if number >= first:
            again = {each for each, _ in entries.explicit_refs_in_revision} & containers
            if again or not _is_plain_table(after, number):
                return False
        containers |= entries.obj_streams_used
    return True


def _is_plain_table(after: PdfFileReader, number: int) -> bool:
    """Whether a table of references names every object once, and none in a way not yet known."""
    place = after.xrefs.get_xref_container_info(number)
    after.stream.seek(place.start_location)
    if place.stream_ref is None:
        numbers = [each.idnum for each in xref.parse_xref_table(after.stream, strict=True)]
        return len(set(numbers)) == len(numbers)
    xref.read_object_header(after.stream, strict=True)
    table = generic.StreamObject.read_from_stream(after.stream, place.stream_ref)
    told = sum(list(table["/Index"])[1::2]) if "/Index" in table else place.size
    return told == len(list(xref.parse_xref_stream(table, strict=True)))


class Revision:
    """What a revision makes of the document's own objects: `touched` are those written again."""

    def __init__(self, old: Any, new: Any, touched: set[Reference]):
        self.old, self.new = old, new
        self.left = {each for each in touched if not _same(*self._both(each))}
        self.fields: set[Reference] = set()  # those that were filled or added
        self.added: set[Reference] = set()

    def keeps_contents(self) -> bool:
        """Whether nothing but signatures, their fields and facts about the file differ."""
        before, now = self.old.trailer_view, self.new.trailer_view
        if "/Encrypt" in now or _raw(before, "/Root") != _raw(now, "/Root"):
            return False
        old, new = self.old.root, self.new.root
        sound = (
            _same_but(old, new, OF_THE_CATALOGUE)
            and self._form_is_sound(old.get("/AcroForm", {}), new.get("/AcroForm", {}))
            and self._pages_are_sound()
            and _same_but(self._facts(self.old), self._facts(self.new), OF_THE_FACTS)
            and _core(self.old) == _core(self.new)
        )
        allowed = {_raw(before, "/Root"), _raw(before, "/Info")}
        allowed |= {_raw(old, "/AcroForm"), _raw(old, "/Metadata")}
        return sound and self.left <= allowed

    def _form_is_sound(self, old: Any, new: Any) -> bool:
        first, all_now = old.get("/Fields", []), new.get("/Fields", [])
        if not _same_but(old, new, OF_THE_FORM) or not _begins_with(all_now, first):
            return False
        before, now = _items(first), _items(all_now)
        self.left.discard(_raw(old, "/Fields"))
        new_ones = now[len(before) :]
        return (
            all(map(self._filled, before))
            and all(map(self._new_field, new_ones))
            and self._names_are_told_apart(now, new_ones)
        )

    def _names_are_told_apart(self, fields: list[Any], new_ones: list[Any]) -> bool:
        """Whether each new field has a name, and no other field has the same."""
        names = {each: _at(self.new, each).get("/T") for each in fields if each}
        count = Counter(str(name) for name in names.values())
        return len(set(new_ones)) == len(new_ones) and all(
            isinstance(name := names[each], generic.TextStringObject)
            and name
            and count[str(name)] == 1
            for each in new_ones
        )

    def _filled(self, reference: Reference | None) -> bool:
        if reference is None or reference not in self.left:
            return True
        self.left.remove(reference)
        old, new = self._both(reference)
        self.fields.add(reference)
        return (
            old.get("/FT") == "/Sig" and "/V" not in old and _same_but(old, new, OF_AN_EMPTY_FIELD)
        )

    def _new_field(self, reference: Reference | None) -> bool:
        if reference is None or reference[0] < int(self.old.trailer_view["/Size"]):
            return False
        field = _at(self.new, reference)
        self.added.add(reference)
        self.fields.add(reference)
        return (
            field.get("/FT") == "/Sig"
            and field.get("/Subtype", "/Widget") == "/Widget"
            and set(field) <= OF_A_NEW_FIELD
        )

    def _pages_are_sound(self) -> bool:
        """Whether pages got no more than the new fields; each page is looked at where it lies."""
        for page in _pages(self.old):
            before = _at(self.old, page)
            ways = {page, _raw(before, "/Annots")} & self.left
            if not ways:
                continue
            self.left -= ways
            now = _at(self.new, page)
            old, new = before.get("/Annots", []), now.get("/Annots", [])
            if not _same_but(before, now, {"/Annots"}) or not _begins_with(new, old):
                return False
            if not self.added.issuperset(_items(new)[len(old) :]):
                return False
        return True

    def _facts(self, reader: Any) -> Any:
        # Not by get: what hangs on the trailer is looked up in the newest revision.
        reference = _raw(reader.trailer_view, "/Info")
        return _at(reader, reference) if reference else {}

    def _both(self, reference: Reference) -> tuple[Any, Any]:
        return _at(self.old, reference), _at(self.new, reference)


def _at(reader: Any, reference: Reference) -> Any:
    return reader.get_object(generic.Reference(*reference, pdf=reader))


def _place(reference: Any) -> Reference:
    return reference.idnum, reference.generation


def _raw(parent: Any, name: Any) -> Reference | None:
    """The object that an entry points to; None if it points to none."""
    try:
        value = parent.raw_get(name)
    except (KeyError, IndexError, AttributeError):
        return None
    is_reference = isinstance(value, generic.IndirectObject)
    return _place(value) if is_reference else None


def _items(array: Any) -> list[Reference | None]:
    return [_raw(array, number) for number in range(len(array))]


def _begins_with(array: Any, first: Any) -> bool:
    return len(array) >= len(first) and all(
        _same(array.raw_get(number), first.raw_get(number)) for number in range(len(first))
    )


def _same_but(old: Any, new: Any, keys: set[str]) -> bool:
    """Whether two dictionaries agree in everything but the entries `keys`."""
    if not all(isinstance(each, dict) for each in (old, new)):
        return False
    names = (set(old) | set(new)) - keys
    return all(
        name in old and name in new and _same(old.raw_get(name), new.raw_get(name))
        for name in names
    )


def _same(old: Any, new: Any) -> bool:
    """Whether two objects say the same; what they point to is compared where it lies."""
    if isinstance(old, int | Decimal) and isinstance(new, int | Decimal):
        return bool(old == new)  # 595 is 595.0
    if type(old) is not type(new):
        return False
    if isinstance(old, generic.IndirectObject):
        return _place(old) == _place(new)
    if isinstance(old, generic.StreamObject) and old.encoded_data != new.encoded_data:
        return False
    if isinstance(old, dict):
        return _same_but(old, new, set())
    if isinstance(old, generic.ArrayObject):
        count = len(old)
        return count == len(new) and all(
            _same(old.raw_get(number), new.raw_get(number)) for number in range(count)
        )
    return bool(old == new)


def _core(reader: Any) -> dict[str, Any]:
    """What the metadata calls the document; programs write the rest of it anew."""
    # Not by its name: what pyHanko knows as metadata, it cannot read from an older revision.
    if (reference := _raw(reader.root, "/Metadata")) is None:
        return {}
    found = xmp_xml.parse_xmp(BytesIO(_at(reader, reference).data))
    return {
        name.local_name: value
        for structure in found
        for name, value in structure
        if name.ns == DUBLIN_CORE
    }


def _signature(embedded: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"intact": False, "whole": False}
    try:
        trust_nobody = ValidationContext(trust_roots=[], allow_fetching=False)
        status = validate_pdf_signature(embedded, trust_nobody, skip_diff=True)
        certificate, moment = embedded.signer_cert, embedded.self_reported_timestamp
        told["subject"], told["issuer"] = _name(certificate.subject), _name(certificate.issuer)
        told["self_made"] = certificate.subject == certificate.issuer
        likely = moment and moment.tzinfo and moment.year in LIKELY_YEARS
        told["at"] = moment.isoformat() if likely else None
        told["until"] = certificate.not_valid_after.isoformat()
        told["in_time"] = bool(
            told["at"] and certificate.not_valid_before <= moment <= certificate.not_valid_after
        )
        told["whole"] = status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        told["intact"] = bool(status.intact and status.valid and told["whole"])
    except Exception:
        told["intact"] = False  # whatever a stranger wrote there, it is no sound signature
    return told


def _name(name: Any) -> str:
    """Who a certificate is made out to: the common name, and the organisation if it differs."""
    parts = name.native
    found = [parts.get("common_name"), parts.get("organization_name")]
    words = [each if isinstance(each, str) else " ".join(each) for each in found if each]
    text = " · ".join(dict.fromkeys(words)) or name.human_friendly
    return "".join(letter for letter in text if letter.isprintable())[:LONGEST_NAME]


def _drawn(before: PdfFileReader, after: PdfFileReader, added: set[Reference]) -> list[int]:
    """On which pages fields that the document did not have draw something; 0 for none that is."""
    drawing = {each for each in added if _has_room(_at(after, each))}
    placed: set[Reference] = set()
    found = set()
    for number, page in enumerate(_pages(before) if drawing else [], start=1):
        if here := drawing.intersection(_items(_at(after, page).get("/Annots", []))):
            found.add(number)
            placed |= here
    return sorted(found | ({0} if drawing - placed else set()))


def _has_room(field: Any) -> bool:
    left, bottom, right, top = (float(corner) for corner in field.get("/Rect", [0, 0, 0, 0]))
    return (right - left) * (top - bottom) != 0


def _pages(reader: Any) -> list[Reference]:
    """All pages of the document as it was handed out."""
    left, found = [_raw(reader.root, "/Pages")], []
    while left:
        if (reference := left.pop()) is None:
            continue
        node = _at(reader, reference)
        if "/Kids" in node:
            left += reversed(_items(node["/Kids"]))
        else:
            found.append(reference)
    return found


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]))))
