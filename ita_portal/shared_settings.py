"""Settings of several machines that work as one: files in an S3 store, copies of pages in Redis."""

from importlib.util import find_spec
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

HOUR = 60 * 60  # seconds
MONTH = 30 * 24 * 60 * 60  # seconds
EXTRA = "ติดตั้งส่วนเสริมก่อน: .venv/bin/pip install --require-hashes -r requirements-scale.txt"


def storage_settings(url: str) -> dict:
    """
    The entry of STORAGES for uploads: the folder of uploads for an empty address, else the store
    that is written s3://KEY:SECRET@HOST:PORT/BUCKET?region=ap-southeast-1 (&tls=off on one's own
    network). Raises ImproperlyConfigured, in Thai.
    """
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts, asked = urlsplit(url), parse_qs(urlsplit(url).query)
    bucket = parts.path.strip("/")
    if parts.scheme != "s3" or not (parts.hostname and bucket and parts.username):
        raise ImproperlyConfigured(
            "MEDIA_STORAGE ต้องเขียนว่า s3://KEY:SECRET@HOST/BUCKET เช่น s3://key:secret@s3.example.go.th/ita"
        )
    if not find_spec("storages") or not find_spec("boto3"):
        raise ImproperlyConfigured(f"MEDIA_STORAGE: {EXTRA}")
    scheme = "http" if asked.get("tls") == ["off"] else "https"
    return {
        "BACKEND": "operations.shared_storage.SharedStorage",
        "OPTIONS": {
            "access_key": unquote(parts.username),
            "secret_key": unquote(parts.password or ""),
            "bucket_name": bucket,
            "endpoint_url": f"{scheme}://{parts.netloc.rpartition('@')[2]}",
            "region_name": asked.get("region", ["us-east-1"])[0],
            "addressing_style": "path",
        },
    }


def cache_settings(url: str, data_dir) -> dict:
    """
    CACHES: outage copies, and how far long work is, on this disk for an empty address, else in the
    Redis that is written redis://:password@host:6379/0. Raises ImproperlyConfigured, in Thai.
    """
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if not url:
        on_disk = {
            "BACKEND": "operations.copy_stores.FileStore",
            "LOCATION": data_dir / "outage-copies",
            "TIMEOUT": MONTH,
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
        progress = {**on_disk, "LOCATION": data_dir / "progress", "TIMEOUT": HOUR}
        return {"default": memory, "outage_copies": on_disk, "progress": progress}
    if urlsplit(url).scheme not in ("redis", "rediss", "unix"):
        raise ImproperlyConfigured("CACHE_URL ต้องขึ้นต้นด้วย redis:// rediss:// หรือ unix://")
    if not find_spec("redis"):
        raise ImproperlyConfigured(f"CACHE_URL: {EXTRA}")
    shared = {
        "BACKEND": "operations.copy_stores.RedisStore",
        "LOCATION": url,
        # A reader must not wait for a store of copies that does not answer.
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
        "KEY_PREFIX": "outage-copies",
        "TIMEOUT": MONTH,
    }
    progress = {**shared, "KEY_PREFIX": "progress", "TIMEOUT": HOUR}
    return {"default": memory, "outage_copies": shared, "progress": progress}
