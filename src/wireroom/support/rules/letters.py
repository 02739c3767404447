"""What letters about money say: thanks with a receipt, and a kind word when a renewal did not go through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wireroom.support.rules.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWords:
    """A letter: its subject, its paragraphs, and one link with what it is for."""

    subject: str
    paragraphs: tuple[str, ...]
    link: str
    link_words: str

    def as_text(self, *, site_name: str) -> str:
        """The letter as plain text."""
        return "\n\n".join((*self.paragraphs, f"{self.link_words}:\n{self.link}", f"--\n{site_name}")) + "\n"


def receipt(*, money: Money, on: date, number: str, link: str, site_name: str) -> LetterWords:
    """Thanks for one payment."""
    return LetterWords(
        subject=f"Thank you: {money} received",
        paragraphs=(
            f"Thank you. {site_name} received {money} from you on {on:%d %B %Y}.",
            "It pays for reporting that everybody can read.",
            f"This letter is your receipt. Its number is {number}.",
        ),
        link=link,
        link_words="See what you give, change it or end it, with two clicks",
    )


def returned(*, money: Money, on: date, number: str, link: str, site_name: str) -> LetterWords:
    """Money went back."""
    return LetterWords(
        subject=f"{money} on its way back to you",
        paragraphs=(
            f"{site_name} sent {money} back to you on {on:%d %B %Y}. Your bank may take some days to show it.",
            f"The receipt it belongs to has the number {number}.",
        ),
        link=link,
        link_words="See what you give",
    )


def missed(*, money: Money, again_on: date | None, link: str, site_name: str) -> LetterWords:
    """A renewal could not be taken. Nobody is scolded: cards run out."""
    tells = (
        f"We could not take the {money} with which you support {site_name}. That happens: cards run out, banks say no."
    )
    if again_on:
        subject = "We could not take your gift this time"
        after = f"It will be tried again on {again_on:%d %B %Y}. If you have a new card, this link is the place for it."
    else:
        subject = "Your support has ended"
        after = (
            "It will not be tried again and nothing more is taken. If you want to go on, begin anew; if not, thank you."
        )
    return LetterWords(
        subject=subject, paragraphs=(tells, after), link=link, link_words="Change the card, the amount, or end it"
    )


def failed(*, money: Money, link: str, site_name: str) -> LetterWords:
    """A bank said no to a gift some days after it was made. Nobody is scolded."""
    return LetterWords(
        subject="Your gift did not go through",
        paragraphs=(
            f"Your bank did not send the {money} that you wanted to give {site_name}. That happens. Nothing was taken.",
            "Thank you for wanting to. You need do nothing; if you like, try once more, perhaps in another way.",
        ),
        link=link,
        link_words="Try once more",
    )


def way_in(*, link: str, site_name: str) -> LetterWords:
    """The link by which somebody without an account sees what they give."""
    return LetterWords(
        subject="See what you give",
        paragraphs=(
            f"Somebody asked {site_name} for a link to what is given from this address.",
            "If it was you, here it is. If it was not, you need do nothing.",
        ),
        link=link,
        link_words="See what you give, change it or end it",
    )
