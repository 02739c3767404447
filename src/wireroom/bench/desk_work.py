"""What a desk leaves behind in an archive of any size: drafts, reviews, kills, newer copy that waits, pictures, a log.

A copied archive is of one kind, published and left alone. Every list of the desk is to find its like in it, as many
of them as a newsroom has that worked as long.
"""

from __future__ import annotations

import sqlite3

OF_THE_STORIES = "FROM story_story s WHERE s.id BETWEEN :first AND :last"
STATES = {"killed": 997, "draft": 499, "withheld": 4_999}
"""Every so-manieth story is in this state."""
MARKS = {
    "waiting_item_id": (1_499, "seen_item_id"),
    "handed_in_at": (2_999, "created_at"),
    "publish_at": (3_001, "'2099-01-01 06:00:00'"),
}
"""Every so-manieth story has this mark, with this value."""
DRAFTS = f"""
INSERT INTO story_draft
    (story_id, editor, saved_at, item_id, copy, handed_in_by, scheduled_by, sent_back_by, review_note, page, base,
     revision, scheduled_copy, scheduled_item_id)
SELECT s.id, 'editor', s.created_at, s.seen_item_id, '{{}}', '', '', '', '', '', 0,
    0, iif(s.publish_at IS NULL, NULL, '{{}}'), iif(s.publish_at IS NULL, NULL, s.seen_item_id)
{OF_THE_STORIES} AND (s.id % 251 = 0 OR s.handed_in_at IS NOT NULL OR s.publish_at IS NOT NULL)
"""
PICTURES = f"""
INSERT INTO pictures_archivedpicture
    (sha256, print_sha256, mime, print_mime, width, height, name, caption, alt, credit, source, keywords, rights, usage,
     words, expires_at, expiry_told, held, focus_x, focus_y, crop_left, crop_top, crop_right, crop_bottom,
     taken_in_by, taken_in_at, revision)
SELECT printf('%064x', s.id), printf('%064x', s.id), 'image/jpeg', 'image/jpeg', 2400, 1600, s.headline || '.jpg',
    s.headline, s.headline, 'Agency', 'Agency', '', '', '',
    s.headline, iif(s.id % 400 = 0, '2099-01-01 06:00:00', NULL), 0, '', 50, 50, 0, 0, 0, 0,
    'editor', s.created_at, 0
{OF_THE_STORIES} AND s.id % 20 = 0
"""
LOG = f"""
INSERT INTO desk_act (at, "by", deed, "on", which, story, before, after, detail)
SELECT s.created_at, 'editor', 'published', 'story', s.id, s.id, 'draft', 'live', ''
{OF_THE_STORIES} AND s.id % 5 = 0
"""


FILED = (DRAFTS, PICTURES, LOG)


def work(connection: sqlite3.Connection, *, first: int, last: int) -> None:
    """Let the desk have worked on the stories of these numbers."""
    span = {"first": first, "last": last}
    where = "WHERE id BETWEEN :first AND :last AND id %"
    connection.execute("BEGIN IMMEDIATE")
    for state, every in STATES.items():
        connection.execute(f"UPDATE story_story SET state = '{state}' {where} {every} = 0", span)
    for column, (every, value) in MARKS.items():
        connection.execute(f"UPDATE story_story SET {column} = {value} {where} {every} = 0", span)
    for statement in FILED:
        connection.execute(statement, span)
    connection.execute("COMMIT")
