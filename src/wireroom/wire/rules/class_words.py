"""The words by which agencies mark what kind of version they send, by language.

All languages are looked through whatever an item says its own is: that label is often wrong or missing, and many
agencies mark copy of any language in English. The rules in `classify` are strict about where a word stands instead.
"""

from __future__ import annotations

CORRECTION: dict[str, tuple[str, ...]] = {
    "en": ("correction", "corrections", "corrected", "corrects", "correcting", "corrective"),
    "de": ("berichtigung", "berichtigt", "korrektur", "korrigiert", "korrigierte fassung"),
    "fr": ("rectificatif", "rectification", "corrigé", "annule et remplace"),
    "es": ("corrección", "corrige", "fe de erratas", "anula y sustituye"),
    "it": ("correzione", "rettifica", "annulla e sostituisce"),
    "pt": ("correção", "corrige", "errata"),
    "nl": ("correctie", "rectificatie", "gecorrigeerd"),
    "sv": ("rättelse", "rättad", "rättar"),
    "da": ("rettelse", "rettet"),
    "no": ("retting", "rettelse", "rettet", "korrigert"),
    "fi": ("korjaus", "korjattu", "oikaisu"),
    "pl": ("korekta", "sprostowanie"),
    "cs": ("oprava",),
    "tr": ("düzeltme",),
    "ja": ("訂正",),
    "zh": ("更正",),
}
"""Mark a version that repairs an error."""

KILL: dict[str, tuple[str, ...]] = {
    "en": ("mandatory kill", "withdrawn", "story withdrawn", "story killed", "withhold", "please withhold"),
    "de": ("zurückgezogen", "meldung zurückgezogen", "rückzug", "annulliert", "annullierung", "storno"),
    "fr": ("annulation", "annulé", "annulée", "dépêche annulée", "depeche annulee"),
    "es": ("anulación", "anulada", "noticia anulada", "se anula"),
    "it": ("annullamento", "annullata", "notizia annullata", "annullare"),
    "pt": ("anulação", "anulada", "notícia anulada"),
    "nl": ("ingetrokken", "bericht vervalt", "vervallen"),
    "sv": ("annullering", "annulleras", "annullerad", "utgår", "tillbakadragen"),
    "da": ("annullering", "annulleres", "annulleret", "trukket tilbage"),
    "no": ("annullering", "annulleres", "annullert", "trekkes tilbake", "trukket tilbake"),
    "fi": ("mitätöinti", "mitätöity", "poistettu jakelusta"),
}
"""Take a story back, where they stand first, in capitals, and are set off from what follows."""

KILL_ORDERS: dict[str, tuple[str, ...]] = {
    "en": (
        "mandatory kill",
        "a kill is mandatory",
        "please kill",
        "please withhold",
        "kill the story",
        "kill all versions",
        "the story is withdrawn",
        "is wrong and is withdrawn",
        "is wrong and has been withdrawn",
        "please disregard the story",
    ),
    "de": ("bitte verwenden sie die meldung nicht", "bitte nicht verwenden", "die meldung wird zurückgezogen"),
    "fr": ("prière de ne pas utiliser", "prière d'annuler", "veuillez annuler la dépêche", "dépêche est annulée"),
    "es": ("rogamos no utilicen", "rogamos anulen", "la noticia queda anulada", "queda anulada la noticia"),
    "it": ("si prega di non utilizzare", "si prega di annullare", "la notizia è annullata"),
    "pt": ("pedimos que não utilizem", "pedimos que anulem", "a notícia fica anulada"),
    "nl": ("gelieve dit bericht niet te gebruiken", "dit bericht is ingetrokken", "dit bericht vervalt"),
    "sv": ("använd inte texten", "texten utgår", "texten annulleras"),
    "da": ("historien må ikke bruges", "telegrammet annulleres", "historien annulleres"),
    "no": ("saken må ikke brukes", "meldingen trekkes", "saken trekkes tilbake"),
    "fi": ("älkää käyttäkö juttua", "juttu on mitätöity", "juttu mitätöidään"),
}
"""Order editors to take a story back, in a note, or in the first words of a text that is not a story itself."""

