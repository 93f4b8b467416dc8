"""The text operators of a PDF page, rewritten so that each cluster is shown as one glyph."""

import re
from binascii import unhexlify
from collections.abc import Iterator, Mapping
from struct import unpack

from documents.glyph_clusters import ClusterFont, Part

SHOWN_OR_MOVED = re.compile(rb"<([0-9a-f]*)>|([^<>\s]+)")
LEAST_MOVE = 0.5  # thousandths of the font size; a smaller step is kept for later, none is lost


def with_clusters(operators: list, fonts: Mapping[str, ClusterFont]) -> Iterator:
    """
    The operators of a page with new text operators.

    WeasyPrint shows text by `[<glyphs> move <glyphs> …] TJ`, lifts marks by `height Ts` and
    chooses fonts by `/name size Tf`. Between other operators these make one run of text.
    """
    run: Run | None = None
    rise = 0.0
    for operator in operators:
        name = operator.rsplit(b" ", 1)[-1] if isinstance(operator, bytes) else b""
        if name == b"TJ" and run:
            run.show(operator[1:-4], rise)
            continue
        if name == b"Ts":
            rise = float(operator[:-3])
            continue
        if run:
            yield from run.operators()
        if name == b"Tf":
            font, size = operator[1:-3].split(b" ")
            run = Run(fonts[font.decode()], float(size))
        elif run:
            run = Run(run.font, run.size)
        yield operator


class Run:
    """Glyphs of one font that follow each other; positions in thousandths of the font size."""

    def __init__(self, font: ClusterFont, size: float):
        self.font = font
        self.size = size
        self.position = 0.0
        self.clusters: list[list[Part]] = []

    def show(self, content: bytes, rise: float) -> None:
        """Add the inside of a TJ operator."""
        height = rise / self.size * 1000
        widths, joins, clusters = self.font.widths, self.font.joins, self.clusters
        position = self.position
        for shown, move in SHOWN_OR_MOVED.findall(content):
            if move:
                position -= float(move)
            for glyph in unpack(f">{len(shown) // 4}H", unhexlify(shown)):
                part = (self.font.replaced.get(glyph, glyph), position, height)
                if clusters and joins(clusters[-1], part[0]):
                    clusters[-1].append(part)
                else:
                    clusters.append([part])
                position += widths[part[0]]
        self.position = position

    def operators(self) -> Iterator[bytes]:
        """The run as Ts and TJ operators; text may be shown lifted, but none is left lifted."""
        at, lifted, content = 0.0, 0.0, Content()
        for cluster in self.clusters:
            first, x, height = cluster[0]
            if height != lifted:
                yield from content.shown()
                yield b"%s Ts" % number(height * self.size / 1000)
                lifted, content = height, Content()
            if abs(x - at) >= LEAST_MOVE:
                at += content.move(x - at)
            if len(cluster) > 1:
                parts = [(glyph, px - x, py - height) for glyph, px, py in cluster]
                first = self.font.cluster(parts)
            content.glyph(first)
            at += self.font.widths[first]
        if abs(self.position - at) >= LEAST_MOVE:
            content.move(self.position - at)
        yield from content.shown()
        if lifted:
            yield b"0 Ts"


class Content:
    """The array of a TJ operator in the making."""

    def __init__(self):
        self.pieces: list[bytes] = []
        self.glyphs = ""

    def glyph(self, glyph: int) -> None:
        self.glyphs += f"{glyph:04x}"

    def move(self, distance: float) -> float:
        """Move right, and tell by how much: a tenth is as fine as it gets."""
        self.close()
        distance = round(distance, 1)
        self.pieces.append(number(-distance))
        return distance

    def close(self) -> None:
        if self.glyphs:
            self.pieces.append(f"<{self.glyphs}>".encode())
            self.glyphs = ""

    def shown(self) -> Iterator[bytes]:
        self.close()
        if self.pieces:
            yield b"[" + b"".join(self.pieces) + b"] TJ"


def number(value: float) -> bytes:
    return f"{value:.6f}".rstrip("0").rstrip(".").encode()
