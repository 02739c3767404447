"""Around appeals, in Italian."""

from __future__ import annotations

from wireroom.support.rules.phrases.phrases import Around, Phrases, Reasons

PHRASES = Phrases(
    every={"once": "Una volta", "month": "Ogni mese", "year": "Ogni anno"},
    goal="{words}: {reached} su {wanted}",
    beside="{goal}, e {others} in altre valute",
    around=Around(
        label="Una richiesta di sostegno",
        label_thanks="Grazie",
        later="Ricordamelo più tardi",
        later_said="Non ti sarà ricordato prima di una settimana.",
        why="Perché vedo questo?",
        why_short="Perché?",
        not_now="Non ora",
        why_heading="Perché vedi questo",
        note="Quello che il tuo browser ne sa, lo conserva solo lui.",
        stop="Non mostrarlo più",
        stop_said="In questo browser non sarà più mostrato.",
        stop_all="Non chiedermi più nulla in questo browser",
        stop_all_said="In questo browser non ti sarà chiesto più nulla.",
        count_no_more="Non contare gli articoli che leggo",
        count_no_more_said="I tuoi articoli non sono più contati.",
    ),
    reasons=Reasons(
        thanks="Tu sostieni questa redazione. Il tuo browser lo ricorda; nessun altro sito può leggerlo.",
        here="Compare in articoli come questo.",
        place="È rivolto a chi legge dove sembri essere ({place}).",
        unknown="sconosciuto",
        languages="È rivolto a chi legge le lingue del tuo browser.",
        device="È rivolto a chi legge su un dispositivo come il tuo.",
        signed_in="È rivolto a chi ha effettuato l’accesso.",
        signed_out="Non hai effettuato l’accesso.",
        read="Il tuo browser ha contato quanti articoli hai aperto negli ultimi 30 giorni.",
        test="Si confrontano testi diversi; al tuo browser è toccato questo per sorteggio.",
        everybody="È mostrato a chiunque non abbia donato di recente.",
        cap="Vedi una richiesta così al massimo {times} volte in {days} giorni.",
    ),
)
