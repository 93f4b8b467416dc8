"""
TOML files that load criteria and years into the database, with errors that name the line.

tomllib knows the line of a syntax error only; here each table also knows the line it starts
on, so that a wrong value is reported as "fy2566.toml บรรทัด 120: …".
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar, overload

from records.file_identity import identity_of_bytes
from thai.dates import current_fiscal_year
from thai.spelling import normalise
from values.asking import sure
from values.dates import read_date
from values.periods import Period, read_period
from values.reading import Reading, Written
from values.times import read_time

_HEADER = re.compile(r"\s*\[\[?\s*([\w.]+)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*([A-Za-z_][\w-]*)\s*=")
_QUOTES = ('"""', "'''")

Kind = TypeVar("Kind")


class DataFileError(Exception):
    """A faulty data file; the text names file, line (0: the whole file) and reason in Thai."""

    def __init__(self, path: Path, line: int, reason: str):
        place = f"{path.name} บรรทัด {line}" if line else path.name
        super().__init__(f"{place}: {reason}")


@dataclass
class TomlTable:
    """One table of the file: its values, the lines of its keys, and the tables inside it."""

    path: Path
    line: int
    values: dict[str, Any]  # whatever TOML holds; the methods check it
    key_lines: dict[str, int] = field(default_factory=dict)
    children: dict[str, list["TomlTable"]] = field(default_factory=dict)

    def error(self, reason: str, key: str = "") -> DataFileError:
        """An error at a key of this table, or at the table's first line."""
        return DataFileError(self.path, self.key_lines.get(key, self.line), reason)

    def text(self, key: str, default: str | None = None) -> str:
        """A text value in its one Thai spelling; without a default it is required."""
        return normalise(self._typed(key, str, default)).strip()

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number; without a default it is required."""
        return self._typed(key, int, default)

    def texts(self, key: str) -> list[str]:
        """A list of texts; empty when the key is not there."""
        return [normalise(text) for text in self.listed(key, str)]

    def listed(self, key: str, kind: type[Kind]) -> list[Kind]:
        """A list of values of one type; empty when the key is not there."""
        found: list[Any] = self._typed(key, list, [])
        for value in found:
            self._check(key, kind, value)
        return found

    def decimal(self, key: str) -> Decimal | None:
        """A number that is written as a text, such as "99.33"; None for an empty or missing one."""
        text = self.text(key, "")
        try:
            number = Decimal(text) if text else None
        except InvalidOperation:
            number = Decimal("NaN")
        if number is not None and not number.is_finite():
            raise self.error(f"{key} ต้องเป็นตัวเลข ไม่ใช่ “{text}”", key)
        return number

    @overload
    def get(self, key: str, kind: type[Kind]) -> Kind | None: ...

    @overload
    def get(self, key: str, kind: type[Kind], default: Kind) -> Kind: ...

    def get(self, key: str, kind: type[Kind], default: Kind | None = None) -> Kind | None:
        """An optional value of the given type."""
        return self._typed(key, kind, default) if key in self.values else default

    def day(self, key: str, year_be: int = 0) -> date | None:
        """A date, as TOML writes it or as people do; its year may be Buddhist either way."""
        return self.read(key, lambda written: read_date(written, year_be or current_fiscal_year()))

    def clock(self, key: str) -> time | None:
        """A time of day, as TOML writes it or as people do."""
        found = self.read(key, read_time)
        return found if isinstance(found, time) else None

    def period(self, key: str, year_be: int) -> Period | None:
        """A period as people write it in papers of a fiscal year."""
        return self.read(key, lambda written: read_period(written, year_be))

    def read(self, key: str, read: Callable[[Written], Reading[Kind]]) -> Kind | None:
        """What a reader makes of a value, whether it stands as a text or as a value of TOML."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool | list):
            raise self.error(f"ช่อง {key} ผิดชนิด: {value!r}", key)
        is_number = isinstance(value, int | float)
        stored = Decimal(str(value)) if is_number else value
        written = Written(value) if isinstance(value, str) else Written(str(value), stored)
        try:
            return sure(read(written))
        except ValueError as error:
            raise self.error(str(error), key) from error

    def choice(
        self,
        key: str,
        choices: Mapping[str, Kind],
        default: str | None = None,
        *,
        read: Callable[[str], str] = str,
    ) -> Kind:
        """
        The value that a text stands for; an unknown text is an error that lists the known.

        `read` gives the text by which `choices` knows what was written.
        """
        text = read(self.text(key, default))
        if text not in choices:
            known = ", ".join(filter(None, choices))
            raise self.error(f"ไม่รู้จัก “{text}” ที่ {key} ใช้ได้เฉพาะ {known}", key)
        return choices[text]

    def tables(self, name: str) -> list["TomlTable"]:
        """The tables of this name inside this one, in order."""
        return self.children.get(name, [])

    def table(self, name: str) -> "TomlTable":
        """The one table of this name, which has to be there."""
        found = self.tables(name)
        if len(found) != 1:
            raise self.error(f"ต้องมีตาราง [{name}] หนึ่งตาราง แต่พบ {len(found)}")
        return found[0]

    def only_keys(self, *known: str) -> None:
        """Refuse keys that nobody reads: most often a typing error."""
        for key in [*self.values, *self.children]:
            if key not in known:
                raise self.error(f"ไม่รู้จักช่อง {key}", key)

    def missing(self, key: str) -> DataFileError:
        """The error that a required key is not there."""
        return self.error(f"ขาดช่อง {key}")

    def _typed(self, key: str, kind: type[Kind], default: Kind | None) -> Kind:
        value = self.values.get(key, default)
        if value is None:
            raise self.missing(key)
        return self._check(key, kind, value)

    def _check(self, key: str, kind: type[Kind], value: Any) -> Kind:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(f"ช่อง {key} ผิดชนิด: {value!r}", key)
        return value


