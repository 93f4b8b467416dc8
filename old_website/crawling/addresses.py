"""
Addresses on an old website: kept as they open, and told apart as a person would.

What a browser would ask for stays letter by letter; only for comparing is one spelling made.
"""

import re
from posixpath import splitext
from urllib.parse import quote, unquote, urljoin, urlsplit

from agency.own_site import host_of
from old_website.crawling.limits import LONGEST_ADDRESS
from old_website.crawling.pages import tidy
from progress.link_guard import PORTS, Guard, RefusedError

FILES = {
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ods", ".odt", ".odp", ".ppt", ".pptx", ".csv",
    ".rtf", ".zip", ".rar", ".7z",
}  # fmt: skip
_PICTURES = frozenset([".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff"])
_OTHER_FILES = {
    ".svg", ".ico", ".css", ".js", ".mp3", ".mp4", ".avi", ".wmv", ".flv", ".swf", ".mov",
    ".woff", ".woff2", ".ttf", ".eot", ".exe", ".apk", ".xml", ".json", ".rss", ".atom", ".ics",
    ".map", ".txt",
}  # fmt: skip
_ESCAPED = re.compile(r"%[0-9a-fA-F]{2}")
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_BREAKS = re.compile(r"[\t\r\n]")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_SESSION_IN_PATH = re.compile(r";jsessionid=[^/?]*|/\(S\([a-z0-9]{10,40}\)\)", re.IGNORECASE)
_SESSION = re.compile(
    r"(?:phpsessid|jsessionid|aspsessionid[a-z]*|session_?id|oscsid|zenid|cfid|cftoken|fbclid|"
    r"gclid|utm_[a-z]+)=.*|(?:sid|s)=[0-9a-f]{16,}",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"calendar|ical=|tribe|eventdisplay|(?:^|[?&/_-])(?:month|mon|day|date|week)=|ปฏิทิน",
    re.IGNORECASE,
)
_NO_PAGE = re.compile(
    r"/(?:wp-admin|wp-login|wp-json|xmlrpc|administrator|admin|logout|login|signin)(?:[./?]|$)|"
    r"[?&](?:replytocom|action=(?:logout|login|edit)|format=feed|print=1|tmpl=component)|"
    r"/(?:feed|trackback)/?$|/sharer(?:\.php)?|/intent/tweet|line\.me/r/msg|/share\?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9]+")
_HEX_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~-._"


def joined(base: str, href: str, encoding: str = "utf-8") -> str:
    """
    The address that a link leads to, as a browser opens it; "" where it leads to no page.

    `encoding` is that of the page: letters behind the "?" are sent in it.
    """
    text = _BREAKS.sub("", href).strip()
    if not text or len(text) > LONGEST_ADDRESS:
        return ""
    path, _, fragment = text.partition("#")
    path, asks, query = path.partition("?")
    try:
        whole = urljoin(base, path.replace("\\", "/") + asks + _sent(query, encoding))
        behind = f"#{quote(fragment, safe=_HEX_IN_ADDRESS)}" if fragment else ""
        return Guard().clean(whole) + behind
    except (ValueError, RefusedError):
        return ""


def _sent(query: str, encoding: str) -> str:
    """A query in the letters of its page; UTF-8 where that has none for them."""
    try:
        return quote(query, safe=_HEX_IN_ADDRESS, encoding=encoding, errors="strict")
    except (LookupError, UnicodeEncodeError):
        return quote(query, safe=_HEX_IN_ADDRESS)


def key(url: str) -> str:
    """One text for all spellings of an address: http(s), www., hex, sessions, fragments."""
    parts = urlsplit(url)
    path = _SESSION_IN_PATH.sub("", parts.path)
    path = _INDEX.sub("/", _one_spelling(path)).rstrip("/")
    values = [_one_spelling(one) for one in parts.query.split("&")]
    query = "&".join(one for one in values if one and not _SESSION.fullmatch(one))
    route = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    port = "" if parts.port in (None, *PORTS.values()) else f":{parts.port}"
    return (
        f"{host_of(url)}{port}{path or '/'}" + f"?{query}" * bool(query) + f"#{route}" * bool(route)
    )


def _one_spelling(text: str) -> str:
    """Escapes in capitals, none for plain letters, one for all else but what parts an address."""

    def spelled(found: re.Match[str]) -> str:
        letter = chr(int(found[0][1:], 16))
        return letter if letter in _PLAIN else found[0].upper()

    return quote(_ESCAPED.sub(spelled, text), safe="%/:@=+;$&,?")


def without_fragment(url: str) -> str:
    """The address as a server is asked for it."""
    return url.partition("#")[0]


def has_session(url: str) -> bool:
    """Whether an address carries what belongs to one visit only."""
    parts = urlsplit(url)
    values = parts.query.split("&")
    return bool(_SESSION_IN_PATH.search(parts.path)) or any(map(_SESSION.fullmatch, values))


def is_same_site(url: str, home: str) -> bool:
    """Whether an address is on the host of the home page, with or without www., at its port."""
    host = host_of(url)
    ports = {urlsplit(home).port, None, *PORTS.values()}
    return bool(host) and host == host_of(home) and urlsplit(url).port in ports


def ending(url: str) -> str:
    """The ending of the file's name in small letters: ".pdf"."""
    return splitext(unquote(urlsplit(url).path).rstrip().lower())[1]


def is_file(url: str) -> bool:
    """Whether the name says that it is a document to download."""
    return ending(url) in FILES


def is_picture(url: str) -> bool:
    """Whether it is a picture: a scanned document where a link calls it by a name."""
    return ending(url) in _PICTURES


def is_no_page(url: str) -> bool:
    """Whether there is nothing to suggest: films, feeds, pages to sign in on."""
    return ending(url) in _OTHER_FILES or bool(_NO_PAGE.search(unquote(url.partition("#")[0])))


def shape(url: str) -> tuple[str, bool]:
    """What many addresses of one machine have in common, and whether it is a calendar."""
    address = unquote(key(url))
    path, _, query = address.partition("?")
    names = sorted(one.partition("=")[0] for one in query.split("&"))
    return f"{_DIGITS.sub('0', path)}?{'&'.join(names)}", bool(_CALENDAR.search(address))


def goes_round(url: str) -> bool:
    """Whether folders repeat themselves, as relative links that lead ever deeper make them."""
    folders = [one for one in urlsplit(url).path.split("/") if one and not one.isdecimal()]
    return len(folders) > 15 or any(folders.count(one) > 2 for one in set(folders))


def file_name(url: str) -> str:
    """The last part of an address as people read it and it can be stored, double escapes undone."""
    name = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    for _ in range(3):
        name = _readable(name)
    return tidy(name)


def _readable(name: str) -> str:
    try:
        return unquote(name, errors="strict")
    except UnicodeDecodeError:
        return unquote(name, encoding="cp874", errors="replace")
