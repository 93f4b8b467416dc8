"""The archive that a workbook is: the same rows give the same bytes, whenever they are written."""

import shutil
from datetime import datetime
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

# The first moment that the format of archives knows.
_TIMELESS = (1980, 1, 1, 0, 0, 0)


def save(book: Workbook, file: BinaryIO, created: datetime | None) -> None:
    """Write the book into the file. `created` is a naive moment, told as the file's property."""
    moment = created or datetime(*_TIMELESS)  # the format wants one
    book.properties.created = book.properties.modified = moment
    with _TimelessArchive(file, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        ExcelWriter(book, archive).write_data()


class _TimelessArchive(ZipFile):
    """An archive that does not tell when its members were written."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **kwargs: Any) -> None:
        super().writestr(self._member(zinfo_or_arcname), data, *args, **kwargs)

    def write(self, filename: Any, arcname: Any = None, *args: Any, **kwargs: Any) -> None:
        member = self._member(arcname)
        with open(filename, "rb") as source, self.open(member, "w", force_zip64=True) as target:
            shutil.copyfileobj(source, target)

    def _member(self, name: str) -> ZipInfo:
        member = ZipInfo(name, _TIMELESS)
        member.compress_type = self.compression
        member.external_attr = 0o600 << 16
        return member
