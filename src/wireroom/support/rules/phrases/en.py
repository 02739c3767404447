"""Around appeals, in English."""

from __future__ import annotations

from wireroom.support.rules.phrases.phrases import Around, Phrases, Reasons

PHRASES = Phrases(
    every={"once": "Once", "month": "Every month", "year": "Every year"},
    goal="{words}: {reached} of {wanted}",
    beside="{goal}, and {others} in other currencies",
    around=Around(
        label="An appeal for support",
        label_thanks="Thank you",
        later="Remind me later",
        later_said="You may be reminded in a week, not before.",
        why="Why do I see this?",
        why_short="Why?",
        not_now="Not now",
        why_heading="Why you see this",
        note="What your browser knows of this, only your browser keeps.",
        stop="Do not show this again",
        stop_said="This is not shown again in this browser.",
        stop_all="Never ask me in this browser",
        stop_all_said="Nothing is asked of you in this browser any more.",
        count_no_more="Do not count the stories I read",
        count_no_more_said="Your stories are not counted any more.",
    ),
    reasons=Reasons(
        thanks="You support this newsroom. Your browser keeps that in one word, and no other site can read it.",
        here="It stands on stories like this one.",
        place="It is meant for readers where you seem to be ({place}).",
        unknown="unknown",
        languages="It is meant for readers of your browser’s languages.",
        device="It is meant for the kind of device you read on.",
        signed_in="It is meant for readers who are signed in.",
        signed_out="You are not signed in.",
        read="Your browser counted how many stories you opened in the last 30 days.",
        test="Different wordings are being compared; your browser drew this one by lot.",
        everybody="It is shown to every reader who has not given lately.",
        cap="You see such an appeal at most {times} times in {days} days.",
    ),
)
