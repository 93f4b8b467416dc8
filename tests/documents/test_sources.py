"""A document reads our own files and nothing else, whatever addresses its data holds."""

import base64
import http.server
import threading
from io import BytesIO

import pytest
from PIL import Image

from documents.pdf import make_pdf
from tests.documents.reading import opened

BASE = "https://ita.example.go.th"


def picture(size=(8, 8), file_format="PNG", **options) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, "navy").save(buffer, file_format, **options)
    return buffer.getvalue()


def document_with(source: str, **options):
    html = f'<html lang="th"><title>ภาพ</title><p>ก่อน</p><img src="{source}" alt="ตรา">'
    return make_pdf(html, **options)


def images_in(data: bytes) -> list[tuple[int, int, bytes]]:
    """Width, height and stored bytes of each picture in the document."""
    with opened(data) as document:  # WeasyPrint's pages share one list of images
        images = document.pages[0].get_images().values()
        return [(int(i.Width), int(i.Height), i.read_raw_bytes()) for i in images]


@pytest.fixture
def media(tmp_path):
    """A media folder with a seal, beside a secret that is outside it."""
    folder = tmp_path / "media"
    folder.mkdir()
    (folder / "seal.png").write_bytes(picture())
    (tmp_path / "secret.png").write_bytes(picture())
    (tmp_path / "media-secret.png").write_bytes(picture())
    (folder / "way-out.png").symlink_to(tmp_path / "secret.png")
    return folder


@pytest.mark.parametrize(
    "address", ["/media/seal.png", "/media/seal.png?v=1", f"{BASE}/media/seal.png", "file"]
)
def test_prints_a_picture_of_our_own(media, address):
    source = (media / "seal.png").as_uri() if address == "file" else address

    result = document_with(source, base_url=f"{BASE}/", roots={"/media/": media})

    assert len(images_in(result.data)) == 1
    assert result.left_out == ()


@pytest.mark.parametrize(
    "address",
    [
        "/media/../secret.png",
        "/media/%2e%2e/secret.png",
        "/media/..%2fsecret.png",
        "/media/../media-secret.png",
        "/media/way-out.png",
        "/media/",
        "/media/%00",
        "/secret.png",
        "file:///etc/passwd",
        "file://ita.example.go.th/etc/passwd",
        "file:SECRET",
        "https://ita.example.go.th.evil.example/media/seal.png",
        "https://evil.example/media/seal.png",
        "ftp://evil.example/seal.png",
        "\\\\evil.example\\seal.png",
        "data:text/html,<p>",
        "data:image/png;base64,broken",
    ],
)
def test_leaves_out_what_lies_elsewhere_and_says_so(media, address):
    source = address.replace("file:SECRET", (media.parent / "secret.png").as_uri())

    result = document_with(source, base_url=f"{BASE}/", roots={"/media/": media})

    assert images_in(result.data) == []
    assert len(result.left_out) == 1
    assert opened(result.data).check_pdf_syntax() == []


def test_never_opens_a_connection():
    asked = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

    with http.server.HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        html = (
            f'<html lang="th"><title>ก</title><link rel="stylesheet" href="{address}/a.css">'
            f'<img src="{address}/b.png" alt="ข"><p style="background: url({address}/c.png)">ค</p>'
        )
        with pytest.warns(match=r"a\.css"):
            result = make_pdf(html)
        server.shutdown()

    assert asked == []
    assert len(result.left_out) == 2


def test_prints_a_small_picture_inside_the_html_and_refuses_a_huge_one():
    small = "data:image/png;base64," + base64.b64encode(picture()).decode()
    huge = "data:image/png;base64," + "A" * 5_000_000

    assert len(images_in(document_with(small).data)) == 1
    assert images_in(document_with(huge).data) == []


def test_leaves_out_a_broken_photograph(media):
    (media / "broken.jpg").write_bytes(picture((900, 900), "JPEG")[:2000])

    result = document_with((media / "broken.jpg").as_uri(), roots={"/media/": media})

    assert images_in(result.data) == []
    assert "broken.jpg" in result.left_out[0]


def test_scales_a_photograph_down_and_forgets_where_it_was_taken(media):
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera lay on its side
    exif[0x8825] = {1: "N", 2: (14.0, 40.0, 0.0)}
    (media / "photo.jpg").write_bytes(picture((4000, 3000), "JPEG", exif=exif, comment=b"bangkok"))

    result = document_with((media / "photo.jpg").as_uri(), roots={"/media/": media})
    [(width, height, stored)] = images_in(result.data)

    assert (width, height) == (1500, 2000)
    assert b"Exif" not in stored
    assert b"bangkok" not in stored
