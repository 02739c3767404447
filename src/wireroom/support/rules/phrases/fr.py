"""Around appeals, in French."""

from __future__ import annotations

from wireroom.support.rules.phrases.phrases import Around, Phrases, Reasons

PHRASES = Phrases(
    every={"once": "Une fois", "month": "Chaque mois", "year": "Chaque année"},
    goal="{words} : {reached} sur {wanted}",
    beside="{goal}, et {others} dans d’autres monnaies",
    around=Around(
        label="Appel au soutien",
        label_thanks="Merci",
        later="Me le rappeler plus tard",
        later_said="Pas de rappel avant une semaine.",
        why="Pourquoi est-ce que je vois cela ?",
        why_short="Pourquoi ?",
        not_now="Pas maintenant",
        why_heading="Pourquoi vous voyez cela",
        note="Ce que votre navigateur en sait, lui seul le garde.",
        stop="Ne plus montrer ceci",
        stop_said="Ceci ne sera plus montré dans ce navigateur.",
        stop_all="Ne plus rien me demander dans ce navigateur",
        stop_all_said="On ne vous demandera plus rien dans ce navigateur.",
        count_no_more="Ne pas compter les articles que je lis",
        count_no_more_said="Vos articles ne sont plus comptés.",
    ),
    reasons=Reasons(
        thanks="Vous soutenez cette rédaction. Votre navigateur le retient ; aucun autre site ne peut le lire.",
        here="Il accompagne des articles comme celui-ci.",
        place="Il s’adresse aux personnes qui lisent là où vous semblez être ({place}).",
        unknown="inconnu",
        languages="Il s’adresse aux personnes qui lisent les langues de votre navigateur.",
        device="Il s’adresse aux personnes qui lisent sur un appareil comme le vôtre.",
        signed_in="Il s’adresse aux personnes connectées.",
        signed_out="Vous n’êtes pas connecté.",
        read="Votre navigateur a compté les articles que vous avez ouverts ces 30 derniers jours.",
        test="Plusieurs formulations sont comparées ; votre navigateur a tiré celle-ci au sort.",
        everybody="Il est montré à toute personne qui n’a pas donné récemment.",
        cap="Vous voyez un tel appel au plus {times} fois en {days} jours.",
    ),
)
