"""Sitemaps: addresses of pages, and of further sitemaps; as XML, as text, packed or not."""

from dataclasses import dataclass, field

from lxml import etree

from old_website.crawling.fetching import FetchError, unpacked

MOST_ADDRESSES = 5_000
NO_SITEMAP = "แฟ้มแผนผังเว็บไซต์ (sitemap) อ่านไม่ได้"
_GZIP = b"\x1f\x8b"


@dataclass
class Sitemap:
    """What one sitemap lists."""

    pages: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)


def read_sitemap(body: bytes, limit: int) -> Sitemap:
    """The addresses of a sitemap, at most MOST_ADDRESSES. Raises FetchError if it is none."""
    data = unpacked(body, limit) if body.startswith(_GZIP) else body
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:4].lower() in (b"http",):
        lines = data.decode("utf-8-sig", "replace").splitlines()[:MOST_ADDRESSES]
        return Sitemap([line.strip() for line in lines if line.strip()])
    # A broken end is left out; entities are never resolved and nothing is loaded.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError(NO_SITEMAP) from error
    if root is None or _name(root) not in ("urlset", "sitemapindex"):
        raise FetchError(NO_SITEMAP)
    return _listed(root)


def _listed(root: etree._Element) -> Sitemap:
    found = Sitemap()
    for place in root.iter("{*}loc", "loc"):
        parent = place.getparent()
        within = _name(parent) if parent is not None else ""
        address = (place.text or "").strip()
        if address and within == "sitemap":
            found.sitemaps.append(address)
        elif address and within == "url":
            found.pages.append(address)
        if len(found.pages) + len(found.sitemaps) >= MOST_ADDRESSES:
            break
    return found


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""
