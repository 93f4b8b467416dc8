"""What people and programs do with a document that was handed out: they sign it, or change it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from io import BytesIO

from asn1crypto import cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import TextStampStyle

from tests.documents import keys


def signed(
    data: bytes,
    field: str,
    owner: str,
    box: tuple | None = None,
    *,
    keeps_metadata: bool = False,
    at: datetime | None = None,
) -> bytes:
    """
    The document signed by somebody in a program of their own; `box`: a field that they add.

    keeps_metadata: as most programs do; pyHanko by itself writes the metadata anew. at: what they
    say the time is.
    """
    meaning = signers.PdfSignatureMetadata(field_name=field)
    place = fields.SigFieldSpec(field, on_page=0, box=box) if box else None
    style = TextStampStyle(stamp_text="signed")
    writer = IncrementalPdfFileWriter(BytesIO(data))
    if keeps_metadata:
        writer._update_meta = lambda: None
    person = keys.signer(owner)
    if at:
        _tells(person, at)
    pen = signers.PdfSigner(meaning, person, stamp_style=style, new_field_spec=place)
    # A browser's tests keep an event loop in their thread, and pyHanko begins one of its own.
    with ThreadPoolExecutor(1) as apart:
        return (
            apart.submit(pen.sign_pdf, writer, existing_fields_only=box is None).result().getvalue()
        )


def _tells(person: signers.SimpleSigner, at: datetime) -> None:
    attributes_of = person.signed_attrs

    async def dated(*args, **more):
        attributes = await attributes_of(*args, **more)
        for each in attributes:
            if each["type"].native == "signing_time":
                each["values"] = [cms.Time("generalized_time", at)]
        return attributes

    person.signed_attrs = dated


def rewritten(data: bytes) -> bytes:
    """The document with another page content, put behind it as a program that edits PDF does."""

    def other_contents(writer):
        page = writer.root["/Pages"]["/Kids"][0]
        page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
        writer.update_container(page)

    return altered(data, other_contents)


def altered(data: bytes, alter) -> bytes:
    """The document with a revision behind it, in which `alter` did something to the writer."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    alter(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()
