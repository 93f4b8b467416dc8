"""
An outage copy as bytes: the length of a head, the head as JSON, then the body of a page.

Nothing that is read here can run anything (a pickle could).
"""

import json
import struct
from datetime import datetime

from documents.stored_documents import StoredDocument
from operations.cached_pages import CachedPage

_LENGTH = struct.Struct(">4sI")
_MARK = b"ITA1"  # in front of every copy; another form of copies gets another one

Copy = CachedPage | StoredDocument


def encode(copy: Copy, number: int) -> bytes:
    """The bytes of a copy that was made at this revision."""
    if isinstance(copy, CachedPage):
        as_of, body = copy.as_of.isoformat(), copy.body
        page = {"headers": copy.headers, "etag": copy.etag, "as_of": as_of}
        head = {"number": number, "page": page}
    else:
        body, document = b"", {**vars(copy), "stored_at": copy.stored_at.isoformat()}
        head = {"number": number, "document": document}
    words = json.dumps(head, ensure_ascii=False).encode()
    return _LENGTH.pack(_MARK, len(words)) + words + body


def decode(stored: bytes) -> tuple[int, Copy]:
    """The revision of a copy, and the copy. Raises ValueError for anything else."""
    if len(stored) < _LENGTH.size or not stored.startswith(_MARK):
        raise ValueError("no outage copy")
    end = _LENGTH.size + _LENGTH.unpack_from(stored)[1]
    try:
        head = json.loads(stored[_LENGTH.size : end])
        number = int(head["number"])
        if page := head.get("page"):
            as_of = datetime.fromisoformat(page["as_of"])
            headers = {str(name): str(value) for name, value in page["headers"].items()}
            return number, CachedPage(stored[end:], headers, number, 0, as_of, str(page["etag"]))
        document = head["document"]
        stored_at = datetime.fromisoformat(document["stored_at"])
        return number, StoredDocument(**{**document, "stored_at": stored_at})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no outage copy") from error
