"""What the styles of a Word document say of its paragraphs: headings, lists, indents."""

from dataclasses import dataclass

from lxml import etree

from office_files.docx_names import W, left_edge, number, value

DEEPEST = 20  # styles that build on each other
BODY_TEXT = 9  # the outline level of what is no heading


@dataclass(frozen=True)
class Style:
    """A style of paragraphs with what it takes from those it builds on."""

    name: str = ""
    is_heading: bool = False
    list_name: str = ""
    list_depth: int = 0
    edge: int | None = None

    @property
    def is_contents(self) -> bool:
        """Whether it is one of the table of contents, which repeats what stands elsewhere."""
        return self.name.startswith("toc ") and self.name[4:].isdecimal()


PLAIN = Style()


def read_styles(tree: etree._Element | None) -> dict[str, Style]:
    """The styles of paragraphs by the names that paragraphs use; "" is the default one."""
    found: dict[str, etree._Element] = {}
    default = ""
    for style in () if tree is None else tree.iter(W + "style"):
        if style.get(W + "type") == "paragraph":
            found[style.get(W + "styleId", "")] = style
            if style.get(W + "default") in ("1", "true", "on"):
                default = style.get(W + "styleId", "")
    styles = {name: _read(name, found) for name in found}
    return {"": styles.get(default, PLAIN)} | styles


def _read(name: str, found: dict[str, etree._Element]) -> Style:
    chain: list[etree._Element] = []
    while name in found and len(chain) < DEEPEST:
        chain.append(found[name])
        name = value(found[name], "basedOn") or ""
    properties = [style.find(W + "pPr") for style in chain]
    numbered = [one.find(W + "numPr") for one in properties if one is not None]
    edges = [edge for edge in map(left_edge, properties) if edge is not None]
    name = (value(chain[0], "name") or "").lower()
    return Style(
        name=name,
        is_heading=name == "title" or outline_of(properties) < BODY_TEXT,
        list_name=_first(numbered, "numId"),
        list_depth=number(_first(numbered, "ilvl")),
        edge=edges[0] if edges else None,
    )


def outline_of(properties: list[etree._Element | None]) -> int:
    """The level of a heading, from 0; BODY_TEXT for what is none."""
    found = [value(one, "outlineLvl") for one in properties]
    return next((number(level, BODY_TEXT) for level in found if level is not None), BODY_TEXT)


def _first(numbered: list[etree._Element | None], name: str) -> str:
    return next((found for one in numbered if (found := value(one, name))), "")
