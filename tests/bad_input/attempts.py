"""Generated requests, and how a WSGI server hands them on."""

from dataclasses import dataclass, field, replace
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlencode

from hypothesis import strategies as st

from tests.bad_input import odd_values as odd
from tests.bad_input.routes import Route


@dataclass(frozen=True)
class Attempt:
    """One request; `path` is what a browser sends, `is_missing` that nothing can be there."""

    route: Route
    path: str
    is_missing: bool
    method: str = "GET"
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def path_info(self) -> str:
        """The path as a WSGI server hands it on: percent signs decoded, bytes as Latin-1."""
        return unquote_to_bytes(self.path).decode("latin-1")

    @property
    def is_hostile(self) -> bool:
        return self.headers.get("Host") in odd.HOSTILE_HOSTS

    def with_method(self, method: str) -> "Attempt":
        return replace(self, method=method)

    def environ(self) -> dict:
        """What WSGI calls it."""
        headers = {
            f"HTTP_{name.upper().replace('-', '_')}": value.encode().decode("latin-1")
            for name, value in self.headers.items()
        }
        # A WSGI server names this one without HTTP_.
        if content_type := headers.pop("HTTP_CONTENT_TYPE", ""):
            headers["CONTENT_TYPE"] = content_type
        return {
            "REQUEST_METHOD": self.method,
            "PATH_INFO": self.path_info,
            "QUERY_STRING": self.query,
            "CONTENT_LENGTH": str(len(self.body)),
            **headers,
        }


def attempts(route: Route, known: dict[str, list[str]]) -> st.SearchStrategy[Attempt]:
    """Requests for one route: half of them for addresses that may exist."""
    paths = st.sampled_from(route.known_paths(known)).map(lambda path: (path, False))
    if route.parameters:
        paths = st.one_of(paths, paths, _wrong_values(route, known), _mangled(route, known))
    # Most requests are to get as far as the page.
    methods = st.one_of(
        st.just("GET"), st.sampled_from(["GET", "HEAD"]), st.sampled_from(odd.METHODS)
    )
    queries = st.one_of(st.just(""), _queries(), st.sampled_from(odd.RAW_QUERIES))
    return st.builds(
        lambda path, *rest: Attempt(route, *path, *rest),
        paths,
        methods,
        queries,
        _headers(),
        st.sampled_from(odd.BODIES),
    )


@st.composite
def _wrong_values(draw, route: Route, known) -> tuple[str, bool]:
    """A path with one parameter that is not there."""
    values = [draw(st.sampled_from(known[name])) for name in route.parameters]
    place = draw(st.integers(0, len(values) - 1))
    real = known[route.parameters[place]]
    values[place] = draw(st.sampled_from([one for one in odd.NOT_THERE if one not in real]))
    return route.path(values), True


@st.composite
def _mangled(draw, route: Route, known) -> tuple[str, bool]:
    """A path that the URL map hardly knows: bytes put in, more slashes, other letters."""
    path = draw(st.sampled_from(route.known_paths(known)))
    place = draw(st.integers(1, len(path)))
    junk = quote_from_bytes(draw(st.binary(min_size=1, max_size=6)))
    ways = [
        path[:place] + junk + path[place:],
        path.rstrip("/") + "x/",
        f"/{path}",
        f"//evil.example.com{path}",
        path.upper() + "%2f",
    ]
    return draw(st.sampled_from(ways)), False


@st.composite
def _queries(draw) -> str:
    one = st.tuples(st.sampled_from(odd.NAMES), st.sampled_from(odd.VALUES))
    return urlencode(draw(st.lists(one, max_size=4)))


@st.composite
def _headers(draw) -> dict[str, str]:
    chosen = draw(st.lists(st.sampled_from(sorted(odd.HEADERS)), max_size=4, unique=True))
    headers = {name: draw(st.sampled_from(odd.HEADERS[name])) for name in chosen}
    hosts = st.one_of(
        st.sampled_from(odd.GOOD_HOSTS), st.sampled_from(odd.GOOD_HOSTS + odd.HOSTILE_HOSTS)
    )
    # A WSGI server lets these characters through, and no others.
    garbage = st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f")
    return {**headers, "X-Garbage": draw(st.text(garbage, max_size=20)), "Host": draw(hosts)}
