"""Whatever a telephone, a scanner or a designer stores becomes a picture that everything shows."""

from io import BytesIO

import docx
import pillow_heif
import pytest
from PIL import Image, ImageCms, ImageFile

from documents.pictures import LONGEST_SIDE, PictureError, ending_of, normalise

RED = (200, 30, 60)
TURNED = Image.Exif()
TURNED[0x0112] = 6
TURNED[0x010F] = "secret camera"


def picture(mode: str = "RGB", size=(40, 30), file_format: str = "PNG", **options) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, RED).convert(mode).save(buffer, file_format, **options)
    return buffer.getvalue()


def palette() -> bytes:
    image = Image.new("P", (40, 30), 1)
    image.putpalette([0, 0, 0, *RED])
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def bomb(side: int) -> bytes:
    """A small file of many points."""
    buffer = BytesIO()
    Image.new("1", (side, side)).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def heic(**options) -> bytes:
    buffer = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (40, 30), RED)).save(buffer, **options)
    return buffer.getvalue()


def sixteen_bits() -> bytes:
    buffer = BytesIO()
    Image.new("I;16", (9, 9), 40_000).save(buffer, "PNG")
    return buffer.getvalue()


def without_head() -> bytes:
    data = picture(file_format="JPEG")
    return data[:2] + data[20:]  # SOI, and what follows the JFIF part


def without_adobe(data: bytes) -> bytes:
    at = data.index(b"\xff\xee")
    return data[:at] + data[at + 16 :]


def is_near(colour, other) -> bool:
    return all(abs(a - b) <= 4 for a, b in zip(colour, other, strict=True))


def animation() -> bytes:
    rest = [Image.new("RGB", (40, 30), "navy")]
    return picture(file_format="GIF", save_all=True, append_images=rest)


SEVERAL = {"save_all": True, "append_images": [Image.new("RGB", (40, 30), "navy")]}
RED_AS = {
    "jpeg": picture(file_format="JPEG"),
    "progressive": picture(file_format="JPEG", progressive=True),
    "no head": without_head(),
    "cmyk of Adobe": picture("CMYK", file_format="JPEG"),
    "cmyk tiff": picture("CMYK", file_format="TIFF"),
    "two pictures of a telephone": picture(file_format="MPO", **SEVERAL),
    "palette": palette(),
    "animation": animation(),
    "webp": picture(file_format="WEBP", lossless=True),
    "bmp": picture(file_format="BMP"),
    "tiff": picture(file_format="TIFF"),
    "heic": heic(),
}


@pytest.mark.parametrize("data", RED_AS.values(), ids=RED_AS)
def test_every_kind_becomes_the_same_red_and_goes_into_word(data):
    plain = normalise(data)

    with Image.open(BytesIO(plain), formats=["JPEG", "PNG"]) as shown:
        assert (shown.mode, shown.size) == ("RGB", (40, 30))
        assert is_near(shown.getpixel((9, 9)), RED)
        assert "progressive" not in shown.info
        assert ending_of(plain) == {"JPEG": ".jpg", "PNG": ".png"}[shown.format]
    docx.Document().add_picture(BytesIO(plain))  # raises for what Word would not show
    assert normalise(plain) == plain


@pytest.mark.parametrize(
    "data",
    [
        picture(file_format="JPEG", exif=TURNED, comment=b"secret", xmp=b"secret"),
        picture(exif=TURNED),
        picture(file_format="WEBP", exif=TURNED),
        picture(file_format="TIFF", exif=TURNED),
        heic(exif=TURNED.tobytes()),
    ],
    ids=["jpeg", "png", "webp", "tiff", "heic"],
)
def test_a_picture_is_turned_upright_and_forgets_where_it_was_taken(data):
    plain = normalise(data + b"secret")

    with Image.open(BytesIO(plain)) as shown:
        assert shown.size == (30, 40)
        assert not shown.getexif()
    assert b"secret" not in plain


def test_sixteen_bits_of_grey_keep_their_shade():
    with Image.open(BytesIO(normalise(sixteen_bits()))) as shown:
        assert is_near(shown.getpixel((0, 0)), (156, 156, 156))


def test_cmyk_without_the_mark_of_adobe_is_not_upside_down():
    right = normalise(picture("CMYK", file_format="JPEG"))
    other = normalise(without_adobe(picture("CMYK", file_format="JPEG")))

    shown = [Image.open(BytesIO(data)).getpixel((9, 9)) for data in (right, other)]
    assert is_near(shown[0], RED)
    assert not is_near(shown[1], RED)  # the same numbers mean the opposite there


def test_colours_of_another_profile_are_converted_and_a_spoilt_profile_is_left_out():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    for icc in (profile, b"spoilt"):
        plain = normalise(picture(icc_profile=icc))
        with Image.open(BytesIO(plain)) as shown:
            assert is_near(shown.getpixel((9, 9)), RED)
            assert "icc_profile" not in shown.info


def test_what_shows_through_keeps_doing_so():
    buffer = BytesIO()
    Image.new("RGBA", (9, 9), (*RED, 100)).save(buffer, "WEBP", lossless=True)

    with Image.open(BytesIO(normalise(buffer.getvalue()))) as shown:
        assert (shown.format, shown.mode, shown.getpixel((0, 0))[3]) == ("PNG", "RGBA", 100)


@pytest.mark.parametrize("size", [(1, 1), (1, 30_000), (60_000, 3), (4000, 3000)])
def test_odd_sizes_are_small_afterwards(size):
    with Image.open(BytesIO(normalise(picture(size=size)))) as shown:
        assert 1 <= min(shown.size) <= max(shown.size) <= LONGEST_SIDE


@pytest.mark.parametrize("kind", [*RED_AS, "png"])
def test_half_a_picture_is_refused_even_if_others_take_it(kind, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    data = {**RED_AS, "png": picture()}[kind]
    first = data.find(b"\xff\xd8", 2)  # of two pictures, the first must be broken
    half = (first if kind.startswith("two") else len(data)) // 2

    with pytest.raises(PictureError, match=r"[ก-๙]"):
        normalise(data[:half])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\0\0\0\x1cftypheic" + b"\0" * 99,
        b"\xff\xd8\xff" + b"\0" * 99,
        bomb(14_000),
        bomb(9_000),
    ],
    ids=["empty", "postscript", "svg", "no heic", "no jpeg", "a bomb", "a smaller bomb"],
)
def test_what_is_no_picture_is_refused_in_thai(data):
    with pytest.raises(PictureError, match=r"[ก-๙]"):
        normalise(data)


def test_no_other_part_of_the_portal_begins_to_open_heic():
    normalise(heic())

    with pytest.raises(OSError, match="identify"):
        Image.open(BytesIO(heic()))
