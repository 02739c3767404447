"""The line to Stripe: its SDK, imported late, and what goes wrong on the way told in words of ours."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

from wireroom.kernel.turns import NoTurnError, Turns
from wireroom.support.adapters.provider import ProviderAwayError, ProviderRefusedError

if TYPE_CHECKING:
    from stripe import StripeClient

PATIENCE = 10.0
TURNS = Turns(most=2, patience=3.0)
"""A provider that hangs may hold up two readers, and never the desk that shares its process with them."""


def client_of(*, key: str, api: str, tries: int) -> StripeClient:
    """A client of the SDK; `api` is where Stripe's interface is found when not at its own address."""
    import stripe  # noqa: PLC0415 - see `asking`

    stripe.enable_telemetry = False
    return stripe.StripeClient(
        key,
        base_addresses={"api": api} if api else {},
        http_client=stripe.RequestsClient(timeout=PATIENCE),
        max_network_retries=tries,
    )


def asking[**P, R](call: Callable[P, R]) -> Callable[P, R]:
    """Tell what went wrong at Stripe in words of ours."""

    @wraps(call)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        import stripe  # noqa: PLC0415 - the SDK takes over a second to import, and few processes need it

        try:
            with TURNS.taken():
                return call(*args, **kwargs)
        except NoTurnError:
            message = "Stripe is being waited for already."
            raise ProviderAwayError(message) from None
        except (stripe.APIConnectionError, stripe.RateLimitError) as fault:
            raise ProviderAwayError(f"Stripe could not be reached ({type(fault).__name__}).") from None
        except stripe.StripeError as fault:
            if (fault.http_status or 500) >= 500 or fault.http_status == 409:
                raise ProviderAwayError(f"Stripe cannot do it now (status {fault.http_status}).") from None
            message = f"Stripe refused: {fault.user_message or fault.code or type(fault).__name__}"
            raise ProviderRefusedError(message) from None

    return asked
