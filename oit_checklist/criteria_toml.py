"""
Criteria as TOML files, in and out; the format is described in docs/criteria-file.md.

What is written here reads back to the same set, and everything that reads is written.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from oit_checklist.criteria_set import (
    CriteriaSet,
    ElementEntry,
    GradeEntry,
    ItemEntry,
    SectionEntry,
    Weights,
)
from records.data_files import TomlTable, parse_data_file, read_data_file
from records.key_fields import number_key

STANDINGS = {"official": True, "provisional": False}
WEIGHTS = ("iit_weight", "eit_weight", "oit_weight")
_LEVELS = 5  # one too deep is told as such; deeper lines are not read


def read_toml(path: Path) -> CriteriaSet:
    """
    The set of a file, its values as they stand; `check_set` says whether it can be taken.

    Raises DataFileError with file, line and reason for what is no TOML or of the wrong type.
    """
    return _set_of(read_data_file(path))


def parse_toml(content: bytes, name: str) -> CriteriaSet:
    """The set of an uploaded file called `name`. Raises DataFileError like `read_toml`."""
    return _set_of(parse_data_file(content, Path(name)))


def _set_of(data: TomlTable) -> CriteriaSet:
    data.only_keys(
        "fiscal_year", "standing", "source", "copied_from", "score", "grade", "section", "item"
    )
    score = data.table("score") if data.tables("score") else None
    return CriteriaSet(
        fiscal_year=data.number("fiscal_year"),
        source=data.text("source"),
        official=data.choice("standing", STANDINGS),
        copied_from=data.get("copied_from", int),
        weights=_weights(score) if score and _has_weights(score) else None,
        oit_rule=score.text("oit_rule", "") if score else "",
        grades=tuple(map(_grade, data.tables("grade"))),
        sections=tuple(map(_section, data.tables("section"))),
        items=tuple(map(_item, data.tables("item"))),
        **_places(data),
    )


def _has_weights(table: TomlTable) -> bool:
    table.only_keys(*WEIGHTS, "oit_rule")
    return any(name in table.values for name in WEIGHTS)


def _weights(table: TomlTable) -> Weights:
    return Weights(
        iit=_decimal(table, "iit_weight"),
        eit=_decimal(table, "eit_weight"),
        oit=_decimal(table, "oit_weight"),
        **_places(table),
    )


def _grade(table: TomlTable) -> GradeEntry:
    table.only_keys("name", "min_total", "min_instrument")
    return GradeEntry(
        name=table.text("name"),
        min_total=_decimal(table, "min_total"),
        min_instrument=table.decimal("min_instrument"),
        **_places(table),
    )


def _section(table: TomlTable) -> SectionEntry:
    table.only_keys("number", "title")
    return SectionEntry(
        number=number_key(table.text("number")), title=table.text("title"), **_places(table)
    )


def _item(table: TomlTable) -> ItemEntry:
    table.only_keys(
        "instrument", "number", "section", "theme", "title", "period", "period_basis",
        "statistics", "eit_code", "social_pages", "confidence", "source", "note", "element",
    )  # fmt: skip
    return ItemEntry(
        instrument=table.text("instrument"),
        number=table.number("number"),
        section=number_key(table.text("section", "")),
        theme=table.text("theme", ""),
        title=table.text("title"),
        period=table.text("period", ""),
        period_basis=table.text("period_basis", ""),
        statistics=table.get("statistics", bool, False),
        eit_code=table.get("eit_code", bool, False),
        social_pages=table.get("social_pages", bool, False),
        confidence=table.text("confidence", ""),
        source=table.text("source", ""),
        note=table.text("note", ""),
        elements=tuple(_element(line) for line in table.tables("element")),
        **_places(table),
    )


def _element(
    table: TomlTable, confidence: str = "", source: str = "", level: int = 1
) -> ElementEntry:
    """A line; what it does not say of its confidence and source is that of the line above it."""
    table.only_keys("marker", "text", "one_is_enough", "is_note", "confidence", "source", "part")
    confidence = table.text("confidence", confidence)
    source = table.text("source", source)
    parts = table.tables("part") if level < _LEVELS else []
    return ElementEntry(
        marker=table.text("marker", ""),
        text=table.text("text"),
        one_is_enough=table.get("one_is_enough", bool, False),
        is_note=table.get("is_note", bool, False),
        confidence=confidence,
        source=source,
        parts=tuple(_element(part, confidence, source, level + 1) for part in parts),
        **_places(table),
    )


def _decimal(table: TomlTable, key: str) -> Decimal:
    number = table.decimal(key)
    if number is None:
        raise table.missing(key)
    return number


def _places(table: TomlTable) -> dict:
    """Where a table and each of its values stand, in words."""
    return {
        "place": f"บรรทัด {table.line}",
        "places": {key: f"บรรทัด {line}" for key, line in table.key_lines.items()},
    }


def write_toml(criteria: CriteriaSet) -> str:
    """The set as a file that `read_toml` reads back to the same set."""
    return "\n".join(_lines(criteria)) + "\n"


def _lines(criteria: CriteriaSet) -> Iterator[str]:
    yield f"fiscal_year = {criteria.fiscal_year}"
    yield f'standing = "{"official" if criteria.official else "provisional"}"'
    yield f"source = {_quoted(criteria.source)}"
    if criteria.copied_from is not None:
        yield f"copied_from = {criteria.copied_from}"
    weights = criteria.weights
    if weights or criteria.oit_rule:
        yield from _table("[score]")
    if weights:
        each = (weights.iit, weights.eit, weights.oit)
        yield from _values(**dict(zip(WEIGHTS, each, strict=True)))
    yield from _values(oit_rule=criteria.oit_rule)
    for grade in criteria.grades:
        yield from _table("[[grade]]", name=grade.name, min_total=grade.min_total)
        yield from _values(min_instrument=grade.min_instrument)
    for section in criteria.sections:
        yield from _table("[[section]]", number=section.number, title=section.title)
    for item in criteria.items:
        yield from _item_lines(item)


def _item_lines(item: ItemEntry) -> Iterator[str]:
    yield from _table("[[item]]", instrument=item.instrument)
    yield f"number = {item.number}"
    yield from _values(
        section=item.section,
        theme=item.theme,
        title=item.title,
        period=item.period,
        period_basis=item.period_basis,
        statistics=item.statistics,
        eit_code=item.eit_code,
        social_pages=item.social_pages,
        confidence=item.confidence,
        source=item.source,
        note=item.note,
    )
    for element in item.elements:
        yield from _element_lines(element, "item.element", "", "")


def _element_lines(element: ElementEntry, name: str, confidence: str, source: str) -> Iterator[str]:
    yield f"[[{name}]]"
    yield from _values(
        marker=element.marker,
        text=element.text,
        one_is_enough=element.one_is_enough,
        is_note=element.is_note,
    )
    if element.confidence != confidence:
        yield f"confidence = {_quoted(element.confidence)}"
    if element.source != source:
        yield f"source = {_quoted(element.source)}"
    for part in element.parts:
        yield from _element_lines(part, f"{name}.part", element.confidence, element.source)


def _table(header: str, **values: object) -> Iterator[str]:
    yield ""
    yield header
    yield from _values(**values)


def _values(**values: object) -> Iterator[str]:
    """A line for each value that says something."""
    for key, value in values.items():
        if value is True:
            yield f"{key} = true"
        elif value is not None and value is not False and value != "":
            yield f"{key} = {_quoted(str(value))}"


def _quoted(text: str) -> str:
    """A basic string: TOML escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
