"""The result of a closed year is only read, in Thai like everything else."""

import pytest
from django.urls import reverse

from tests import make
from tests.backoffice.english import english_on

pytestmark = pytest.mark.django_db


def test_its_page_shows_the_scores_of_the_year_under_their_names(client):
    year = make.fiscal_year(total_score="98.50")
    result = make.result(year)
    make.closed(year)
    client.force_login(make.secretary())

    page = client.get(reverse("admin:oit_checklist_yearresult_change", args=[result.pk]))

    html = page.content.decode()
    assert english_on(html) == set()
    assert "98.50" in html
    assert "Total score" not in html
