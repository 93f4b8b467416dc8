"""Photographs as a document needs them: upright, no larger than paper can show, nothing private."""

from io import BytesIO

from PIL import Image, ImageOps

LONGEST_SIDE = 2000  # pixels: 16 cm of paper at 300 dpi
LARGEST_PICTURE = 80_000_000  # pixels; beyond it a small file may fill the memory
JPEG_QUALITY = 85


class TooManyPixelsError(ValueError):
    """The picture would fill the memory."""


def shrink(data: bytes) -> bytes:
    """
    Scale a photograph down and take out what a camera hides in it (place, time, thumbnail).

    Pictures without such data and small enough come back unchanged. Raises OSError if the bytes
    are no picture or a broken one, TooManyPixelsError if it is too large to open.
    """
    with Image.open(BytesIO(data)) as picture:
        if picture.width * picture.height > LARGEST_PICTURE:
            raise TooManyPixelsError(f"{picture.width} x {picture.height}")
        small = max(picture.size) <= LONGEST_SIDE
        private = bool(picture.getexif()) or not picture.info.keys().isdisjoint(
            {"exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment"}
        )
        if small and not private:
            picture.load()  # a broken picture must fail here, not in mid-document
            return data
        if not small and picture.format == "JPEG":
            picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # decode no more than is needed
        return encode(
            ImageOps.exif_transpose(picture), "JPEG" if picture.format == "JPEG" else "PNG"
        )


def encode(picture: Image.Image, file_format: str) -> bytes:
    """The picture's pixels and colour profile alone, as a file."""
    if picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    # A new picture: Pillow's copies carry the camera's data along.
    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    profile = picture.info.get("icc_profile")
    buffer = BytesIO()
    bare.save(buffer, file_format, quality=JPEG_QUALITY, icc_profile=profile)
    return buffer.getvalue()
