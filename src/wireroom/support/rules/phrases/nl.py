"""Around appeals, in Dutch."""

from __future__ import annotations

from wireroom.support.rules.phrases.phrases import Around, Phrases, Reasons

PHRASES = Phrases(
    every={"once": "Eenmalig", "month": "Elke maand", "year": "Elk jaar"},
    goal="{words}: {reached} van {wanted}",
    beside="{goal}, en {others} in andere valuta",
    around=Around(
        label="Een vraag om steun",
        label_thanks="Dank u",
        later="Herinner me later",
        later_said="U wordt pas over een week herinnerd.",
        why="Waarom zie ik dit?",
        why_short="Waarom?",
        not_now="Nu niet",
        why_heading="Waarom u dit ziet",
        note="Wat uw browser hiervan weet, bewaart alleen uw browser.",
        stop="Dit niet meer tonen",
        stop_said="Dit wordt in deze browser niet meer getoond.",
        stop_all="Vraag mij niets meer in deze browser",
        stop_all_said="In deze browser wordt u niets meer gevraagd.",
        count_no_more="Tel niet welke artikelen ik lees",
        count_no_more_said="Uw artikelen worden niet meer geteld.",
    ),
    reasons=Reasons(
        thanks="U steunt deze redactie. Uw browser bewaart dat in één woord, dat geen andere site kan lezen.",
        here="Het staat bij artikelen zoals dit.",
        place="Het is bedoeld voor lezers waar u lijkt te zijn ({place}).",
        unknown="onbekend",
        languages="Het is bedoeld voor lezers van de talen van uw browser.",
        device="Het is bedoeld voor lezers op een apparaat als het uwe.",
        signed_in="Het is bedoeld voor lezers die zijn ingelogd.",
        signed_out="U bent niet ingelogd.",
        read="Uw browser heeft geteld hoeveel artikelen u de laatste 30 dagen opende.",
        test="Verschillende teksten worden vergeleken; uw browser heeft deze geloot.",
        everybody="Het wordt getoond aan elke lezer die onlangs niets heeft gegeven.",
        cap="U ziet zo’n vraag hoogstens {times} keer in {days} dagen.",
    ),
)
