"""What the operator has set, or a line for each setting that is wrong."""

from __future__ import annotations

from importlib.util import find_spec

from pydantic import ValidationError

from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.settings import Settings, settings

SECRET = frozenset(
    {
        "alerts_database_url",
        "email_returns_box",
        "email_service_options",
        "email_service_secret",
        "email_url",
        "sign_in_with",
        "stripe_key",
        "stripe_webhook_secret",
    }
)
"""Settings that may hold a password, and so are never repeated."""


def checked_settings() -> Settings:
    """The settings. Raises CannotRunError that names each wrong one and says what it may be."""
    try:
        given = settings()
    except ValidationError as error:
        raise CannotRunError("\n".join(_words(dict(fault)) for fault in error.errors())) from error
    if given.alerts_database_url and find_spec("psycopg") is None:
        raise CannotRunError("WIREROOM_ALERTS_DATABASE_URL needs one more package: install wireroom[postgres].")
    return given


def _words(fault: dict[str, object]) -> str:
    place = fault["loc"]
    key = str(place[0] if isinstance(place, tuple) and place else place)
    name = key.upper() if key.lower().startswith("wireroom_") else f"WIREROOM_{key.upper()}"
    if fault["type"] == "extra_forbidden":
        return f"{name} in wireroom.env is no setting: remove the line, or see docs/settings.md for the right name."
    said = str(fault["msg"]).removeprefix("Value error, ")
    mend = _known(key)
    if key.lower().removeprefix("wireroom_") in SECRET:
        return f"{name}: {said}.{mend}"
    return f"{name} = {fault.get('input')!r}: {said}.{mend}"


def _known(key: str) -> str:
    field = Settings.model_fields.get(key.lower().removeprefix("wireroom_"))
    return f" It is: {field.description}" if field and field.description else ""
