"""Language tags as BCP 47 has them, whatever an agency writes: `swe`, `EN`, `nb_NO`."""

from __future__ import annotations

import re

_LONG = {
    "dan": "da", "deu": "de", "ger": "de", "eng": "en", "spa": "es", "est": "et", "fin": "fi", "fra": "fr", "fre": "fr",
    "ell": "el", "gre": "el", "heb": "he", "hun": "hu", "isl": "is", "ice": "is", "ita": "it", "jpn": "ja", "kor": "ko",
    "nld": "nl", "dut": "nl", "nob": "nb", "nno": "nn", "nor": "no", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro",
    "rus": "ru", "swe": "sv", "tur": "tr", "ukr": "uk", "zho": "zh", "chi": "zh", "ara": "ar", "cat": "ca", "eus": "eu",
    "baq": "eu", "ces": "cs", "cze": "cs", "slk": "sk", "slo": "sk", "slv": "sl", "hrv": "hr", "srp": "sr", "bul": "bg",
    "lav": "lv", "lit": "lt", "glg": "gl", "cym": "cy", "wel": "cy", "gle": "ga", "fas": "fa", "per": "fa", "hin": "hi",
}  # fmt: skip
"""ISO 639-2 codes, of libraries and of terms, for which ISO 639-1 has two letters: these count (RFC 5646, 2.2.1)."""


def language_tag(said: str) -> str:
    """The tag in lower case with hyphens, its language in two letters where there are such; empty for none."""
    parts = re.split(r"[-_]", said.strip().lower())
    return "-".join([_LONG.get(parts[0], parts[0]), *parts[1:]])
