"""Where the head of a table stands: one to three rows, below titles, anywhere on a sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from imports.tables.head_words import assign, word_scores, words_of
from imports.tables.target import Field, Target
from imports.tables.view import View
from imports.tables.words import (
    BARE,
    one_line,
    said,
)

FURTHEST = 300  # filled rows in which a head is sought
MOST_ROWS = 3
NEAR_TOP = 30  # rows in which one known word is enough to look closer
ENOUGH_BELOW = 60  # rows below a head of many fields in which a better one is sought
MANY_FIELDS = 4
LONGEST_HEAD = 120  # characters of one head
WIDEST = 120  # columns that are looked at
SHORT_WORDS = 40
PRICE_OF_A_ROW = 0.3
BETWEEN = " › "


@dataclass(frozen=True)
class Head:
    """The head rows of a table and what stands over each column, from the outermost word."""

    view: View
    first: int
    last: int
    texts: dict[int, tuple[str, ...]]
    fields: dict[int, tuple[Field, float]]  # what the words alone say
    score: float = 0.0

    @property
    def is_plain(self) -> bool:
        """Whether each of its columns is a field's own word: nothing else than a head can be so."""
        return self.fields.keys() == self.texts.keys() and all(
            likeness >= BARE for _, likeness in self.fields.values()
        )

    def words(self, column: int) -> str:
        """The head of a column on one line."""
        return BETWEEN.join(self.texts.get(column, ()))


# What rows (first and last) are as a head; None for none.
Seen = dict[tuple[int, int], Head | None]


def find_head(
    view: View, target: Target, year_be: int, after: int = 1, seen: Seen | None = None
) -> Head | None:
    """
    The best head of a view from a row on; None where fewer than two fields are named, or not the
    main one. Whoever seeks several in one view gives the same `seen` each time: they are sought in
    the same rows, which are read once.
    """
    seen = {} if seen is None else seen
    best: Head | None = None
    known = words_of(target)
    for rows in _blocks(list(islice(view.rows_below(after - 1), FURTHEST + MOST_ROWS)), view):
        if best and len(best.fields) >= MANY_FIELDS and rows[0] > best.first + ENOUGH_BELOW:
            break
        if best and rows[0] > best.last and (after > 1 or best.is_plain):
            break  # the rows below it are its own, and whatever is a head below is another table's
        block = (rows[0], rows[-1])
        if block not in seen:
            fewest = 1 if rows[-1] < NEAR_TOP else 2
            is_likely = _names_anything(view, rows, known, fewest)
            seen[block] = _read_head(view, rows, target, year_be) if is_likely else None
        head = seen[block]
        if head is not None and (best is None or head.score > best.score + 0.01):
            best = head
    return _whole(best, target, year_be) if best else None


def _names_anything(
    view: View, rows: list[int], known: tuple[frozenset[str], tuple[str, ...]], fewest: int
) -> bool:
    """Whether cells of a block may be heads at all: a glance, before each is compared."""
    whole, parts = known
    found = 0
    for row in rows:
        for column in view.own_columns(row)[:WIDEST]:
            heard = said(view.at(row, column).text)
            found += bool({heard.key, heard.bare, *heard.tokens} & whole) or any(
                part in heard.key for part in parts
            )
            if found >= fewest:
                return True
    return False


def _whole(head: Head, target: Target, year_be: int) -> Head:
    """The head with the outer words above it, and the inner ones below."""
    first = _first_row(head)
    last = _last_row(head, target)
    if (first, last) == (head.first, head.last) or last - first >= MOST_ROWS:
        return head
    whole = _read_head(head.view, list(range(first, last + 1)), target, year_be)
    return whole or head


def _last_row(head: Head, target: Target) -> int:
    """Down to where cells of the head are merged, or words stand below one and not the others."""
    view = head.view
    last = max(head.last, *(view.bottom(head.last, column) for column in head.texts))
    if last == head.last and _has_words_below(head, target):
        last += 1
    rows = range(head.last + 1, last + 1)
    is_head = last - head.first < MOST_ROWS and all(_may_be_head(view, row) for row in rows)
    return last if is_head else head.last


