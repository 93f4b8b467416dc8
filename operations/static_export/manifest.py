"""
What an export has written so far: it goes on where it stopped, and removes only what is its own.

The manifest stands in the folder of the export, a line of JSON for each file that is whole on the
disk. The last line of an address counts; half a line, of a run that was killed, does not.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

NAME = ".ita-export.jsonl"
SUMS = "SHA256SUMS"
PART = ".ita-part"


class NotOursError(Exception):
    """The folder holds files that no export wrote; the text is Thai."""


@dataclass
class Written:
    """One file: its address, name, bytes, and what it was made from."""

    address: str
    file: str
    sha256: str
    size: int
    state: str
    is_html: bool = False
    title: str = ""
    links: list[str] = field(default_factory=list)  # addresses with fragments, as linked
    ids: list[str] = field(default_factory=list)


class Manifest:
    """The manifest of one folder. Raises NotOursError for a folder of somebody else's."""

    def __init__(self, folder: Path):
        self.folder, self.file = folder, folder / NAME
        if folder.exists() and any(folder.iterdir()) and not self.file.exists():
            raise NotOursError(f"โฟลเดอร์ {folder} มีแฟ้มอื่นอยู่ ใช้โฟลเดอร์ว่างหรือโฟลเดอร์ที่เคยส่งออก")
        folder.mkdir(parents=True, exist_ok=True)
        self.known = {written.address: written for written in self._read()}
        self.stream = self.file.open("a", encoding="utf-8")

    def close(self) -> None:
        self.stream.close()

    def _read(self) -> Iterable[Written]:
        if not self.file.exists():
            return
        for line in self.file.read_text(encoding="utf-8").splitlines():
            try:
                yield Written(**json.loads(line))
            except (ValueError, TypeError):  # killed while it was written
                continue

    def put(self, address: str, file: str, pieces: Iterable[bytes], state: str, **more) -> Written:
        """Write a file so that it appears whole, then note it."""
        target = self.folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + PART)
        digest, size = hashlib.sha256(), 0
        with part.open("wb") as stream:
            for piece in pieces:
                stream.write(piece)
                digest.update(piece)
                size += len(piece)
        part.replace(target)
        written = Written(address, file, digest.hexdigest(), size, state, **more)
        self.known[address] = written
        self.stream.write(json.dumps(asdict(written), ensure_ascii=False) + "\n")
        self.stream.flush()
        return written

    def holds(self, written: Written) -> bool:
        """Whether the file is there in its full length."""
        file = self.folder / written.file
        return file.is_file() and file.stat().st_size == written.size

    def finish(self, kept: set[str]) -> int:
        """Remove what does not belong any more, write the checksums; how many files went."""
        old = {written.file for written in self.known.values()}
        self.known = {a: written for a, written in self.known.items() if a in kept}
        gone = old - {written.file for written in self.known.values()}
        for file in gone:
            (self.folder / file).unlink(missing_ok=True)
        for folder, _, _ in sorted(os.walk(self.folder), reverse=True):
            if not any(Path(folder).iterdir()):
                Path(folder).rmdir()
        for part in self.folder.rglob(f"*{PART}"):
            part.unlink()
        files = sorted(self.known.values(), key=lambda written: written.file)
        self._replace(SUMS, "".join(f"{w.sha256}  {w.file}\n" for w in files))
        self.stream.close()
        lines = "".join(json.dumps(asdict(w), ensure_ascii=False) + "\n" for w in files)
        self._replace(NAME, lines)
        return len(gone)

    def _replace(self, name: str, text: str) -> None:
        part = self.folder / (name + PART)
        part.write_text(text, encoding="utf-8")
        part.replace(self.folder / name)
