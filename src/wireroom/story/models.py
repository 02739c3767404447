"""The story room's tables. Only this room's flows write them; versions are written once and never changed."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce

_CHANGED = Coalesce("published_at", "created_at").desc()
STATES = ["draft", "held", "live", "withheld", "killed", "joined"]


class Story(models.Model):
    """One running story. Its `path` is fixed at its first publication; until then it is a mark that leads nowhere.

    `current` is the version readers have. `revision` rises with every draft and version. `seen_item_id` is the
    wire item the editor's copy was built on or compared with; `pardoned_up_to` the last wire item whose
    cancellation was known when an editor opened the story anew. `closed_lines` maps a closed wire line to the
    end of its hold (ISO 8601) or "" for none; `released_lines` maps a line whose hold an editor ended to the last
    wire item that was known then. `followed_by` is the editor who let it follow the wire, empty while the feed's
    rules did. `handed_in_at`: the draft waits for review; `publish_at`: it goes live at that moment; never both.
    """

    path = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=8, choices=[(state, state) for state in STATES])
    thread_id = models.BigIntegerField(null=True, db_index=True)
    first_item_id = models.BigIntegerField(null=True, db_index=True)
    joined_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="joined_stories")
    following = models.BooleanField(default=True)
    followed_by = models.CharField(max_length=150, default="")
    revived = models.BooleanField(default=False)
    pardoned_up_to = models.BigIntegerField(default=0)
    current = models.ForeignKey("Version", null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    headline = models.TextField(default="")
    standfirst = models.TextField(default="")
    slugline = models.TextField(default="")
    byline = models.TextField(default="")
    section = models.CharField(max_length=40, default="news")
    provider = models.CharField(max_length=200, default="")
    credit = models.TextField(default="")
    urgency = models.SmallIntegerField(default=4)
    created_at = models.DateTimeField()
    first_published_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    hold_until = models.DateTimeField(null=True)
    release_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    publish_at = models.DateTimeField(null=True)
    hold_reason = models.TextField(default="")
    source_line = models.TextField(default="")
    closed_lines = models.JSONField(default=dict)
    released_lines = models.JSONField(default=dict)
    seen_item_id = models.BigIntegerField(null=True)
    waiting_item_id = models.BigIntegerField(null=True)
    revival_item_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name_plural = "stories"
        indexes = [
            models.Index("state", F("published_at").desc(), F("id").desc(), name="story_latest"),
            models.Index(_CHANGED, F("id").desc(), name="story_by_change"),
            models.Index("state", F("id").desc(), name="story_by_state"),
            models.Index("state", _CHANGED, F("id").desc(), name="story_by_state_and_change"),
            models.Index("section", _CHANGED, F("id").desc(), name="story_by_section"),
            models.Index("release_at", name="story_to_release", condition=models.Q(release_at__isnull=False)),
            models.Index(
                _CHANGED, F("id").desc(), name="story_waiting", condition=models.Q(waiting_item_id__isnull=False)
            ),
            models.Index(
                _CHANGED, F("id").desc(), name="story_in_review", condition=models.Q(handed_in_at__isnull=False)
            ),
            models.Index(
                _CHANGED, F("id").desc(), name="story_scheduled", condition=models.Q(publish_at__isnull=False)
            ),
            models.Index("publish_at", name="story_to_publish", condition=models.Q(publish_at__isnull=False)),
            models.Index(
                _CHANGED, F("id").desc(), name="story_revival", condition=models.Q(revival_item_id__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} ({self.state}): {self.headline}"


class Version(models.Model):
    """One published state of a story, immutable: a trigger in the database refuses what `save` would not catch."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    headline = models.TextField()
    standfirst = models.TextField()
    slugline = models.TextField()
    byline = models.TextField()
    authors = models.JSONField()
    dateline = models.TextField()
    credit = models.TextField()
    provider = models.CharField(max_length=200)
    wire_id = models.TextField()
    wire_version = models.TextField()
    item_id = models.BigIntegerField(null=True)
    line = models.TextField()
    by = models.CharField(max_length=200)
    section = models.CharField(max_length=40)
    section_name = models.CharField(max_length=80)
    topics = models.JSONField()
    language = models.CharField(max_length=80)
    urgency = models.SmallIntegerField()
    note = models.TextField()
    received_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField()
    hold_until = models.DateTimeField(null=True)
    hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    pictures = models.JSONField()
    body = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "number"], name="version_number_once")]
        indexes = [models.Index("kind", F("published_at").desc(), name="version_by_kind")]

    def __str__(self) -> str:
        return f"{self.story_id}/{self.number} ({self.kind}): {self.headline}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new version; refuse to write one again."""
        if not self._state.adding:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: what was published stays on record."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        message = f"Version {self.story_id}/{self.number} was published and cannot change; publish a newer version."
        raise TypeError(message)


