"""How surely a column is each field: by the words over it, weighed with what stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from imports.tables.contents import SAMPLE, kinds_of
from imports.tables.context import Context
from imports.tables.head_words import assign, is_unread, word_scores
from imports.tables.heads import Head
from imports.tables.target import Field, Target
from imports.tables.view import At, View

# What a column can be told by although its head says nothing of it.
TELLING = {
    "url", "email", "phone", "code", "boxes", "person", "division", "instrument", "role",
    "meeting_number", "status", "period",
}  # fmt: skip
UNMISTAKABLE = {"url", "email"}  # also in a few cells below words that nobody knows
FEW = 3
CONTRADICTING = (*TELLING, "number", "ordinal", "date", "time", "year")
LEAST_SHARE = 0.7  # of the cells, for a column to be told by its contents
CLEAR = 0.8  # the share of cells by which contents contradict a head
CONTRADICTED = 0.4
FITTING = 0.05
BY_CONTENTS_ALONE = 0.37
LOOKED_AT = 2_000  # rows


@dataclass(frozen=True)
class Contents:
    """Filled cells of a column, and for each kind of contents the share of them that has it."""

    cells: Sequence[At]
    kinds: Mapping[str, float]

    def share(self, *kinds: str) -> float:
        """The share of the kind that most cells have."""
        return max((self.kinds.get(kind, 0.0) for kind in kinds), default=0.0)


def contents_below(head: Head, context: Context) -> dict[int, Contents]:
    """What stands in each column below a head, from the left."""
    view = head.view
    last = max(islice(view.rows_below(head.last), LOOKED_AT), default=head.last)
    below = {
        column
        for column in view.columns
        if next(view.filled_below(head.last, column), last + 1) <= last
    }
    found = {}
    for column in sorted(below | head.texts.keys()):
        cells = sample_of(view, head.last, last, column)
        found[column] = Contents(cells, kinds_of(cells, context))
    return found


def sample_of(view: View, first: int, last: int, column: int) -> list[At]:
    """Filled cells of a column below row `first` and not below `last`, as many as are looked at."""
    rows = takewhile(lambda row: row <= last, view.filled_below(first, column))
    filled = (at for row in rows if not (at := view.at(row, column)).is_wide)
    return list(islice(filled, SAMPLE))


def scores_of(
    head: Head, column: int, contents: Contents, target: Target, year_be: int
) -> dict[str, float]:
    """How surely a column is each field of the target, by name."""
    words = word_scores(head.texts.get(column, ()), target, year_be)
    is_unread_head = is_unread(head.texts.get(column, ()), target)
    is_enough = (len(contents.cells) >= FEW and not is_unread_head) or not head.texts
    telling = TELLING if is_enough else UNMISTAKABLE
    return {
        field.name: _score(words.get(field.name, 0.0), field, contents, telling)
        for field in target.fields
    }


def _score(word: float, field: Field, contents: Contents, telling: set[str]) -> float:
    fit = contents.share(*field.contents)
    if word and field.contents and not fit and contents.share(*CONTRADICTING) >= CLEAR:
        return word * CONTRADICTED
    if word:
        return word + FITTING * fit
    told = contents.share(*(kind for kind in field.contents[:1] if kind in telling))
    return BY_CONTENTS_ALONE + 2 * FITTING * fit if told >= LEAST_SHARE else 0.0


def assign_fields(
    scores: Mapping[int, Mapping[str, float]],
    contents: Mapping[int, Contents],
    target: Target,
    taken: set[str],
) -> dict[int, tuple[Field, float]]:
    """Which column holds which field, but for those that are taken by another one."""
    free = {
        column: {name: score for name, score in of_column.items() if name not in taken}
        for column, of_column in scores.items()
    }
    found = assign(free, target)
    titles = [column for column, (field, _) in found.items() if field.name == "title"]
    if any(contents[column].share("code") >= LEAST_SHARE for column in titles):
        # Titles tell their codes: a running number beside them is none.
        found = {
            column: (field, score)
            for column, (field, score) in found.items()
            if field.name != "code" or score >= CLEAR
        }
    return found
