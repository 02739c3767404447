"""The form of a live blog's post."""

from __future__ import annotations

from django import forms

from wireroom.desk.rules.markup import blocks_of
from wireroom.desk.rules.post_copy import html_of_blocks, post_blocks, post_html, post_text
from wireroom.desk.rules.said_blocks import read_blocks, write_blocks
from wireroom.story.api import LivePost, PostCopy, PublicPicture

LONGEST = 20_000
NOT_AS_SENT = "The copy did not arrive as the editor sends it. Load the page again."


class PostForm(forms.Form):
    """A post: a title, its copy in the copy markup, whose it is, and how it stands out."""

    title = forms.CharField(required=False, max_length=200)
    text = forms.CharField(required=False, max_length=LONGEST, strip=False, widget=forms.Textarea(attrs={"rows": 4}))
    blocks = forms.CharField(required=False, strip=False, max_length=2 * LONGEST)
    """The copy as the rich editor says it; where it comes, it counts instead of the box."""
    by = forms.CharField(required=False, max_length=100)
    is_key = forms.BooleanField(required=False)
    is_pinned = forms.BooleanField(required=False)
    archive_numbers = forms.CharField(required=False, max_length=200)
    """Pictures of the archive, by their numbers: for browsers without scripts."""
    base = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    """The post's state when it was opened; empty for a new one."""

    @property
    def said_blocks(self) -> str:
        """The copy for the rich editor, whichever of the two views it was written in."""
        if not self.is_bound:
            return str(self.initial.get("blocks", "[]"))
        return self.data.get("blocks") or write_blocks(blocks_of(self.data.get("text", "")))

    def clean_blocks(self) -> str | None:
        """The elements of what the rich editor said; None where the box counts."""
        said = self.cleaned_data["blocks"]
        try:
            return html_of_blocks(read_blocks(said)) if said else None
        except ValueError as fault:
            raise forms.ValidationError(NOT_AS_SENT) from fault

    def on_top_of(self, post: LivePost | None) -> PostForm:
        """The same words, as if they had been begun on this post; on none, as a new one's."""
        form = PostForm(dict(self.data.items()) | {"base": post.state if post else ""})
        form.full_clean()
        return form

    def post(self, pictures: tuple[PublicPicture, ...] = ()) -> PostCopy:
        """What the valid form says, with the pictures chosen beside it."""
        filled = self.cleaned_data
        return PostCopy(
            title=filled["title"],
            html=post_html(filled["text"]) if filled["blocks"] is None else filled["blocks"],
            by=filled["by"],
            is_key=filled["is_key"],
            is_pinned=filled["is_pinned"],
            pictures=pictures,
        )


def form_of_post(post: LivePost) -> PostForm:
    """The form, filled with a post."""
    return PostForm(
        initial={
            "title": post.title,
            "text": post_text(post.html),
            "blocks": write_blocks(post_blocks(post.html)),
            "by": post.by,
            "is_key": post.is_key,
            "is_pinned": post.is_pinned,
            "base": post.state,
        }
    )
