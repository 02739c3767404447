"""The story room's front door: what readers may see (gated by `now`), and what the desk may do."""

from __future__ import annotations

from wireroom.story.flows.accept_waiting import accept_waiting, dismiss_waiting, follow_again, merge_waiting
from wireroom.story.flows.arrange_sections import (
    create_section,
    hide_section,
    merge_section,
    move_section,
    order_sections,
    rename_section,
)
from wireroom.story.flows.correct import correct
from wireroom.story.flows.kill import kill
from wireroom.story.flows.live_blog import PostCopy, add_post, change_post, take_post_away
from wireroom.story.flows.open_item import open_item
from wireroom.story.flows.publish import publish
from wireroom.story.flows.refusals import (
    PostMoved,
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
from wireroom.story.flows.save_draft import FOLLOWS, save_draft
from wireroom.story.flows.schedule import schedule, unschedule
from wireroom.story.flows.verify_chain import verify_chain
from wireroom.story.queries.addresses import address, closed_stories, story_ids
from wireroom.story.queries.begun import story_begun
from wireroom.story.queries.desk import (
    desk_stories,
    desk_story,
    desk_versions,
    kill_order,
    stories_at,
    stories_numbered,
    stories_of_threads,
    story_state,
)
from wireroom.story.queries.labels import (
    changed_under,
    count_stories,
    label_named,
    labels_of,
    sections,
    topics_beginning,
)
from wireroom.story.queries.previews import previewed_story
from wireroom.story.queries.published import (
    published_facts,
    published_numbers,
    published_stories,
    published_story,
    published_versions,
)
from wireroom.story.queries.revisions import MOST_REVISIONS, revisions
from wireroom.story.queries.sections import all_sections
from wireroom.story.queries.stamps import newest_stamps, stamps_between
from wireroom.story.queries.teasers import corrections, highest_story_id, newest_corrections, teasers, teasers_of
from wireroom.story.rules.chain import is_sealed
from wireroom.story.rules.desk import (
    ClosedStory,
    Copy,
    Correction,
    DeskRow,
    DeskStory,
    DraftFacts,
    KillOrder,
    LogEntry,
    RevisionFacts,
    StoryLabels,
    StoryState,
)
from wireroom.story.rules.difference import Change, Mark, difference
from wireroom.story.rules.live_posts import LivePost, PostPicture, own_pictures, pictures_of, posts_of
from wireroom.story.rules.public import (
    Label,
    PublicPicture,
    PublicStory,
    PublicVersion,
    Stamp,
    Teaser,
    VersionFacts,
    VersionKind,
)
from wireroom.story.rules.sections import Section, SectionFaultError, Sections
from wireroom.story.rules.slugs import slug_of
from wireroom.story.rules.three_way import LINES, Choice, Choices, Standing, ThreeWay, waiting_compared, waiting_merged

__all__ = [
    "FOLLOWS",
    "LINES",
    "MOST_REVISIONS",
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
    "LivePost",
    "LogEntry",
    "Mark",
    "PostCopy",
    "PostMoved",
    "PostPicture",
    "PublicPicture",
    "PublicStory",
    "PublicVersion",
    "RevisionFacts",
    "Section",
    "SectionFaultError",
    "Sections",
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
    "VersionFacts",
    "VersionKind",
    "accept_waiting",
    "add_post",
    "address",
    "all_sections",
    "change_post",
    "changed_under",
    "closed_stories",
    "correct",
    "corrections",
    "count_stories",
    "create_section",
    "desk_stories",
    "desk_story",
    "desk_versions",
    "difference",
    "dismiss_waiting",
    "follow_again",
    "hand_in",
    "hide_section",
    "highest_story_id",
    "is_sealed",
    "kill",
    "kill_order",
    "label_named",
    "labels_of",
    "merge_section",
    "merge_waiting",
    "move_section",
    "newest_corrections",
    "newest_stamps",
    "next_release",
    "open_item",
    "order_sections",
    "own_pictures",
    "pictures_of",
    "posts_of",
    "previewed_story",
    "publish",
    "published_facts",
    "published_numbers",
    "published_stories",
    "published_story",
    "published_versions",
    "release_due",
    "release_early",
    "rename_section",
    "revisions",
    "save_draft",
    "schedule",
    "sections",
    "send_back",
    "slug_of",
    "stamps_between",
    "stories_at",
    "stories_numbered",
    "stories_of_threads",
    "story_begun",
    "story_ids",
    "story_state",
    "take_post_away",
    "teasers",
    "teasers_of",
    "topics_beginning",
    "unschedule",
    "verify_chain",
    "waiting_compared",
    "waiting_merged",
]
