"""
Settings of the portal, read from the environment; .env.example explains each one.

The portal refuses to start on nonsense: better no site than one that leaks.
"""

from pathlib import Path

import django
from csp.constants import NONE, SELF

from ita_portal.logging_settings import logging_settings
from ita_portal.mail_settings import mail_settings
from ita_portal.shared_settings import cache_settings, storage_settings
from operations.setting_checks import CheckedSettings, Env, validate_settings

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])

# Everything a running portal writes: database, uploads, collected static files.
DATA_DIR = Path(env("DATA_DIR", default="") or BASE_DIR / "var")
# Where manage.py backup puts its archives, and where the doctor looks how old they are.
BACKUP_DIR = Path(env("BACKUP_DIR", default="") or DATA_DIR / "backups")
# Where they are copied to, on another disk; empty = nowhere.
BACKUP_COPY_DIR = env("BACKUP_COPY_DIR", default="").strip()
# Whose key opens them (age1…); empty = not encrypted. How many days, weeks and months are kept.
BACKUP_RECIPIENT = env("BACKUP_RECIPIENT", default="").strip()
BACKUP_KEEP = env.numbers("BACKUP_KEEP", default=(7, 5, 12))
# The key that seals issued documents (PKCS#12), and what opens it; empty = issued without a seal.
SEAL_KEY_FILE = env("SEAL_KEY_FILE", default="").strip()
SEAL_PASSPHRASE = env("SEAL_PASSPHRASE", default="")
# Where the public reaches the portal, e.g. https://ita.example.go.th; printed into documents.
BASE_URL = env("BASE_URL", default="").rstrip("/")

INSTALLED_APPS = [
    "backoffice.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "crispy_forms",
    "csp",
    "auditlog",
    "django_otp",
    "django_otp.plugins.otp_totp",
    # From the ground up; what each may use stands in docs/architecture.md.
    "thai",
    "records",
    "catalogue",
    "documents",
    "backoffice.apps.BackofficeConfig",
    "agency.apps.AgencyConfig",
    "accounts.apps.AccountsConfig",
    "progress",
    "measures",
    "oit_checklist",
    "meetings",
    "annual_report",
    "my_work",
    "getting_started.apps.GettingStartedConfig",
    "spreadsheets",
    "imports",
    "old_website",
    "audit_log",
    "help_pages",
    "sample_town",
    "year_opening",
    "criteria_editing",
    "public_site",
    "search",
    "open_data",
    "operations",
]

MIDDLEWARE = [
    "operations.security_headers.SecurityHeaders",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "operations.error_responses.ErrorResponses",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "accounts.session_rules.SessionRules",
    "records.audit.AuditMiddleware",
    "operations.monitoring.request_log.name_staff",
    "django.contrib.messages.middleware.MessageMiddleware",
    "oit_checklist.checking.telling.TellFallenTicks",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "ita_portal.urls"
# The portal stands at the root of its host, whatever a request claims (SCRIPT_NAME).
FORCE_SCRIPT_NAME = ""
WSGI_APPLICATION = "ita_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "agency.context_processors.agency",
                "agency.public_years.current_year",
            ],
            "builtins": ["thai.templatetags.thai"],
        },
    },
]

