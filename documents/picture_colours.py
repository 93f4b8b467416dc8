"""The colours of pictures, however they are stored, as sRGB with eight bits."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageChops, ImageCms

# What ImageCms may be given with a profile of the same kind of colours.
_OF_PROFILES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}
_SRGB = ImageCms.createProfile("sRGB")


def in_eight_bits(picture: Image.Image) -> Image.Image:
    """The picture in a mode that can be scaled: L, RGB, RGBA or CMYK. Raises ValueError."""
    mode = picture.mode
    if mode in ("P", "PA", "LA", "La", "RGBa"):
        has_alpha = mode != "P" or "transparency" in picture.info
        return picture.convert("RGBA" if has_alpha else "RGB")
    if mode.startswith("I"):  # 16 bits of grey, which `convert` would cut off at 255
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if mode in ("L", "RGB") and "transparency" in picture.info:
        return picture.convert("RGBA")
    if mode in ("L", "RGB", "RGBA", "CMYK"):
        return picture.copy()
    if mode == "F":
        raise ValueError("measured values, not a picture")
    return picture.convert("L" if mode == "1" else "RGB")


def as_srgb(image: Image.Image, info: dict[Any, Any], *, is_jpeg: bool) -> Image.Image:
    """
    RGB or RGBA, by the profile that the file brought; without one, or a spoilt one, as usual.

    info: what the file said of itself (Pillow's `info`).
    """
    if image.mode == "CMYK" and is_jpeg and "adobe" not in info:
        image = ImageChops.invert(image)  # only Adobe's are stored upside down, as Pillow reads all
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    converted = _by_profile(colours, info.get("icc_profile")) or colours.convert("RGB")
    if alpha:
        converted.putalpha(alpha)
    return converted


def shows_through(image: Image.Image) -> bool:
    """Whether any point of an RGBA picture is not wholly opaque."""
    return any(image.getchannel("A").histogram()[:255])


def _by_profile(image: Image.Image, profile: bytes | None) -> Image.Image | None:
    if not profile or image.mode not in _OF_PROFILES:
        return None
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if source.profile.xcolor_space.strip() != _OF_PROFILES[image.mode]:
            return None
        return ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
