"""What agencies append to their copy for editors only: notebook, contacts, private notes, the desk's sign-off.

The wire-age formats mark it by habit alone. Here it is known by its structure first (a heading with `#`, a line of
stars before contacts) and by its words second, in any of the languages of these tables. Doubt keeps it private.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.rules.item import Note

_PRIVATE = (
    r"nicht\s+(?:zur|f[uü]r\s+die)\s+ver(?:ö|oe)ffentlichung",
    r"not\s+(?:intended\s+|meant\s+)?for\s+(?:publication|publishing)|not\s+to\s+be\s+published",
    r"(?:pas|non)\s+destin[ée]e?s?\s+[aà]\s+(?:la\s+publication|[êe]tre\s+publi)|ne\s+pas\s+publier",
    r"non\s+(?:sono\s+)?destinat[aeio]\s+alla\s+pubblicazione|da\s+non\s+pubblicare|non\s+pubblicabil[ei]",
    r"no\s+(?:\w+\s+)?(?:destinad[ao]s?\s+a|para)\s+(?:la\s+|su\s+)?publicaci[oó]n|no\s+publicar",
    r"n[aã]o\s+(?:se\s+)?destin\w+\s+(?:[aà]\s+)?publica|n[aã]o\s+publicar",
    r"niet\s+(?:bedoeld\s+)?(?:voor|ter)\s+publicatie",
    r"(?:ej|inte|ikke)\s+(?:avsedd\w*\s+|beregnet\s+|ment\s+)?(?:f[oö]r|for|til)\s+(?:publi|offentlig)",
    r"ei\s+julkais\w+|nie\s+(?:s[aą]\s+przeznaczone\s+)?do\s+publikacji",
)
_NOT_FOR_PUBLICATION = re.compile("|".join(_PRIVATE), re.IGNORECASE)
_STEMS = ("publi", "pubbli", "ffentli", "julkais")
_FOLLOWING = re.compile(
    r"folgend|following|suivant|seguent|siguient|seguint|volgend|f[oö]ljand|f[oø]lgend|seuraav|nast[eę]puj|\(",
    re.IGNORECASE,
)
_NOTEBOOK = re.compile(
    r"(?:notizblock|redaktionelle\s+hinweise|(?:editors?['’]?s?\s+)?note(?:book|pad)|bloc-?notes?|taccuino|bloc\s+de\s+notas"
    r"|notitieblok|notesblokk?|anteckningsblock|muistio|kontakte?|contacts?|contatti|contactos?)\s*:?",
    re.IGNORECASE,
)
_TO_EDITORS = re.compile(
    r"\(?(?:eds\.?|editors?|editor['’]s\s+note|note\s+to\s+editors?|notes?\s+to\s+editors?|advisory(?:\s+to\s+editors)?"
    r"|(?:hinweis|mitteilung)?\s*an\s+die\s+redaktion(?:en)?|achtung,?\s+redaktion(?:en)?|f[uü]r\s+die\s+redaktion(?:en)?"
    r"|note?\s+aux\s+(?:r[ée]dactions?|r[ée]dacteurs)|note\s+[aà]\s+la\s+r[ée]daction|[aà]\s+l['’]attention\s+des\s+r[ée]dactions?"
    r"|nota\s+(?:ai\s+redattori|per\s+le\s+redazioni|per\s+la\s+redazione)|n\.?d\.?r\.?\s+per\s+le\s+redazioni"
    r"|nota\s+(?:a|para)\s+(?:los\s+editores|la\s+redacci[oó]n|editores)|nota\s+aos\s+editores"
    r"|noot\s+voor\s+de\s+redactie|til\s+redaksjon(?:en|ene)|till\s+redaktionen|toimituksille)\s*(?::|_|–|—|\s-\s)",
    re.IGNORECASE,
)
_STARS = re.compile(r"\s*\*(?:\s*\*){2,}\s*")
_HEADED = re.compile(r"#{1,6}\s+\S.{0,60}")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|\+\d{1,3}[\s/(]|\b(?:tel|phone|t[ée]l|telefon|tfn|puh)\b", re.IGNORECASE)
_NEAR = 60
"""So many lines below a line of stars are looked at for contacts."""
_ROLES = {
    "correction": "berichtig korrekt correct rectif rettific correz correcc rättelse rettelse korjaus",
    "editorial": "redaktionelle editorial hinweis note",
    "contact": "kontakt ansprechpartner contact contatt autor author redaktion pressestelle",
    "internet": "internet link web",
    "places": "orte ort place lieu luog lugar",
}


def part_notes(lines: Sequence[str], *, agency: str | None = None) -> tuple[list[str], tuple[Note, ...]]:
    """Part lines of copy from the notes among and after them; all notes are private.

    `agency` is the agency's short name, by which a last line of bare codes is known as the desk's sign-off.
    """
    start = next((at for at in range(len(lines)) if _begins(lines, at)), len(lines))
    copy, told = _to_editors(lines[:start])
    kept, rest = (copy, list(lines[start:])) if start < len(lines) else _split_sign_off(copy, agency)
    rest, signed = _split_sign_off(rest, agency) if start < len(lines) else ([], rest)
    return kept, (*told, *_sections(rest), *_note(signed, "sign-off"))


def _begins(lines: Sequence[str], at: int) -> bool:
    """Whether everything from this line on is for editors."""
    text = lines[at].strip()
    if not text:
        return False
    if _STARS.fullmatch(text):
        return _is_private(lines[at + 1 : at + 1 + _NEAR])
    alone = at == 0 or not lines[at - 1].strip() or lines[at].startswith("\t")
    return alone and bool(_HEADED.fullmatch(text) or _NOTEBOOK.fullmatch(text) or _is_order(lines, at))


def _is_private(after: Sequence[str]) -> bool:
    """Whether what stands below a line of stars is private: it says so, is headed as notes, or holds contacts."""
    following = next((at for at, each in enumerate(after) if each.strip()), None)
    if following is None:
        return False
    text = _paragraph(after, following)
    if _forbids(text) or _HEADED.fullmatch(after[following].strip()):
        return True
    held = takewhile(lambda each: not (_HEADED.fullmatch(each.strip()) or _STARS.fullmatch(each)), after)
    return any(_CONTACT.search(each) for each in held)


def _forbids(text: str) -> bool:
    """Whether a text says "not for publication"; the stems are looked for first, because they are found faster."""
    folded = text.lower()
    return any(stem in folded for stem in _STEMS) and bool(_NOT_FOR_PUBLICATION.search(text))


def _is_order(lines: Sequence[str], at: int) -> bool:
    """Whether a paragraph forbids publication as a heading does, and is not a sentence of the story."""
    text = _paragraph(lines, at)
    if not _forbids(text):
        return False
    return len(text) <= 90 or (len(text) <= 240 and bool(_FOLLOWING.search(text)))


def _paragraph(lines: Sequence[str], at: int) -> str:
    end = next((later for later in range(at, min(at + 8, len(lines))) if not lines[later].strip()), at + 8)
    return " ".join(each.strip() for each in lines[at:end])


def _to_editors(lines: Sequence[str]) -> tuple[list[str], list[Note]]:
    """Take out paragraphs that speak to editors ("Eds:", "Note aux rédactions")."""
    copy: list[str] = []
    told: list[list[str]] = []
    inside = False
    for at, each in enumerate(lines):
        if inside and each.strip() and not each.startswith("\t"):
            told[-1].append(each)
            continue
        alone = at == 0 or not lines[at - 1].strip() or each.startswith("\t")
        inside = alone and bool(_TO_EDITORS.match(each.strip()))
        told.append([each]) if inside else copy.append(each)
    return copy, [note for each in told for note in _note(each, "editors")]


def _split_sign_off(lines: list[str], agency: str | None) -> tuple[list[str], list[str]]:
    """Part the last paragraph, if it is one line of the agency's name and bare codes (`dpa koe yyno n1 sck`)."""
    filled = [at for at, each in enumerate(lines) if each.strip()]
    if not filled:
        return lines, []
    last = filled[-1]
    name = re.escape((agency or "").split("-")[0].split("/")[0])
    above_is_blank = last == 0 or not lines[last - 1].strip() or lines[last].startswith("\t")
    codes = r"==?\s?\w{2,12}|[a-z]{2,5}(?: [a-zß-ÿ0-9/]{1,7}){1,6}" + (
        rf"|{name}(?:/\w+)?(?: [\w/.-]{{1,9}}){{1,7}}" if name else ""
    )
    if above_is_blank and len(filled) > 1 and re.fullmatch(codes, lines[last].strip()):
        return lines[:last], lines[last:]
    return lines, []


def _sections(lines: Sequence[str]) -> tuple[Note, ...]:
    """The notebook's sections, each a note of the role its heading tells; headings without words below are none."""
    found: list[Note] = []
    heading, held, private = "", list[str](), False
    for each in [*lines, "## "]:
        text = each.strip()
        if text.startswith("#") or _STARS.fullmatch(text) or _forbids(text):
            found += _note(held, _role(heading, private=private), heading)
            private = private or _forbids(text)
            heading = text.strip("# ") if text.startswith("##") else ""
            held = [each] if _CONTACT.search(text) and not heading else []
        else:
            held.append(each)
    return tuple(found)


def _role(heading: str, *, private: bool) -> str:
    begins = heading.casefold()
    for role, stems in _ROLES.items():
        if any(begins.startswith(stem) for stem in stems.split()):
            return role
    return "not-for-publication" if private else "notebook"


def _note(lines: Sequence[str], role: str, heading: str = "") -> tuple[Note, ...]:
    text = line(" ".join(lines))
    if text is None:
        return ()
    return (Note(text=f"{heading}: {text}" if heading else text, role=role),)