class Draft(models.Model):
    """What an editor has written and not yet published; at most one a story.

    `handed_in_by`, `scheduled_by`: who last did that. `review_note` is what `sent_back_by` said of it. `page` is the
    open page that saved it last, `base` what that page believed the story's revision to be, `revision` what it became:
    a page that never heard of it says the same `base` again. `scheduled_copy`, `scheduled_item_id`: what goes live at
    the story's `publish_at`, as somebody last scheduled or saved it; what is saved in passing does not change it.
    """

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="draft")
    editor = models.CharField(max_length=200)
    saved_at = models.DateTimeField()
    item_id = models.BigIntegerField(null=True)
    copy = models.JSONField()
    handed_in_by = models.CharField(max_length=150, default="")
    scheduled_by = models.CharField(max_length=150, default="")
    sent_back_by = models.CharField(max_length=150, default="")
    review_note = models.TextField(default="")
    page = models.CharField(max_length=40, default="", db_index=True)
    scheduled_copy = models.JSONField(null=True)
    scheduled_item_id = models.BigIntegerField(null=True)
    base = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"draft of {self.story_id} by {self.editor}"


class Revision(models.Model):
    """A state a draft was in: `number` is the story's `revision` then. What is saved in passing replaces itself.

    `began_at` is when the editor's sitting began of which this is the last state so far; `passing` that it was saved
    by itself while the editor wrote.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="revisions", db_index=False)
    number = models.PositiveIntegerField()
    editor = models.CharField(max_length=200)
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    passing = models.BooleanField(default=False)
    copy = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"revision {self.number} of {self.story_id} by {self.editor}"


class KillRecord(models.Model):
    """The order that took a story down. One a story: a second order changes nothing."""

    story = models.OneToOneField(Story, on_delete=models.PROTECT, related_name="kill_record")
    ordered_by = models.CharField(max_length=200)
    reason = models.TextField()
    ordered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.story_id} killed by {self.ordered_by}"


class Section(models.Model):
    """A section, standing or former; see `rules.sections.Section`."""

    slug = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    hidden = models.BooleanField(default=False)
    into = models.CharField(max_length=40, default="", blank=True)
    position = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.slug} in {self.into}" if self.into else self.slug


class StoryLabel(models.Model):
    """That some version of a story had this section, topic or author; `current` if the newest one has."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="labels", db_index=False)
    kind = models.CharField(max_length=8)
    slug = models.CharField(max_length=100)
    name = models.TextField()
    current = models.BooleanField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "kind", "slug"], name="label_once_a_story")]
        indexes = [
            models.Index(
                "kind",
                "slug",
                F("published_at").desc(),
                F("story").desc(),
                name="label_latest",
                condition=models.Q(current=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug} of {self.story_id}"


class Record(models.Model):
    """One line of a story's book: who did what, and when. Only added to."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="records")
    action = models.CharField(max_length=24)
    by = models.CharField(max_length=200)
    detail = models.TextField(default="")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.action} {self.story_id} by {self.by}"
