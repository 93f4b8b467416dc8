"""docs/staff-manual.md and docs/th/*.md, read once and again when they have changed."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from help_pages.markdown_text import as_html, as_words, split_at_headings
from thai.folding import fold

DOCS = Path(settings.BASE_DIR) / "docs"
MANUAL = DOCS / "staff-manual.md"
PICTURES = DOCS / "images/manual"
# The guides of whoever runs the server, in the order of their reading.
GUIDES = {
    "installation": "การติดตั้ง",
    "operations": "การดูแลระบบ",
    "security": "ความมั่นคงปลอดภัย",
}
_IN_MANUAL = "images/manual/"


@dataclass(frozen=True)
class Section:
    """A piece of a chapter under its own heading; the first one has neither anchor nor title."""

    chapter: "Chapter"
    anchor: str
    title: str
    markdown: str

    @property
    def address(self) -> str:
        """Where it stands."""
        return self.chapter.address + (f"#{self.anchor}" if self.anchor else "")

    @cached_property
    def html(self) -> SafeString:
        """The section, without its heading."""
        return as_html(self.markdown, self.chapter.address_of)

    @cached_property
    def words(self) -> str:
        """What the section says, in one line."""
        return as_words(self.markdown)

    @cached_property
    def folded(self) -> str:
        """What the search compares with."""
        return fold(f"{self.chapter.title}\n{self.title}\n{self.words}")


@dataclass(frozen=True)
class Chapter:
    """One page of the manual, or a guide."""

    document: "Document"
    slug: str
    title: str
    markdown: str

    @property
    def address(self) -> str:
        """Its page in the back office."""
        return reverse(self.document.route, args=[self.slug])

    @cached_property
    def sections(self) -> list[Section]:
        """Its pieces; the first is what stands before any heading."""
        first, blocks = split_at_headings(self.markdown, level=3)
        found = [Section(self, block.anchor, block.title, block.markdown) for block in blocks]
        return [Section(self, "", "", first), *found]

    def address_of(self, written: str) -> str:
        """Where a link of the document leads in the back office."""
        return self.document.address_of(written)


@dataclass(frozen=True)
class Document:
    """A file of Markdown with an introduction and chapters."""

    route: str
    introduction: str
    blocks: tuple[tuple[str, str, str], ...]

    @cached_property
    def chapters(self) -> dict[str, Chapter]:
        """The chapters by their slug, in the order of the file."""
        return {slug: Chapter(self, slug, title, text) for slug, title, text in self.blocks}

    @cached_property
    def sections(self) -> list[Section]:
        """All sections of all chapters."""
        return [section for chapter in self.chapters.values() for section in chapter.sections]

    @cached_property
    def introduction_html(self) -> SafeString:
        """What stands before the first chapter."""
        return as_html(self.introduction, self.address_of)

    def address_of(self, written: str) -> str:
        """
        Where a link leads: `#anchor` or `staff-manual.md#anchor` to its place in the manual,
        `images/manual/x.png` to the picture, `x.md` of the same folder to a guide.

        Empty for a document that the back office does not show; KeyError for an anchor that the
        manual does not have. Whole addresses stay as they are.
        """
        path, _, anchor = written.partition("#")
        if path in ("", f"../{MANUAL.name}"):
            return manual().place(anchor)
        if path.startswith(_IN_MANUAL):
            return reverse("help:picture", args=[path.removeprefix(_IN_MANUAL)])
        if path.endswith(".md"):
            guide_of = {f"{name}.md": name for name in GUIDES}
            return reverse("help:guide", args=[guide_of[path]]) if path in guide_of else ""
        return written

    def place(self, anchor: str) -> str:
        """The address of a chapter or of a section by its anchor; KeyError if there is none."""
        if anchor in self.chapters:
            return self.chapters[anchor].address
        return self._places[anchor]

    @cached_property
    def _places(self) -> dict[str, str]:
        return {section.anchor: section.address for section in self.sections if section.anchor}


def manual() -> Document:
    """The staff manual as the file says now."""
    return _read(MANUAL, MANUAL.stat().st_mtime_ns)


def guide(slug: str) -> Chapter:
    """A guide of the server; KeyError for one that is not there."""
    path = DOCS / "th" / f"{slug}.md"
    title, text = GUIDES[slug], path.read_text(encoding="utf-8")
    # The page has the title as its heading, and what were chapters are its sections.
    body = text.partition("\n")[2].replace("\n## ", "\n### ")
    return Document("help:guide", "", ((slug, title, body),)).chapters[slug]


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> Document:
    text = path.read_text(encoding="utf-8").partition("\n")[2]  # without the title of the file
    introduction, blocks = split_at_headings(text, level=2)
    chapters = tuple((block.anchor, block.title, block.markdown) for block in blocks)
    return Document("help:chapter", introduction, chapters)