# Database: one SQLite file to start with, PostgreSQL when DATABASE_URL says so.
DATABASE_URL = env("DATABASE_URL", default="") or f"sqlite:///{DATA_DIR}/portal.sqlite3"
DATABASES = {"default": env.database(DATABASE_URL)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # Writers queue up at once instead of failing half-way through a transaction.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 5
    # A server that vanished without a word is noticed in half a minute, not after two hours.
    for name, value in {
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 25_000,  # milliseconds
    }.items():
        DATABASES["default"]["OPTIONS"].setdefault(name, value)
    # Compiling a query pays for reports of minutes; a page's query would take ten times as long.
    DATABASES["default"]["OPTIONS"].setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "agency.User"
LOGIN_URL = "admin:login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.password_rules.PasswordLength"},
    {"NAME": "accounts.password_rules.CommonPassword"},
    {"NAME": "accounts.password_rules.OfficeWords"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 30 * 60  # the link in the mail

LANGUAGE_CODE = "th"
LOCALE_PATHS = [BASE_DIR / "thai" / "locale"]  # says better what Django says in Thai
TIME_ZONE = "Asia/Bangkok"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": storage_settings(env("MEDIA_STORAGE", default="")),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# The outage copies of public pages (operations/outage_copies.py), for when the database is away.
CACHES = cache_settings(env("CACHE_URL", default=""), DATA_DIR)
EVIDENCE_MAX_BYTES = env.int("EVIDENCE_MAX_MB", default=50) * 1024 * 1024
# The table of measures sends 200 rows of 13 boxes (measures.table_forms), the page of a meeting
# 400 people of 8 boxes, 100 agenda items of 12 and 300 statements of 6.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 8000
FILE_UPLOAD_HANDLERS = [
    "records.upload_limit.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Every row that somebody saves or deletes leaves an entry in the log, whichever the way in.
AUDITLOG_INCLUDE_ALL_MODELS = True
AUDITLOG_EXCLUDE_TRACKING_MODELS = (
    "admin",
    "auditlog",
    "contenttypes",
    "sessions",
    "auth.permission",
    # These are histories themselves: rows are added and never changed.
    "progress.linkcheck",
    "progress.jobrun",
    "progress.reminder",
    # What a file or a page brought in is logged row by row.
    "imports",
    "old_website",
    # Derived from the rows by itself, with every save.
    "search.searchentry",
    # Says of itself when it was raised.
    "records.revision",
    # Made from the rows by the worker.
    "documents",
    # Counts and secrets of signing in; what matters of them is noted as an event.
    "accounts",
    "otp_totp",
)
# What changes by itself with every save says nothing about what a person did.
AUDITLOG_EXCLUDE_TRACKING_FIELDS = (
    "saved_at",
    "version",
    "writer_keys",
    "last_login",
    "last_link_check",
    "sessions_from",
    "is_staff",  # follows the roles, which are logged
)
AUDITLOG_MASK_TRACKING_FIELDS = ("password",)
AUDITLOG_MASK_CALLABLE = "records.audit.mask"
AUDITLOG_INCLUDE_TRACKING_MODELS = (
    {"model": "agency.User", "m2m_fields": ["divisions", "groups", "user_permissions"]},
    {"model": "auth.Group", "m2m_fields": ["permissions"]},
    # The log has each deleted row by itself.
    {"model": "records.Removal", "exclude_fields": ["rows", "files"]},
    # A whole file, and what the log has row by row.
    {"model": "year_opening.YearOpening", "exclude_fields": ["criteria", "made"]},
    {"model": "measures.Measure", "m2m_fields": ["divisions"]},
    {"model": "oit_checklist.ChecklistItem", "m2m_fields": ["divisions"]},
    {"model": "oit_checklist.ItemEvidence", "m2m_fields": ["elements"]},
)
AUDITLOG_DISABLE_REMOTE_ADDR = True

CRISPY_ALLOWED_TEMPLATE_PACKS = ["portal"]
CRISPY_TEMPLATE_PACK = "portal"
CRISPY_FAIL_SILENTLY = False

# Browsers run nothing but our own files: no inline scripts or styles, no other hosts.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# On unless switched off, as bin/demo does on 127.0.0.1. Not called HTTPS: servers that follow
# the CGI convention take a variable of that name for the scheme of every request.
USE_HTTPS = env.bool("USE_HTTPS", default=True)
SECURE_SSL_REDIRECT = USE_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_HSTS_SECONDS = 31_536_000 if USE_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = USE_HTTPS and env.bool(
    "HSTS_SUBDOMAINS", default=True
)
PROXIES_IN_FRONT = 0
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    PROXIES_IN_FRONT = env.int("PROXIES_IN_FRONT", default=1)

# Signing in. A __Host- cookie is taken by browsers only when it is secure and of this host alone.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = USE_HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if USE_HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if USE_HTTPS else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
idle_minutes, longest_hours = env.int("SESSION_IDLE_MINUTES", 30), env.int("SESSION_HOURS", 12)
SESSION_COOKIE_AGE = idle_minutes * 60
SESSION_LONGEST = longest_hours * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR", default=not DEBUG)
OTP_TOTP_ISSUER = f"ITA {BASE_URL.partition('://')[2]}".strip()
OTP_TOTP_THROTTLE_FACTOR = 0  # accounts.throttle does that, and locks nobody out
CSRF_FAILURE_VIEW = "operations.error_pages.csrf_failure"

# Mail for the reminders, e.g. smtp+tls://user:password@ita.example.go.th:587; empty = no mail.
MAIL_IS_SET = bool(env("EMAIL_URL", default=""))
globals().update(mail_settings(env("EMAIL_URL", default="")))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("MAIL_FROM", default="") or "ita-portal@localhost"

# Who hears of errors, if EMAIL_URL names a mail server.
administrators = env.list("ADMIN_EMAILS", default=[])
ADMINS = administrators if django.VERSION >= (6, 0) else [("", mail) for mail in administrators]
EMAIL_SUBJECT_PREFIX = "[พอร์ทัล ITA] "
METRICS_TOKEN = env("METRICS_TOKEN", default="")
SLOW_QUERY_MS = env.int("SLOW_QUERY_MS", default=500)
LOGGING = logging_settings(DEBUG)

validate_settings(
    CheckedSettings(
        debug=DEBUG,
        secret_key=SECRET_KEY,
        allowed_hosts=ALLOWED_HOSTS,
        base_url=BASE_URL,
        use_https=USE_HTTPS,
        evidence_max_mb=EVIDENCE_MAX_BYTES // 1024**2,
        slow_query_ms=SLOW_QUERY_MS,
        metrics_token=METRICS_TOKEN,
        database_engine=DATABASES["default"]["ENGINE"],
        administrators=administrators,
        backup_recipient=BACKUP_RECIPIENT,
        backup_keep=BACKUP_KEEP,
        backup_copy_dir=BACKUP_COPY_DIR,
        data_dir=str(DATA_DIR),
        seal_key_file=SEAL_KEY_FILE,
        seal_passphrase=SEAL_PASSPHRASE,
        web_workers=env.int("WEB_WORKERS", default=1),  # read by deploy/gunicorn.conf.py
        proxies_in_front=PROXIES_IN_FRONT or 1,
        session_idle_minutes=idle_minutes,
        session_hours=longest_hours,
    )
)