def _has_words_below(head: Head, target: Target) -> bool:
    """Short words right below the head, one of them where it says nothing, none in main columns."""
    view, row = head.view, head.last + 1
    columns = view.own_columns(row)
    main = {
        column
        for column, (field, _) in head.fields.items()
        if field.name in (*target.anchors, *target.begins)
    }
    return (
        len(columns) > 1
        and not main & set(columns)
        and any(column not in head.texts for column in columns)
        and all(len(view.at(row, column).text) < SHORT_WORDS for column in columns)
    )


def _first_row(head: Head) -> int:
    """Up to where cells of the head are merged, or words reach over some of its columns."""
    view, first = head.view, head.first
    while head.last - first < MOST_ROWS - 1:
        above = min(view.holder(first, column)[0] for column in head.texts)
        if above == first > 1 and _reaches_over_some(view, first - 1, head):
            above = first - 1
        if above == first or head.last - above >= MOST_ROWS:
            break
        first = above
    return first


def _reaches_over_some(view: View, row: int, head: Head) -> bool:
    holders = {view.holder(row, column) for column in head.texts if view.over(row, column).text}
    wide = [holder for holder in holders if holder[0] == row and view.width(*holder) > 1]
    return bool(wide) and len(holders) > 1


def _blocks(rows: list[int], view: View) -> Iterator[list[int]]:
    """Each row that may be a head, alone and with those below it."""
    for at, row in enumerate(rows[:FURTHEST]):
        for height in range(1, MOST_ROWS + 1):
            block = rows[at : at + height]
            if len(block) < height or not _may_be_head(view, block[-1]):
                break
            if block[-1] - row != height - 1:
                break  # an empty row between
            yield block


def _may_be_head(view: View, row: int) -> bool:
    texts = [view.at(row, column).text for column in view.own_columns(row)[:WIDEST]]
    return all(len(text) <= LONGEST_HEAD and "://" not in text for text in texts)


def _read_head(view: View, rows: list[int], target: Target, year_be: int) -> Head | None:
    own = {column for row in rows for column in view.own_columns(row)}
    reached = {column for row in rows for column in view.columns if view.over(row, column).text}
    columns = sorted(own | reached)[:WIDEST]
    if len(rows) > 1 and _is_title(view, rows[0], columns):
        return None
    texts = {column: _texts(view, rows, column) for column in columns}
    texts = {column: words for column, words in texts.items() if words}
    fields = assign(
        {column: word_scores(words, target, year_be) for column, words in texts.items()}, target
    )
    if not _is_enough(fields, target) or _is_one_cell(view, rows, fields):
        return None
    score = sum(score * field.weight for field, score in fields.values())
    unknown = len(texts) - len(fields)
    score -= PRICE_OF_A_ROW * (len(rows) - 1) + 0.02 * unknown
    return Head(view, rows[0], rows[-1], texts, fields, score)


def _is_title(view: View, row: int, columns: Sequence[int]) -> bool:
    """Whether one cell is all that stands in a row, which then is no row of a head."""
    return len({view.holder(row, column) for column in columns if view.over(row, column).text}) < 2


def _texts(view: View, rows: list[int], column: int) -> tuple[str, ...]:
    """The words over a column from the outermost; a merged one stands there once."""
    found = (one_line(_seen(view, rows, row, column)) for row in rows)
    return tuple(dict.fromkeys(text for text in found if text))


def _seen(view: View, rows: list[int], row: int, column: int) -> str:
    """
    What stands over a column in one row of a head. A csv knows no merging: there the words over
    the first of several inner heads are meant for the blanks beside them, too.
    """
    own = view.own_columns(row)
    if view.grid.merged or row == rows[-1] or column in own:
        return view.over(row, column).text
    left = max((each for each in own if each < column), default=0)
    inner = view.own_columns(row + 1)
    is_meant = left and all(each in inner for each in range(left, column + 1))
    return view.at(row, left).text if is_meant else ""


def _is_enough(fields: dict[int, tuple[Field, float]], target: Target) -> bool:
    named = {field.name for field, _ in fields.values()}
    return len(named) >= 2 and bool(named & {*target.anchors, *target.begins})


def _is_one_cell(view: View, rows: list[int], fields: dict[int, tuple[Field, float]]) -> bool:
    """A title over all columns names many fields and is no head."""
    return len({view.holder(rows[-1], column) for column in fields}) < 2
