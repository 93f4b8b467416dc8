"""The table of measures as a browser without scripts sends it."""

from lxml import html

ADDRESS = "/admin/measures/table/2566/"


def values_of(page) -> dict[str, str]:
    """What the form on a page would send if nobody touched it."""
    form = next(
        f for f in html.fromstring(page.content.decode()).forms if f.get("novalidate") is not None
    )
    return {name: value or "" for name, value in form.form_values() if name != "pasted"}


def place_of(values: dict[str, str], number: str) -> str:
    """The prefix of the row of this number."""
    (name,) = (n for n, v in values.items() if n.endswith("-shown_number") and v == number)
    return name.removesuffix("-shown_number")


def send(client, values: dict[str, str], button: str = "_save", **cells: str):
    """POST the table; cells as `number__column`, or `new0__column` for the added rows."""
    values = dict(values)
    for cell, text in cells.items():
        if cell.startswith("new"):
            number, _, column = cell.removeprefix("new").partition("__")
            place = f"rows-{int(values['rows-INITIAL_FORMS']) + int(number)}"
        else:
            number, _, column = cell.removeprefix("row").partition("__")
            place = place_of(values, number.replace("_", "."))
        values[f"{place}-{column}"] = text
    return client.post(ADDRESS, {**values, button: "1"})
