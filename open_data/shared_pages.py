"""Collections of data that come with the portal: a page for people, files for programs."""

from functools import cache, partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.data_tables import DataTable
from catalogue.shared_data import Collection, SharedFile, collections
from open_data.serving import answer, answers_preflight, open_to_all
from open_data.writing import WRITERS

# What is made of a table; the files that it was made from are offered beside.
ENDINGS = ("csv", "json")


@require_safe
def collection_page(request: HttpRequest, collection: str) -> HttpResponse:
    """What a collection holds, and its files."""
    chosen = _collection_or_404(collection)
    context = {
        "collection": chosen,
        "tables": chosen.tables(),
        "files": chosen.files(),
        "endings": ENDINGS,
    }
    return render(request, "open_data/collection.html", context)


@answers_preflight
@require_safe
def collection_file(request: HttpRequest, collection: str, name: str, ending: str) -> HttpResponse:
    """One file of a collection."""
    filename = f"{name}.{ending}"
    file = _files_of(_collection_or_404(collection).name).get(filename)
    if file is None:
        raise Http404("ไม่มีแฟ้มข้อมูลนี้")
    body = _body_of(collection, filename)
    response = answer(request, lambda: body, file.content_type, basis=body, changed_at=None)
    return open_to_all(response, f"{collection}-{filename}")


def _collection_or_404(name: str) -> Collection:
    try:
        return collections()[name]
    except KeyError:
        raise Http404("ไม่มีชุดข้อมูลนี้") from None


@cache
def _files_of(collection: str) -> dict[str, SharedFile]:
    """Every file of a collection by its name with its ending."""
    chosen = collections()[collection]
    files = list(chosen.files())
    for shared in chosen.tables():
        files += shared.originals
        for ending in ENDINGS:
            name, content_type = f"{shared.table.name}.{ending}", WRITERS[ending][1]
            make = partial(_write, shared.table, ending)
            files.append(SharedFile(name, shared.table.title, content_type, make))
    return {file.name: file for file in files}


def _write(table: DataTable, ending: str) -> bytes:
    return WRITERS[ending][0](table, table.load(None))


@cache
def _body_of(collection: str, filename: str) -> bytes:
    """Made once: it changes with a release only. There are some twenty, all small."""
    return _files_of(collection)[filename].make()
