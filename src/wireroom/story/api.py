"""The story room's front door: what readers may see (gated by `now`), and what the desk may do."""

from __future__ import annotations

from wireroom.story.flows.accept_waiting import accept_waiting, dismiss_waiting, follow_again, merge_waiting
from wireroom.story.flows.correct import correct
from wireroom.story.flows.kill import kill
from wireroom.story.flows.open_item import open_item
from wireroom.story.flows.publish import publish
from wireroom.story.flows.refusals import (
    UnableToOpen,
    UnableToPublish,
    UnableToRelease,
    UnableToReview,
    UnableToSaveDraft,
    UnableToSchedule,
)
from wireroom.story.flows.release import next_release, release_due
from wireroom.story.flows.release_early import release_early
from wireroom.story.flows.review import hand_in, send_back
from wireroom.story.flows.save_draft import save_draft
from wireroom.story.flows.schedule import schedule, unschedule
from wireroom.story.flows.verify_chain import verify_chain
from wireroom.story.queries.addresses import address, closed_stories, story_ids
from wireroom.story.queries.desk import (
    desk_stories,
    desk_story,
    kill_order,
    stories_at,
    stories_of_threads,
    story_state,
)
from wireroom.story.queries.labels import label_named, labels_of, sections
from wireroom.story.queries.published import published_numbers, published_stories, published_story, published_versions
from wireroom.story.queries.stamps import newest_stamps, stamps_between
from wireroom.story.queries.teasers import corrections, highest_story_id, teasers
from wireroom.story.rules.desk import (
    ClosedStory,
    Copy,
    Correction,
    DeskRow,
    DeskStory,
    DraftFacts,
    KillOrder,
    LogEntry,
    StoryLabels,
    StoryState,
)
from wireroom.story.rules.difference import Change, Mark, difference
from wireroom.story.rules.public import Label, PublicPicture, PublicStory, PublicVersion, Stamp, Teaser, VersionKind
from wireroom.story.rules.sections import SECTIONS
from wireroom.story.rules.three_way import LINES, Choice, Choices, Standing, ThreeWay, waiting_compared, waiting_merged

__all__ = [
    "LINES",
    "SECTIONS",
    "Change",
    "Choice",
    "Choices",
    "ClosedStory",
    "Copy",
    "Correction",
    "DeskRow",
    "DeskStory",
    "DraftFacts",
    "KillOrder",
    "Label",
    "LogEntry",
    "Mark",
    "PublicPicture",
    "PublicStory",
    "PublicVersion",
    "Stamp",
    "Standing",
    "StoryLabels",
    "StoryState",
    "Teaser",
    "ThreeWay",
    "UnableToOpen",
    "UnableToPublish",
    "UnableToRelease",
    "UnableToReview",
    "UnableToSaveDraft",
    "UnableToSchedule",
    "VersionKind",
    "accept_waiting",
    "address",
    "closed_stories",
    "correct",
    "corrections",
    "desk_stories",
    "desk_story",
    "difference",
    "dismiss_waiting",
    "follow_again",
    "hand_in",
    "highest_story_id",
    "kill",
    "kill_order",
    "label_named",
    "labels_of",
    "merge_waiting",
    "newest_stamps",
    "next_release",
    "open_item",
    "publish",
    "published_numbers",
    "published_stories",
    "published_story",
    "published_versions",
    "release_due",
    "release_early",
    "save_draft",
    "schedule",
    "sections",
    "send_back",
    "stamps_between",
    "stories_at",
    "stories_of_threads",
    "story_ids",
    "story_state",
    "teasers",
    "unschedule",
    "verify_chain",
    "waiting_compared",
    "waiting_merged",
]
