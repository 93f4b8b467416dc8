"""The lists that a WordPress website gives of its pages, posts and files (REST, version 2)."""

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin

from old_website.crawling.fetching import Fetched, FetchError
from old_website.crawling.pages import tidy

KINDS = ("pages", "posts", "media")
PER_PAGE = 50
NO_LIST = "เว็บไซต์นี้ไม่มีรายการหน้าแบบ WordPress"
_TAG = re.compile(r"<[^<>]{0,300}>")
_FIELDS = "link,title,content,source_url,mime_type"


@dataclass(frozen=True)
class Listed:
    """A page or file of the list; `html` is the page's content."""

    url: str
    title: str
    html: str
    is_file: bool


def address(root: str, kind: str, page: int) -> str:
    """Where a page of a list is asked for; `root` is the address of the REST interface."""
    mark = "&" if "?" in root else "?"
    return f"{root}wp/v2/{kind}{mark}per_page={PER_PAGE}&page={page}&_fields={_FIELDS}"


def root_of(home: str) -> str:
    """Where the REST interface is unless the home page says otherwise."""
    return urljoin(home, "wp-json/")


def read_list(fetched: Fetched) -> tuple[list[Listed], bool]:
    """What a page of a list holds, and whether another follows. Raises FetchError if it is none."""
    try:
        rows = json.loads(fetched.body)
    except (ValueError, RecursionError) as error:
        raise FetchError(NO_LIST) from error
    if not isinstance(rows, list):
        raise FetchError(NO_LIST)
    listed = [one for one in map(_listed, rows[:PER_PAGE]) if one]
    return listed, len(rows) >= PER_PAGE


def _listed(row: Any) -> Listed | None:
    if not isinstance(row, dict):
        return None
    source, link = row.get("source_url"), row.get("link")
    url = source or link
    if not isinstance(url, str) or str(row.get("mime_type") or "").startswith(("image/", "video/")):
        return None
    title = tidy(unescape(_TAG.sub("", _rendered(row, "title"))))
    return Listed(url, title, _rendered(row, "content"), bool(source))


def _rendered(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    text = value.get("rendered") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""
