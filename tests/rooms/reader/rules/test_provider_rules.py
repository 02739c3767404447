"""What settings say of identity providers, and what these say of readers."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.reader.rules.handshakes import (
    Known,
    NotIdentifiedError,
    endpoints_in,
    is_vouched_for,
    known_in,
    new_handshake,
    way_to,
)
from wireroom.reader.rules.providers import is_safe, read_providers

ISSUER = "https://id.example.org"
GIVEN = {
    "name": "Harbour ID",
    "issuer": ISSUER,
    "client_id": "courier",
    "client_secret": "hush",
    "vouches_for": ["a.example"],
}
(HARBOUR,) = read_providers(json.dumps({"harbour": GIVEN}))
DESCRIBED = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/ask?ui=plain",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": "https://keys.example.org/",
}
CLAIMS = {"aud": "courier", "sub": "12", "email": "Ada@A.example", "email_verified": True}


def test_there_are_none_by_default() -> None:
    assert read_providers("") == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{", "not JSON"),
        ("[]", "no object"),
        ('{"a": 1}', "no object"),
        ('{"A b": {}}', "cannot stand in an address"),
        (json.dumps({"a": GIVEN | {"issuer": "http://id.example.org"}}), "no https address"),
        (json.dumps({"a": GIVEN | {"issuer": "https://me:pw@id.example.org"}}), "no https address"),
        (json.dumps({"a": GIVEN | {"scope": "all"}}), "scope, which means nothing"),
        (json.dumps({"a": GIVEN | {"client_id": ""}}), "no client_id"),
        (json.dumps({"a": GIVEN | {"vouches_for": "example.org"}}), "no list of domains"),
        (json.dumps({f"p{number}": GIVEN for number in range(9)}), "more than 8"),
    ],
)
def test_a_wrong_setting_is_told_without_its_secret(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong) as told:
        read_providers(text)
    assert "hush" not in str(told.value)


@given(st.text(max_size=40) | st.text("htps:/@.#\\\"' a0", max_size=30))
def test_secrets_go_only_where_it_is_encrypted_or_to_this_machine(text: str) -> None:
    if is_safe(text):
        place = urlsplit(text)
        assert place.scheme == "https" or place.hostname in {"localhost", "127.0.0.1", "::1"}
        assert not place.username
        assert not set(text) & set(" \"'<>\\")


def test_a_provider_is_asked_for_a_code_with_state_nonce_and_challenge() -> None:
    handshake = new_handshake()
    endpoints = endpoints_in(DESCRIBED, issuer=ISSUER)
    to = urlsplit(way_to(endpoints, provider=HARBOUR, handshake=handshake, back="https://courier.example/back"))
    asked = {key: values[0] for key, values in parse_qs(to.query).items()}
    assert f"{to.scheme}://{to.netloc}{to.path}" == f"{ISSUER}/ask"
    assert asked.pop("ui") == "plain"
    assert len(asked.pop("code_challenge")) == 43
    assert asked == {
        "response_type": "code",
        "client_id": "courier",
        "redirect_uri": "https://courier.example/back",
        "scope": "openid email",
        "state": handshake.state,
        "nonce": handshake.nonce,
        "code_challenge_method": "S256",
    }
    assert len({handshake.state, handshake.nonce, handshake.verifier, new_handshake().state}) == 4
    assert endpoints.by_header


@pytest.mark.parametrize(
    "change",
    [{"issuer": "https://evil.example"}, {"token_endpoint": "http://id.example.org/token"}, {"jwks_uri": None}],
)
def test_a_description_that_leads_elsewhere_is_not_believed(change: dict[str, object]) -> None:
    with pytest.raises(NotIdentifiedError):
        endpoints_in(DESCRIBED | change, issuer=ISSUER)


def test_a_provider_may_want_the_secret_in_the_form() -> None:
    described = DESCRIBED | {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert not endpoints_in(described, issuer=ISSUER).by_header


def test_claims_name_somebody_by_an_address_in_its_one_form() -> None:
    known = known_in(CLAIMS, provider=HARBOUR)
    assert known == Known(issuer=ISSUER, subject="12", address="ada@a.example")
    assert is_vouched_for(known, provider=HARBOUR)


@pytest.mark.parametrize("address", ["ada@b.example", "ada@sub.a.example", "ada@nota.example"])
def test_a_provider_vouches_for_its_own_domains_alone(address: str) -> None:
    assert not is_vouched_for(known_in(CLAIMS | {"email": address}, provider=HARBOUR), provider=HARBOUR)


@pytest.mark.parametrize(
    "change",
    [
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None},
        {"email": None},
        {"email": "ada@localhost"},
        {"sub": ""},
        {"sub": 12},
        {"sub": "x" * 256},
        {"azp": "somebody-else"},
        {"aud": ["courier", "somebody-else"]},
    ],
)
def test_claims_that_prove_too_little_name_nobody(change: dict[str, object]) -> None:
    with pytest.raises(NotIdentifiedError):
        known_in(CLAIMS | change, provider=HARBOUR)
