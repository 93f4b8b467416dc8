"""Documents as readers get them: asked for, made by the worker's own code, asked for again."""

from django.test import Client

from documents.working import work_off


def answer(client: Client, address: str, **options):
    """What stands at the address of a document once the worker has made what was ordered."""
    response = client.get(address, **options)
    if response.status_code == 503:
        work_off()
        response = client.get(address, **options)
    return response


def document(client: Client, address: str, **options) -> bytes:
    """The bytes of the document at an address; anything but 200 fails the test."""
    response = answer(client, address, **options)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return b"".join(response)
