"""
No silent bulk changes: every row that changes is saved by itself, so that the log has it.

The library writes an entry when a row is saved or deleted; what the database does to many rows at
once it never hears of. This test reads the code of all packages for such calls.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.floors import PACKAGES, ROOT, modules_of

# (module, call) → why no row changes silently there.
ALLOWED = {
    ("progress/assignment_admin.py", "context.update"): "the dictionary of a template",
    ("backoffice/safe_editing.py", "context.update"): "the dictionary of a template",
    (
        "catalogue/effects.py",
        "model._base_manager.filter(pk__in=chosen).update",
    ): "counts what would change, and is rolled back",
    ("records/revision.py", "rows.update"): "the revision says of itself when it was raised",
    ("operations/current_revision.py", "cursor.execute"): "asks for the revision, writes nothing",
    ("operations/backups/snapshot.py", "cursor.execute"): "opens a transaction that only reads",
    **dict.fromkeys(
        [
            ("operations/backups/restoring.py", "cursor.execute"),
            ("operations/backups/restoring.py", "model._base_manager.all()._raw_delete"),
            ("operations/backups/restoring.py", "model._base_manager.bulk_create"),
        ],
        "goes into an empty portal only, and the log comes back with the rows",
    ),
    ("getting_started/own_portal.py", "rows._raw_delete"): (
        "the demo goes as a whole, with what the log says of it; one event stays"
    ),
    **dict.fromkeys(
        [
            ("documents/orders.py", "DocumentOrder.objects.bulk_create"),
            ("documents/orders.py", "DocumentOrder.objects.filter(pk=order.pk).update"),
            (
                "documents/orders.py",
                "DocumentOrder.objects.filter(pk=order.pk, alive_at__isnull=False).update",
            ),
            ("documents/orders.py", "DocumentOrder.objects.filter(pk=order.pk).delete"),
            ("documents/orders.py", "DocumentOrder.objects.exclude(fault='').update"),
            ("documents/orders.py", "orders.update"),
            ("documents/orders.py", "orders.filter(due_at=order.due_at).update"),
            ("documents/making.py", "made.update"),
            (
                "documents/tidying.py",
                "orders.exclude(key__in=public_keys).filter(alive_at__isnull=True).delete",
            ),
        ],
        "what is to be printed and what was, which the worker makes from the rows again",
    ),
    ("meetings/circulating.py", "free.exclude(is_taken).update"): (
        "who sends a mail in this moment, which is no word of the minutes"
    ),
    ("meetings/circulating.py", "free.update"): (
        "the same, and that a mail went out in the moment of certifying"
    ),
    ("old_website/background.py", "held.suggestions.all().delete"): (
        "suggestions are no records; what was taken from them is evidence, which the log has"
    ),
    **dict.fromkeys(
        [
            ("catalogue/many_rows.py", "model._base_manager.bulk_create"),
            ("catalogue/many_rows.py", "manager.bulk_update"),
            ("catalogue/many_rows.py", "manager.filter(pk__in=some).update"),
            ("catalogue/many_rows.py", "through._base_manager.bulk_create"),
            ("records/audit_rows.py", "LogEntry.objects.bulk_create"),
        ],
        "logs each row as its own save would: tests/catalogue/test_many_rows.py",
    ),
    **dict.fromkeys(
        [
            ("search/indexing.py", "SearchEntry.objects.all().delete"),
            ("search/indexing.py", "SearchEntry.objects.bulk_create"),
            (
                "search/indexing.py",
                "SearchEntry.objects.filter(kind=kind, row_id=instance.pk).delete",
            ),
            ("search/indexing.py", "SearchEntry.objects.bulk_update"),
            (
                "search/indexing.py",
                "parts.filter(kind=searched.kind).exclude(row_id__in=shown).delete",
            ),
            ("search/trigrams.py", "cursor.execute"),
        ],
        "the index of the search, which is no record and can be rebuilt at any time",
    ),
}

BULK = {"bulk_create", "bulk_update", "abulk_create", "abulk_update", "_raw_delete"}
# What ends a chain of a queryset with one row instead of many.
ONE_ROW = {"get", "first", "last", "earliest", "latest", "create", "pop", "save", "save_draft"}
READING = ("SELECT", "EXPLAIN", "PRAGMA", "SHOW")


def silent_changes(code: str) -> Iterator[tuple[int, str]]:
    """Line and call of everything that may change rows behind the log's back."""
    tree = ast.parse(code)
    values = _assigned_values(tree)
    for node in ast.walk(tree):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if is_call and _is_silent(node, node.func, values):
            yield node.lineno, ast.unparse(node.func)


