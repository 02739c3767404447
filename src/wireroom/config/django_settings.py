"""Django, told from the newsroom's settings. Nothing here is for editing: see `settings.py`."""

from __future__ import annotations

from wireroom.config.databases import postgresql, sqlite
from wireroom.config.mail import anymail, mailers, sender
from wireroom.config.settings import secret_key, settings

_settings = settings()

SECRET_KEY = secret_key(_settings.data)
DEBUG = False
ALLOWED_HOSTS = ["*"]  # the front process answers for the site's host and passes only its own requests on
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth.account",
    "allauth.mfa",
    "wireroom.kernel",
    "wireroom.theme",
    "wireroom.wire",
    "wireroom.pictures",
    "wireroom.story",
    "wireroom.page",
    "wireroom.alert",
    "wireroom.support",
    "wireroom.circulation",
    "wireroom.reader",
    "wireroom.briefing",
    "wireroom.cuttings",
    "wireroom.desk",
    "wireroom.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "wireroom.config.giving_pages.LeadsToProvider",
    "wireroom.config.doors.TwoDoors",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "frame-src": ["'self'"],  # the desk shows letters in a frame; nothing else of ours may be framed
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
ROOT_URLCONF = "wireroom.config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [],
        "OPTIONS": {
            "environment": "wireroom.theme.api.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "wireroom.desk.views.door.permissions",
            ],
        },
    },
]
_alerts = _settings.alerts_database_url
DATABASES = {
    "default": sqlite(_settings.data / "wireroom.sqlite3", cache_mb=32, mapped_mb=256),
    "alerts": postgresql(_alerts)
    if _alerts
    else sqlite(_settings.data / "alerts.sqlite3", cache_mb=8, mapped_mb=0),  # each row is read once
}
DATABASE_ROUTERS = ["wireroom.config.databases.AlertsApart"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False
SESSION_COOKIE_NAME = "wireroom_desk"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _settings.origin.startswith("https://")
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # the front sets it anew on every request
CSRF_TRUSTED_ORIGINS = [_settings.origin]
CSRF_FAILURE_VIEW = "wireroom.config.doors.stale"
LOGIN_URL = "/desk/sign-in"
LOGIN_REDIRECT_URL = "/desk/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # what was kept before; made anew at the next sign-in
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "wireroom.reader.adapters.backend.ReaderBackend",
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
MFA_ADAPTER = "wireroom.kernel.passkeys.SiteAuthenticators"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MAILERS = mailers(_settings.email_url, data=_settings.data, service=_settings.email_service)
ANYMAIL = anymail(
    _settings.email_service, options=_settings.email_service_options, secret=_settings.email_service_secret
)
DEFAULT_FROM_EMAIL = sender(_settings.email_from, origin=_settings.origin, name=_settings.site_name)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "wireroom.desk.adapters.passwords.GuessableValidator"},
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
LOGGING_CONFIG = None
