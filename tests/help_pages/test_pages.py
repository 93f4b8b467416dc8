"""The manual in the back office: its chapters, their links and pictures, the search."""

import re
from collections.abc import Iterator

import pytest
from django.urls import get_resolver, resolve

from help_pages import documents
from help_pages.chapter_of_page import chapter_of
from help_pages.documents import GUIDES, guide, manual
from tests.test_urls_by_person import BACK_OFFICE
from tests.test_urls_by_person import rows as rows  # a fixture

pytestmark = pytest.mark.django_db
CHAPTERS = list(manual().chapters)


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


def test_the_contents_lead_to_every_chapter_in_the_order_of_the_file(office, page):
    html = page("/admin/help/")

    places = [html.index(f'href="/admin/help/{slug}/">', html.index("ทุกบท")) for slug in CHAPTERS]
    assert places == sorted(places)


@pytest.mark.parametrize("slug", CHAPTERS)
def test_a_chapter_shows_all_its_text_and_links_that_lead_somewhere(slug, office, page):
    html = page(f"/admin/help/{slug}/")

    content = html[html.index('id="content-main"') :]
    assert 'class="manual"' in content
    for left_over in ("**", "](", "&lt;a id", "images/manual"):
        assert left_over not in content.replace("/admin/help/images", "")
    for address in re.findall(r'(?:href|src)="(/admin/help/[^"#]+)', content):
        assert office.get(address).status_code == 200, address
    for address in re.findall(r'href="(/admin/help/[^"]+#[^"]+)"', content):
        target, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in page(target)


@pytest.mark.parametrize("slug", GUIDES)
def test_a_guide_says_what_its_file_says(slug, office, page):
    html = page(f"/admin/help/guides/{slug}/")

    assert len(guide(slug).sections) > 3
    for section in guide(slug).sections[1:]:
        assert section.title in html
    assert '.md"' not in html


def test_guides_are_for_administrators(client, secretary, page):
    client.force_login(secretary)

    assert "/admin/help/guides/" not in page("/admin/help/")


def test_only_pictures_of_the_manual_are_sent(office):
    assert office.get("/admin/help/images/my-work.png")["Content-Type"] == "image/png"
    assert office.get("/admin/help/images/none.png").status_code == 404
    assert office.get("/admin/help/images/..%2f..%2fhome.png").status_code == 404


def test_a_changed_file_is_read_again_and_brings_no_html(office, page, tmp_path, monkeypatch):
    file = tmp_path / "manual.md"
    monkeypatch.setattr(documents, "MANUAL", file)
    file.write_text('# ก\n\n<a id="one"></a>\n## หนึ่ง\n\nข้อความแรก\n', encoding="utf-8")
    assert "ข้อความแรก" in page("/admin/help/one/")

    file.write_text(
        '# ก\n\n<a id="one"></a>\n## หนึ่ง\n\n<script>alert(1)</script> ใหม่ [ก](javascript:a)\n',
        encoding="utf-8",
    )

    html = page("/admin/help/one/")
    assert " ใหม่ " in html
    assert "<script>alert" not in html
    assert 'href="javascript' not in html


def test_words_are_found_with_thai_digits_and_marked(office, page):
    html = page("/admin/help/?q=๓๐ วัน")

    assert "<mark>30</mark>" in html
    assert 'href="/admin/help/my-work/"' in html


def test_a_word_that_stands_in_a_heading_comes_first(office, page):
    html = page("/admin/help/?q=หลักฐาน")

    assert html.index('href="/admin/help/evidence/"') < html.index('href="/admin/help/report/"')


def test_a_question_without_spaces_finds_what_is_alike(office, page):
    assert 'href="/admin/help/publication/"' in page("/admin/help/?q=วิธีถอนการเผยแพร่มาตรการ")


@pytest.mark.parametrize("typed", ["ฮฮฮฮฮฮ", "<b>", "ก" * 5000, "%00", "\\"])
def test_what_is_not_there_is_said(office, page, typed):
    html = page(f"/admin/help/?q={typed}")

    assert "ไม่พบ “" in html
    assert "<b>”" not in html


def test_it_costs_no_query_of_its_own(office, django_assert_num_queries):
    office.get("/admin/help/evidence/")

    with django_assert_num_queries(NUMBER_OF_THE_FRAME):
        office.get("/admin/help/evidence/")


NUMBER_OF_THE_FRAME = 6


def names_below_admin(resolver=None, prefix="", path="") -> Iterator[str]:
    """Every name of the URL map below /admin/."""
    for pattern in (resolver or get_resolver()).url_patterns:
        place = path + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names_below_admin(pattern, space, place)
        elif pattern.name and place.startswith("admin/"):
            yield f"{prefix}{pattern.name}"


def test_every_page_of_the_back_office_has_a_chapter():
    no_pages = {"admin:logout", "admin:autocomplete", "admin:jsi18n"}

    names = set(names_below_admin()) - no_pages
    assert len(names) > 100
    without = [
        name
        for name in sorted(names)
        if chapter_of(name) not in CHAPTERS and not name.startswith("help:")
    ]
    # Say it in help_pages/chapter_of_page.py, and what it is for in docs/staff-manual.md.
    assert without == []


def test_every_page_links_to_its_chapter(office, rows):
    without = []
    for address in BACK_OFFICE:
        path = address.format(**rows)
        answer = office.get(path)
        if answer.streaming:
            b"".join(answer)  # read to the end, which closes the file
        is_page = answer.get("Content-Type", "").startswith("text/html")
        if answer.status_code != 200 or not is_page or path.startswith("/admin/help/"):
            continue
        slug = chapter_of(resolve(path.partition("?")[0]).view_name)
        html = answer.content.decode()
        if 'id="user-tools"' in html and f'<a href="/admin/help/{slug}/">วิธีใช้หน้านี้</a>' not in html:
            without.append(path)
    assert without == []