def _is_silent(call: ast.Call, func: ast.Attribute, values: dict[str, list[ast.expr]]) -> bool:
    match func.attr:
        case name if name in BULK:
            return True
        case "update" | "aupdate":
            # That of a queryset takes names only; that of a dictionary or a hash, a value.
            return bool(call.keywords) and not call.args and not _is_dict(func.value, values)
        case "delete" | "adelete":
            return not call.args and not call.keywords and _is_many(func.value, values)
        case "execute" | "executemany" | "executescript":
            return not _reads_only(call)
    return False


def _assigned_values(tree: ast.AST) -> dict[str, list[ast.expr]]:
    """What each name of a module is set to, anywhere in it."""
    values = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and node.value:
            for target in getattr(node, "targets", None) or [node.target]:
                values.setdefault(ast.unparse(target), []).append(node.value)
    return values


def _is_dict(receiver: ast.expr, values: dict) -> bool:
    known = values.get(ast.unparse(receiver), [receiver])
    return all(
        isinstance(value, ast.Dict | ast.DictComp)
        or (isinstance(value, ast.Call) and ast.unparse(value.func) == "dict")
        for value in known
    )


def _is_many(receiver: ast.expr, values: dict) -> bool:
    """Whether a chain of calls ends with many rows; a name is as many as what it is set to."""
    if isinstance(receiver, ast.Name | ast.Attribute):
        set_to = values.get(ast.unparse(receiver), [])
        return any(_is_many(value, {}) for value in set_to)
    if isinstance(receiver, ast.Call) and isinstance(receiver.func, ast.Attribute):
        return receiver.func.attr not in ONE_ROW
    return False


def _reads_only(call: ast.Call) -> bool:
    sql = call.args[0] if call.args else None
    return (
        isinstance(sql, ast.Constant)
        and isinstance(sql.value, str)
        and sql.value.lstrip().upper().startswith(READING)
    )


def found_in(package: str) -> dict[tuple[str, str], int]:
    """(module, call) → line of what a package does to many rows, migrations left out."""
    found = {}
    for module in modules_of(package):
        if "migrations" not in module.parts:
            name = module.relative_to(ROOT).as_posix()
            for line, call in silent_changes(module.read_text(encoding="utf-8")):
                found[name, call] = line
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_no_package_changes_rows_behind_the_logs_back(package):
    assert found_in(package).keys() - ALLOWED.keys() == set()


def test_no_exception_is_left_that_nobody_needs():
    found = {call for package in PACKAGES for call in found_in(package)}
    assert ALLOWED.keys() - found == set()


@pytest.mark.parametrize(
    "code",
    [
        "Measure.objects.filter(pk=1).update(title='x')",
        "rows.update(**values)",
        "self.get_queryset().update(number=1)",
        "year.measures.update(title='x')",
        "await rows.aupdate(title='x')",
        "Measure.objects.bulk_create(rows)",
        "Measure.objects.bulk_update(rows, ['title'])",
        "Measure.objects.all().delete()",
        "item.evidence.published().delete()",
        "rows = item.evidence.all()\nrows.delete()",
        "rows._raw_delete(using)",
        "cursor.execute('UPDATE measures_measure SET title = 1')",
        "cursor.execute(sql)",
        "cursor.executemany('INSERT INTO x VALUES (%s)', rows)",
    ],
)
def test_a_silent_change_is_found(code):
    assert len(list(silent_changes(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "digest.update(piece)",
        "counts.update(other)",
        "context = {}\ncontext.update(title='x')",
        "options = dict(a=1)\noptions.update(b=2)",
        "row.delete()",
        "Measure.objects.get(pk=1).delete()",
        "row = item.evidence.first()\nrow.delete()",
        "storage.delete(name)",
        "Measure.objects.update_or_create(number=1)",
        "cursor.execute('SELECT 1')",
    ],
)
def test_what_the_log_hears_of_is_left_alone(code):
    assert list(silent_changes(code)) == []
