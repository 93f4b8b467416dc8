"""Nothing that a request claims about itself gets into a page that others are served."""

from functools import partial

import pytest
from django.core.handlers.wsgi import WSGIHandler

from operations.page_cache import PageCache
from tests import made, make
from tests.bad_input.test_real_server import LINE, server  # noqa: F401 - a fixture
from tests.serving.wsgi import ask, cookies_of

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/2566/oit/o1/"
EVIL = "evil.example.com"
CLAIMS = {
    "X_Forwarded_Host": EVIL,
    "X_Forwarded_Server": EVIL,
    "X_Host": EVIL,
    "X_Original_URL": "/admin/",
    "X_Rewrite_URL": "/admin/",
    "X_Forwarded_Prefix": f"/{EVIL}",
    "X_Forwarded_For": EVIL,
    "X_Forwarded_Proto": "http",
    "X_Forwarded_Port": "1234",
    "Forwarded": f"host={EVIL};proto=http",
    "Referer": f"https://{EVIL}/",
    "Origin": f"https://{EVIL}",
    "User_Agent": f"<script>{EVIL}</script>",
    "Accept_Language": "en",
    "Accept": "application/json",
    "Accept_Charset": "utf-7",
    "Range": "bytes=0-10",
    "If_Modified_Since": "Wed, 21 Oct 2099 07:28:00 GMT",
    "If_None_Match": "*",
    "X_HTTP_Method_Override": "DELETE",
    "X_Requested_With": "XMLHttpRequest",
    "Authorization": "Basic YTpi",
    "Save_Data": "on",
    "Sec_Fetch_Dest": "iframe",
}


@pytest.fixture
def portal(roles):
    make.agency()
    make.item(number=1, title="โครงสร้าง")
    return PageCache(WSGIHandler())


@pytest.fixture
def get(portal):
    return partial(ask, portal)


def seen_by_reader(answer) -> tuple:
    """What a reader gets, without what belongs to the moment."""
    return answer.status_code, answer.content, answer.headers.get("Location")


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("address", [PAGE, "/", "/sitemap.xml", "/robots.txt"])
def test_a_claim_changes_nothing_for_the_next_reader(portal, get, address, claim):
    clean = seen_by_reader(ask(PageCache(WSGIHandler()), address))

    poisoned = get(address, **{claim: CLAIMS[claim]})
    following = get(address)

    assert EVIL not in poisoned.content.decode(errors="replace")
    assert seen_by_reader(following) == clean


def test_all_claims_together_change_nothing_either(portal, get):
    clean = seen_by_reader(ask(PageCache(WSGIHandler()), PAGE))
    get(PAGE, **{k: v for k, v in CLAIMS.items() if not k.startswith("If_")})

    assert seen_by_reader(get(PAGE)) == clean


def test_the_claim_to_be_mounted_elsewhere_is_not_believed(portal, get):
    environ = {"SCRIPT_NAME": f"/{EVIL}", "PATH_INFO": PAGE}

    def claiming(own, start_response):
        return portal({**own, **environ}, start_response)

    poisoned, following = ask(claiming, PAGE), get(PAGE)

    for answer in (poisoned, following):
        assert answer.status_code == 200
        assert EVIL not in answer.text


@pytest.mark.parametrize("header", ["SCRIPT_NAME", "Script-Name", "PATH_INFO"])
def test_gunicorn_takes_no_place_from_a_client(server, header):  # noqa: F811 - the fixture
    claim = b"GET /evil/robots.txt HTTP/1.1\r\n" + LINE + header.encode() + b": /evil\r\n\r\n"
    plain = b"GET /robots.txt HTTP/1.1\r\n" + LINE + b"\r\n"

    assert b"Disallow: /evil" not in server.raw(claim)
    for _ in range(6):  # each worker is asked
        assert b"\nDisallow: /admin/\n" in server.raw(plain)


def test_hosts_that_we_answer_to_have_pages_of_their_own(portal, get, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example.go.th"]
    get(PAGE, Host="other.example.go.th")

    assert "other.example.go.th" not in get(PAGE).text


def test_a_page_for_a_signed_in_person_is_never_the_publics(portal, get, client):
    draft = make.meeting(published_at=None)
    client.force_login(make.secretary())
    address = f"/meetings/{draft.pk}/minutes.docx"

    assert made.answer(client, address).status_code == 200
    assert get(address, Cookie=cookies_of(client)).status_code == 200
    assert get(address).status_code == 404


def test_a_page_that_says_who_asked_is_kept_by_nobody(portal, get):
    for address in ("/admin/login/", "/admin/forgotten/", "/admin/second-factor/"):
        get(address)

    assert not portal.pages.pages


@pytest.mark.parametrize("path", ["/%61dmin/login/", "//admin/login/", "/admin%2Flogin/"])
def test_no_spelling_of_the_back_office_is_kept(portal, get, path):
    get(path)

    assert not [key for key in portal.pages.pages if "admin" in key[2]]


def test_no_ending_makes_a_page_of_the_back_office_look_like_a_file(portal, client):
    client.force_login(make.secretary())
    for path in ("/admin/log/x.css", "/admin/x.js", "/admin/second-factor/a.png"):
        answer = ask(portal, path, Cookie=cookies_of(client))
        assert answer.status_code in (404, 301, 302), path
