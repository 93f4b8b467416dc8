"""Every address of the portal, filled with the keys of rows that are there."""

from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from tests.test_urls_by_person import BACK_OFFICE, PUBLIC


def all_addresses(rows) -> list[str]:
    """The table of addresses, and the pages of one row of every kind of the back office."""
    table = [address.format(**rows) for address in (*PUBLIC, *BACK_OFFICE)]
    return list(dict.fromkeys([*table, *pages_of_rows()]))


def pages_of_rows() -> list[str]:
    """Change, history and delete pages, popups included, of the first row of every kind."""
    found = []
    for model in admin.site._registry:
        row = apps.get_model(model._meta.label)._base_manager.order_by("pk").first()
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        if row:
            for page in ("change", "history", "delete"):
                found.append(reverse(f"{name}_{page}", args=[row.pk]))
            found.append(found[-3] + "?_popup=1")
        found.append(reverse(f"{name}_add") + "?_popup=1")
    return found


def pages_among(addresses: list[str]) -> list[str]:
    """Those addresses that show a page, not a document: what is tested of HTML makes no PDF."""
    return [address for address in addresses if address.partition("?")[0].endswith("/")]


def for_a_browser(addresses: list[str]) -> list[str]:
    """
    The pages among them; of those that are one template for every kind of row, one of each.

    Their text is parsed everywhere; what a browser does with one it does with all.
    """
    alike = {"/history/": False, "/delete/": False, "_popup": False, "/logout/": True}
    left = []
    for address in pages_among(addresses):
        if address.startswith("/evidence/"):
            continue
        part = next((part for part in alike if part in address), None)
        if part is None or not alike[part]:
            left.append(address)
        if part:
            alike[part] = True
    return left


def read(response) -> bytes:
    """The whole answer, streamed or not."""
    return b"".join(response) if response.streaming else response.content


def is_html(response) -> bool:
    return response.get("Content-Type", "").startswith("text/html")
