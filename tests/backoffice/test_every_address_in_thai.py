"""Whatever address of the back office an administrator opens, it speaks plain Thai."""

import pytest

from agency.models import User
from tests import make
from tests.backoffice.english import english_on
from tests.test_urls_by_person import BACK_OFFICE
from tests.test_urls_by_person import rows as rows  # a fixture

pytestmark = [pytest.mark.looks, pytest.mark.django_db]
# The manual and the guides name programs and commands; what they say is read before it is shown.
READ_BY_PEOPLE = "/admin/help/"


@pytest.fixture(params=["administrator", "superuser"])
def office(request, client):
    user = make.administrator()
    if request.param == "superuser":
        user = User.objects.create_superuser("root", password="รหัสผ่านของ-root")
    client.force_login(user)
    return client


def test_no_page_has_a_word_of_django_or_english(office, rows):
    # A choice of many that changes is logged with its row.
    user = make.clerk(make.division("กองช่าง"), username="nobody")
    user.divisions.clear()
    user.groups.clear()
    found, pages = {}, 0
    for address in BACK_OFFICE:
        if address.startswith(READ_BY_PEOPLE):
            continue
        answer = office.get(address.format(**rows), follow=True)
        if answer.streaming:
            b"".join(answer)  # read to the end, which closes the file
            continue
        if answer.get("Content-Type", "").startswith("text/html"):
            pages += 1
            if words := english_on(answer.content.decode()):
                found[address] = words
    assert pages > 70
    assert found == {}
