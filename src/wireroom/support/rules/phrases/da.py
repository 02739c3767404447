"""Around appeals, in Danish."""

from __future__ import annotations

from wireroom.support.rules.phrases.phrases import Around, Phrases, Reasons

PHRASES = Phrases(
    every={"once": "Én gang", "month": "Hver måned", "year": "Hvert år"},
    goal="{words}: {reached} af {wanted}",
    beside="{goal}, og {others} i andre valutaer",
    around=Around(
        label="En bøn om støtte",
        label_thanks="Tak",
        later="Mind mig om det senere",
        later_said="Du bliver tidligst mindet om det om en uge.",
        why="Hvorfor ser jeg det her?",
        why_short="Hvorfor?",
        not_now="Ikke nu",
        why_heading="Hvorfor du ser det her",
        note="Det, din browser ved om det, er der kun din browser, der gemmer.",
        stop="Vis ikke det her igen",
        stop_said="Det vises ikke igen i denne browser.",
        stop_all="Spørg mig aldrig i denne browser",
        stop_all_said="Du bliver ikke bedt om noget mere i denne browser.",
        count_no_more="Tæl ikke de artikler, jeg læser",
        count_no_more_said="Dine artikler tælles ikke længere.",
    ),
    reasons=Reasons(
        thanks="Du støtter denne redaktion. Din browser husker det med et ord, som ingen andre sider kan læse.",
        here="Det står ved artikler som denne.",
        place="Det er til læsere dér, hvor du ser ud til at være ({place}).",
        unknown="ukendt",
        languages="Det er til læsere af din browsers sprog.",
        device="Det er til læsere på en enhed som din.",
        signed_in="Det er til læsere, der er logget ind.",
        signed_out="Du er ikke logget ind.",
        read="Din browser har talt, hvor mange artikler du har åbnet de seneste 30 dage.",
        test="Forskellige formuleringer sammenlignes; din browser trak denne ved lodtrækning.",
        everybody="Det vises til alle læsere, der ikke har givet for nylig.",
        cap="Du ser højst sådan en bøn {times} gange på {days} dage.",
    ),
)
