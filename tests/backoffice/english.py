"""Finding English words in what staff read."""

import json
import re
from html.parser import HTMLParser

# Words in Latin letters that a Thai officer reads every day, or types into this system.
USUAL_WORDS = {
    *("ITA", "ITAS", "IIT", "EIT", "OIT"),
    *("code", "PDF", "URL", "SHA", "UUID", "JSON", "IPv"),
    *("Google", "Microsoft", "Authenticator", "Word", "Excel", "LibreOffice", "TOML"),
    *("Mac", "Command", "Ctrl", "Facebook", "YouTube"),
    *("csv", "pdf", "docx", "xls", "xlsx", "ods", "html", "pptx", "png", "jpg"),
    *("jpeg", "zip", "toml"),
}


def english_in(text: str) -> list[str]:
    """Words of three and more Latin letters that are not among the usual ones."""
    return [word for word in re.findall(r"[A-Za-z]{3,}", text) if word not in USUAL_WORDS]


NAMES_OF_THE_CAST = [
    "root",
    "clerk",
    "secretary",
    "administrator",
    r"issuer\d+",
    r"opener\d+",
    "nobody",
]
NOT_WORDS = re.compile(
    r"https?://\S*"  # web addresses
    r"|(?<!\w)/[\w/.-]+"  # addresses within the portal
    r"|[\w-]+\.pdf"  # names of files
    r"|\b[0-9a-f]{64}\b"  # fingerprints
    r"|[\w+/]+\*{6,}"  # what Django shows of a stored password, which may begin like a word
    r"|คำสั่ง [\w. -]+"  # names of commands
    r"|\bin_progress\b"  # an example of a code, which is typed in Latin letters
    r"|\b([A-Z2-7]{4} ){7}[A-Z2-7]{4}\b"  # the key that a telephone is given
    r"|\b([a-z2-9]{4}-){2}[a-z2-9]{4}\b"  # a first password
    r"|\b(" + "|".join(NAMES_OF_THE_CAST) + r")\b"
)


class VisibleText(HTMLParser):
    """Collects what a person reads or hears: text, labels of buttons, hints of boxes."""

    SILENT = ("script", "style")
    SPOKEN = ("placeholder", "title", "alt", "aria-label", "aria-description")
    # The words behind Django's ticks, crosses and magnifying glass stand in its code.
    PICTURES_OF_DJANGO = {"alt": ("True", "False", "None", "Search")}

    def __init__(self, html: str):
        super().__init__()
        self.pieces, self.silent = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.silent += tag in self.SILENT
        for name in self.SPOKEN:
            if attributes.get(name) not in self.PICTURES_OF_DJANGO.get(name, ()):
                self.pieces.append(attributes.get(name) or "")
        if tag == "input" and attributes.get("type") in ("submit", "button", "reset"):
            self.pieces.append(attributes.get("value") or "")
        if "data-inline-formset" in attributes:
            options = json.loads(attributes["data-inline-formset"])["options"]
            self.pieces += [options["addText"], options["deleteText"]]

    def handle_endtag(self, tag):
        self.silent -= tag in self.SILENT

    def handle_data(self, data):
        if not self.silent:
            self.pieces.append(data)


def english_on(html: str) -> set[str]:
    pieces = (NOT_WORDS.sub("", piece).strip() for piece in VisibleText(html).pieces)
    return {piece for piece in pieces if english_in(piece)}


class Reader:
    """Opens pages like a browser and notes every English word that it meets."""

    def __init__(self, client):
        self.client, self.english, self.pages = client, {}, 0

    def open(self, address, **data):
        return self._read(address, self.client.get(address, data, follow=True))

    def post(self, address, data=None):
        return self._read(address, self.client.post(address, data or {}, follow=True))

    def _read(self, address, response):
        html = response.content.decode()
        assert "<html" in html, f"{address}: {response.status_code} {html[:200]}"
        if found := english_on(html):
            self.english[address] = found
        self.pages += 1
        return response
