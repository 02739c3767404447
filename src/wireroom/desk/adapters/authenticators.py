"""Second factors of staff, in allauth's table: authenticator apps, keys, recovery codes."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt, encrypt
from django.contrib.auth.models import User
from django.db import transaction

from wireroom.desk.rules.second_factor import steps_at

_APP, _KEY, _RECOVERY = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES
_FACTORS = (_APP, _KEY)
_LAST_STEP = "wireroom_last_step"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A second factor somebody has: an app or a key."""

    id: int
    is_app: bool
    name: str
    added_at: datetime
    used_at: datetime | None


def has_factor(user_id: int) -> bool:
    """Whether somebody has set up a second factor."""
    return bool(Authenticator.objects.filter(user=user_id, type__in=_FACTORS).exists())


def stands(user_id: int, factor_id: int) -> bool:
    """Whether what once let somebody in is theirs still: an app, a key, or their recovery codes."""
    return bool(Authenticator.objects.filter(user=user_id, pk=factor_id).exists())


def factors_of(user: User) -> tuple[Factor, ...]:
    """Somebody's second factors, the oldest first."""
    rows = Authenticator.objects.filter(user=user, type__in=_FACTORS).order_by("pk")
    return tuple(
        Factor(
            id=row.pk,
            is_app=row.type == _APP,
            name="Authenticator app" if row.type == _APP else row.wrap().name,
            added_at=row.created_at,
            used_at=row.last_used_at,
        )
        for row in rows
    )


def new_secret() -> str:
    """A secret for an authenticator app, in base32."""
    return str(generate_totp_secret())


def address_of_secret(user: User, secret: str) -> str:
    """The address by which an app on the same device takes the secret (`otpauth:`)."""
    return str(get_adapter().build_totp_url(user, secret))


def picture_of_secret(user: User, secret: str) -> str:
    """The same address as a code to be photographed: an image in a `data:` address."""
    drawn = get_adapter().build_totp_svg(address_of_secret(user, secret))
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()


def step_of(secret: str, code: str, *, last: int, now: datetime) -> int | None:
    """The step to which a code belongs, if it is good now and was not used before."""
    for step in steps_at(now, last=last):
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step))):
            return step
    return None


def keep_app(user: User, *, secret: str, step: int) -> int:
    """Keep an app's secret, in place of another one's; give its number. The step of the first code is used up."""
    Authenticator.objects.filter(user=user, type=_APP).delete()
    row = TOTP.activate(user, secret).instance
    row.data[_LAST_STEP] = step
    row.save(update_fields=["data"])
    return int(row.pk)


@transaction.atomic
def use_app_code(user: User, code: str, *, now: datetime) -> int | None:
    """The app's number if its code is right; that code and all before it are used up."""
    row = Authenticator.objects.select_for_update().filter(user=user, type=_APP).first()
    if row is None:
        return None
    step = step_of(decrypt(row.data["secret"]), code, last=row.data.get(_LAST_STEP, 0), now=now)
    if step is None:
        return None
    row.data[_LAST_STEP], row.last_used_at = step, now
    row.save(update_fields=["data", "last_used_at"])
    return int(row.pk)


def use_recovery_code(user: User, code: str) -> int | None:
    """The number of the recovery codes if this is one of them; it is used up."""
    row = Authenticator.objects.filter(user=user, type=_RECOVERY).first()
    return int(row.pk) if row is not None and row.wrap().validate_code(code) else None


@transaction.atomic
def make_recovery_codes(user: User) -> list[str]:
    """New recovery codes, in place of those before; who came in by one of those stays."""
    made = RecoveryCodes.activate(user)
    made.instance.data = {"seed": encrypt(RecoveryCodes.generate_seed()), "used_mask": 0}
    made.instance.save(update_fields=["data"])
    codes: list[str] = made.generate_codes()
    return codes


def recovery_codes_left(user: User) -> int:
    """How many recovery codes somebody has."""
    row = Authenticator.objects.filter(user=user, type=_RECOVERY).first()
    return len(row.wrap().get_unused_codes()) if row else 0


def remove(user: User, *, factor_id: int) -> str:
    """Take one factor away; give its name, or "" when there was none."""
    found = next((each.name for each in factors_of(user) if each.id == factor_id), "")
    Authenticator.objects.filter(user=user, type__in=_FACTORS, pk=factor_id).delete()
    return found


def remove_all(user: User) -> bool:
    """Take every factor and the recovery codes away; whether there were any."""
    deleted, _ = Authenticator.objects.filter(user=user).delete()
    return bool(deleted)
