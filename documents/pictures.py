"""
Pictures as documents need them: upright, in the colours of screens, no larger than paper can show,
nothing private, and in a form that Word, PDF and every browser take.
"""

from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageFile

from documents.picture_colours import as_srgb, in_eight_bits, shows_through

LONGEST_SIDE = 2000  # pixels: 16 cm of paper at 300 dpi
LARGEST_PICTURE = 80_000_000  # pixels; beyond it a small file may fill the memory
JPEG_QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
# What these hold is drawn, or was at least stored exactly: it must not get a photograph's noise.
EXACT = {"PNG", "GIF", "BMP"}
BROKEN = "เปิดภาพนี้ไม่ได้ แฟ้มอาจเสีย ไม่ครบ หรือไม่ใช่ภาพ กรุณาเลือกภาพอื่น หรือเปิดในโปรแกรมดูภาพแล้วบันทึกเป็น jpg"
TOO_LARGE = "ภาพนี้ละเอียดเกินไป กรุณาย่อภาพแล้วแนบใหม่"
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# The brands of HEIF that hold a still picture; AVIF and films are others.
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx"}
_END_OF_PNG = b"IEND\xaeB`\x82"
_BIT_DEPTH = 24  # where a PNG says how many bits its colours have


class PictureError(ValueError):
    """The bytes are no picture that can be shown; says in Thai what to do."""


def normalise(data: bytes) -> bytes:
    """
    The picture as a plain JPEG or an 8-bit PNG in sRGB, without a camera's data.

    Of several pictures in one file (a burst, a film, a scan of pages) the first. A picture that is
    plain already comes back as it is, so doing it twice changes nothing. Raises PictureError.
    """
    try:
        return _normalised(data)
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(TOO_LARGE) from error
    except Exception as error:  # decoders tell of spoilt files in every way there is
        raise PictureError(BROKEN) from error


def ending_of(data: bytes) -> str:
    """The ending of a normalised picture's name."""
    return ".png" if data.startswith(b"\x89PNG") else ".jpg"


def _normalised(data: bytes) -> bytes:
    with _opened(data) as picture:
        if picture.width * picture.height > LARGEST_PICTURE:
            raise PictureError(TOO_LARGE)
        kind, is_small = picture.format, max(picture.size) <= LONGEST_SIDE
        if kind == "JPEG" and not is_small:
            picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # decode no more than is needed
        _load_whole(picture)
        if kind == "PNG" and _END_OF_PNG not in data:
            raise PictureError(BROKEN)  # Pillow is content with what it got so far
        if is_small and _is_plain(picture, data):
            return data
        turn = _orientation(picture)
        info = picture.info
        image = in_eight_bits(picture)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    if turn in _UPRIGHT:
        image = image.transpose(_UPRIGHT[turn])
    image = as_srgb(image, info, is_jpeg=kind in ("JPEG", "MPO"))
    return _file_of(image, exact=kind in EXACT)


def _opened(data: bytes) -> Image.Image:
    if data[4:8] != b"ftyp" or data[8:12] not in _HEIF_BRANDS:
        return Image.open(BytesIO(data), formats=FORMATS)
    # Not registered with Pillow: no other part of the portal begins to take these files.
    import pillow_heif

    heif = pillow_heif.open_heif(BytesIO(data), convert_hdr_to_8bit=True)
    if heif.size[0] * heif.size[1] > LARGEST_PICTURE:
        raise PictureError(TOO_LARGE)
    return heif.to_pillow()  # which turns it upright


def _load_whole(picture: Image.Image) -> None:
    """Decode the picture. Raises OSError if a part of it is missing."""
    if ImageFile.LOAD_TRUNCATED_IMAGES:  # WeasyPrint sets it for the whole process
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    picture.load()


def _is_plain(picture: Image.Image, data: bytes) -> bool:
    """Whether the file is what `normalise` would write, as far as readers can tell."""
    if picture.format == "PNG":
        spoken = picture.info.keys() - {"dpi", "gamma", "srgb", "interlace"}
        exact = picture.mode in ("RGB", "RGBA") and data[_BIT_DEPTH] == 8
        return exact and not spoken and data.endswith(_END_OF_PNG)
    if picture.format != "JPEG":
        return False
    parts = getattr(picture, "applist", [])
    bare = [name for name, _ in parts] == ["APP0"] and parts[0][1].startswith(b"JFIF\0")
    ends = data.endswith(b"\xff\xd9")
    return picture.mode == "RGB" and bare and ends and "progressive" not in picture.info


def _orientation(picture: Image.Image) -> int:
    if picture.format in ("TIFF", None):  # upright already: Pillow and libheif turn these
        return 1
    with suppress(Exception):  # a camera's data may be spoilt where the picture is not
        return picture.getexif().get(_ORIENTATION, 1)
    return 1


def _file_of(image: Image.Image, *, exact: bool) -> bytes:
    """The pixels alone as a file: Pillow's own copies carry a camera's data along."""
    if image.mode == "RGBA" and not shows_through(image):
        image = image.convert("RGB")
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    buffer = BytesIO()
    if exact or bare.mode == "RGBA":
        bare.save(buffer, "PNG")
    else:
        bare.save(buffer, "JPEG", quality=JPEG_QUALITY)
    return buffer.getvalue()
