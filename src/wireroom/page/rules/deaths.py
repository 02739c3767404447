"""The words by which a headline says that people died, in each language in which appeals speak."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

DEATHS: Mapping[str, str] = {
    "da": r"""
        død(e|t|en|elig[et]?|s\w+)?|dør|dræb(er|t|te)|dræbende|omkom(mer|met|ne)?|afdøde|myrde(r|t|de)|mord(et|ene)?|
        drab(et|ene)?|druknet?|druknede|begravelser?|ligfund|selvmord""",
    "de": r"""
        \w*tote[nrs]?|tod(e|es|es\w+)?|tödlich(e[mnrs]?)?|getötet(e[nr]?)?|tötet(e|en)?|stirbt|sterben|ver?starb(en)?|
        starb(en)?|(ge|ver)storben(e[nr]?)?|verstirbt|umgekommen|ums\ leben|mord(e|opfer)?|ermordet(e[nr]?)?|
        leichen?|ertrunken(e[nr]?)?|ertrinkt|ertrinken|beerdigung|suizide?""",
    "en": r"""
        dead|deadly|deadliest|deaths?|dies|died|dying|kill(s|ed|ing|ings)?|fatal(ly|ity|ities)?|murder(s|ed)?|
        massacre[ds]?|suicides?|corpses?|bodies|funerals?|mourn(s|ed|ing)?|drown(s|ed)?|perish(es|ed)?|
        lost\ their\ lives|
        (people|dozens|hundreds|thousands|scores|children|\d+|two|three|four|five|six|seven|eight|nine|ten)\ die""",
    "es": r"""
        muert[eoa]s?|mueren?|murió|murieron|morir|fallec(e|en|ió|ieron|id[oa]s?|imientos?)|mata\ a|matan|mató|mataron|
        asesin(a|an|ó|aron|ad[oa]s?|atos?)|homicidios?|cadáver(es)?|ahogad[oa]s?|mortal(es)?|funerales|suicidios?""",
    "fr": r"""
        mort(e|s|es|el|els|elle|elles)?|mourir|mourut|meurt|meurent|meurtres?|meurtri(er|ers|ère|ères)|tue|tuent|
        tuée?s?|décès|décédée?s?|décède(nt)?|assassin(ée?s?|ats?)|cadavres?|noyée?s?|obsèques|funérailles""",
    "it": r"""
        mort[oaie]|morire|muore|muoiono|morì|morirono|mortal[ei]|ucci(de|dono|se|sero|s[oaie])|decedut[oaie]|decess[oi]|
        vittim[ae]|omicid(io|i)|assassin(at[oaie]|io|ii)|cadaver[ei]|annegat[oaie]|funeral[ei]|strag[ei]|suicid(io|i)""",
    "nl": r"""
        dood|doden|dode|dodelijke?|dodental|doodge\w+|gedood|overl(eden|edene|edenen|ijdt|ijden|eed)|omgekomen|
        sterft|sterven|stier(f|ven)|gestorven|vermoorde?|moord(en)?|lijk|verdronken|verdrinkt|begrafenis|zelfmoord""",
    "pt": r"""
        mort[oae]s?|morr(e|em|eu|eram|er)|mortal|mortais|fatais|mat(ou|am|aram)|falec(e|em|eu|eram|id[oa]s?|imentos?)|
        assassin(ad[oa]s?|atos?|ou|aram)|assassínios?|homicídios?|óbitos?|cadáver(es)?|afogad[oa]s?|funerais|suicídios?""",
}
"""By the first part of a language tag, as patterns; one said in any of them counts in every story."""
_ANY = re.compile(rf"\b({'|'.join(DEATHS.values())})\b", re.IGNORECASE | re.VERBOSE)


def tells_of_death(words: str) -> bool:
    """Whether a word of death is among these, however its accents are written."""
    return bool(_ANY.search(unicodedata.normalize("NFC", words)))
