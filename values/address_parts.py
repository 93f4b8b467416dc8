"""A web address taken apart, as far as it can be."""

from urllib.parse import SplitResult, urljoin, urlsplit


def parts_of(url: str) -> SplitResult | None:
    """Its scheme, host, path and query; None for what none has, as brackets that never close."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


def whole(base: str, url: str) -> str:
    """The whole address of a short one on the page of `base`; as it is where either is broken."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url