NOT_YET = ("before", "until", "vor", "bis", "avant", "antes", "prima", "voor", "före", "før", "ennen")
PICTURES = ("photo", "photos", "picture", "pictures", "image", "images", "graphic", "video", "foto", "bild")
"""What turns such an order into an embargo, or into one about a picture, when it follows."""

ADVISORY: dict[str, tuple[str, ...]] = {
    "en": ("advisory", "media advisory", "news schedule", "daybook", "note to editors", "editors' note", "news budget"),
    "de": ("planungshinweis", "tagesvorschau", "terminvorschau", "themenvorschau", "redaktioneller hinweis"),
    "fr": ("avis aux rédactions", "avis aux abonnés", "prévisions", "agenda"),
    "es": ("aviso", "aviso a los abonados", "previsiones", "agenda informativa"),
    "it": ("avviso", "avviso alle redazioni", "agenda", "notiziario previsto"),
    "pt": ("aviso", "aviso às redações", "agenda"),
    "nl": ("redactionele mededeling", "let op redacties", "agenda"),
    "sv": ("till redaktionen", "redaktionellt meddelande", "planeringslista", "dagordning"),
    "da": ("til redaktionen", "redaktionel meddelelse", "dagsprogram"),
    "no": ("til redaksjonen", "vaktsjefen", "dagsmeny", "redaksjonell melding"),
    "fi": ("toimituksille", "tiedoksi toimituksille", "päivän lista"),
}
"""Speak to editors, not to readers."""

UPDATE: dict[str, tuple[str, ...]] = {
    "en": ("update", "updates", "updated", "writethru", "refile", "recasts", "adds details", "reopens"),
    "de": ("aktualisierung", "aktualisiert", "ergänzung", "ergänzt", "neufassung", "zusammenfassung"),
    "fr": ("actualisation", "actualisé", "actualise", "papier général"),
    "es": ("actualización", "actualizada", "actualiza", "ampliación", "amplía", "amp."),
    "it": ("aggiornamento", "aggiorna", "riepilogo"),
    "pt": ("atualização", "atualizada", "atualiza"),
    "nl": ("vervangt", "bijgewerkt", "aanvulling"),
    "sv": ("utvecklad version", "uppdatering", "uppdaterad"),
    "da": ("opdatering", "opdateret", "udbygget"),
    "no": ("oppdatering", "oppdatert", "noe utvidet", "utvidet"),
    "fi": ("päivitys", "päivitetty", "loppuversio", "täydennetty"),
}
"""Mark a version that tells more, or the whole again."""

UPDATE_LABELS = (
    r"\d+(?:st|nd|rd|th)[\s_-]*(?:ld|lead)(?:[\s_-]*writethru)?",
    r"(?:ld|lead|urgent)[\s_-]*writethru",
    r"update[\s_-]*\d+",
    r"uv\s?\d",
    r"pika\+",
    r"\d+\.?\s*(?:zusammenfassung|zf|aktualisierung)",
)
"""Labels with a number in them; patterns."""

LAST_LABELS = (r"UV\s?\d", r"UPDATE[\s_-]?\d+")
"""Labels that also stand behind a headline, then always in capitals; patterns."""

TAKE_LABELS = (
    r"\d+(?:st|nd|rd|th)[\s_-]*(?:add|take)",
    r"(?:take|add)[\s_-]*\d+",
    r"(?:teil|deel|del|osa|parte|partie|part)[\s_-]*\d+",
    r"\d+[\s_-]*suite(?:[\s_-]*et[\s_-]*fin)?",
)
"""Labels of a part that goes on from another; patterns."""


def in_all_languages(table: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give each word of a table once, the longest first, so that a phrase is found before its beginning."""
    return tuple(sorted({word for words in table.values() for word in words}, key=lambda word: (-len(word), word)))