def read_data_file(path: Path) -> TomlTable:
    """Read a TOML file. Raises DataFileError for a missing, unreadable or malformed file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataFileError(path, 0, f"เปิดแฟ้มไม่ได้ ({error.strerror})") from error
    return parse_data_file(content, path)


def parse_data_file(content: bytes, path: Path) -> TomlTable:
    """Read the content of a TOML file, of which only the name is told. Raises DataFileError."""
    try:
        source = content.decode("utf-8-sig")
        root = _as_table(path, 1, tomllib.loads(source.replace("\r\n", "\n")))
    except UnicodeDecodeError as error:
        kind = identity_of_bytes(content)
        what = f"แฟ้มนี้เป็น{kind.words} ไม่ใช่ข้อความ TOML" if kind else "แฟ้มไม่ได้เข้ารหัสแบบ UTF-8"
        raise DataFileError(path, 0, what) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        at = int(line[1]) if line else source.count("\n") + 1
        raise DataFileError(path, at, f"ไวยากรณ์ TOML ผิด ({error})") from error
    except RecursionError as error:
        raise DataFileError(path, 0, "ตารางในแฟ้มซ้อนกันลึกเกินไป") from error
    _note_lines(root, source)
    return root


def _as_table(path: Path, line: int, values: dict[str, Any]) -> TomlTable:
    plain: dict[str, Any] = {}
    children: dict[str, list[TomlTable]] = {}
    for key, value in values.items():
        nested = value if isinstance(value, list) else [value]
        if nested and all(isinstance(entry, dict) for entry in nested):
            children[key] = [_as_table(path, line, entry) for entry in nested]
        else:
            plain[key] = value
    return TomlTable(path, line, plain, {}, children)


def _note_lines(root: TomlTable, source: str) -> None:
    """Walk the lines beside the parsed tables and note where each table and key stands."""
    seen: dict[str, int] = {}
    here, inside = root, ""
    for number, line in enumerate(source.splitlines(), start=1):
        if inside:
            inside = "" if inside in line else inside
            continue
        if match := _HEADER.fullmatch(line):
            here = _table_at(root, match[1].split("."), seen)
            here.line = number
        elif match := _KEY.match(line):
            here.key_lines.setdefault(match[1], number)
        inside = next((quote for quote in _QUOTES if line.count(quote) % 2), "")


def _table_at(root: TomlTable, names: list[str], seen: dict[str, int]) -> TomlTable:
    """The table that the next header of this name opens; inner names mean the newest outer one."""
    path, table = "", root
    for depth, name in enumerate(names):
        path = f"{path}.{name}"
        if depth == len(names) - 1:
            seen[path] = seen.get(path, -1) + 1
            for inner in [key for key in seen if key.startswith(f"{path}.")]:
                del seen[inner]
        # A header may open a table whose outer one no header opened: there is but one then.
        table = table.children[name][seen.setdefault(path, 0)]
    return table
