"""Around appeals, in German."""

from __future__ import annotations

from wireroom.support.rules.phrases.phrases import Around, Phrases, Reasons

PHRASES = Phrases(
    every={"once": "Einmal", "month": "Jeden Monat", "year": "Jedes Jahr"},
    goal="{words}: {reached} von {wanted}",
    beside="{goal}, dazu {others} in anderen Währungen",
    around=Around(
        label="Bitte um Unterstützung",
        label_thanks="Danke",
        later="Später erinnern",
        later_said="Frühestens in einer Woche werden Sie erinnert.",
        why="Warum sehe ich das?",
        why_short="Warum?",
        not_now="Jetzt nicht",
        why_heading="Warum Sie das sehen",
        note="Was Ihr Browser davon weiß, behält nur Ihr Browser.",
        stop="Nicht mehr zeigen",
        stop_said="Das wird in diesem Browser nicht mehr gezeigt.",
        stop_all="In diesem Browser nie mehr fragen",
        stop_all_said="In diesem Browser werden Sie um nichts mehr gebeten.",
        count_no_more="Gelesene Artikel nicht zählen",
        count_no_more_said="Ihre Artikel werden nicht mehr gezählt.",
    ),
    reasons=Reasons(
        thanks="Sie unterstützen diese Redaktion. Ihr Browser merkt sich das; keine andere Seite kann es lesen.",
        here="Es steht bei Artikeln wie diesem.",
        place="Es richtet sich an Leserinnen und Leser dort, wo Sie zu sein scheinen ({place}).",
        unknown="unbekannt",
        languages="Es richtet sich an Menschen mit den Sprachen Ihres Browsers.",
        device="Es richtet sich an Menschen mit einem Gerät wie Ihrem.",
        signed_in="Es richtet sich an alle, die angemeldet sind.",
        signed_out="Sie sind nicht angemeldet.",
        read="Ihr Browser hat gezählt, wie viele Artikel Sie in den letzten 30 Tagen geöffnet haben.",
        test="Mehrere Fassungen werden verglichen; Ihr Browser hat diese gelost.",
        everybody="Es wird allen gezeigt, die in letzter Zeit nichts gegeben haben.",
        cap="Sie sehen so eine Bitte höchstens {times} Mal in {days} Tagen.",
    ),
)
