"""What a machine that only sends needs, looked at once when it starts."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from django.db import Error, connections
from django.db.migrations.executor import MigrationExecutor

from wireroom.alert import api as alert
from wireroom.config.settings import settings


def main() -> None:
    """Say what is missing, each in a line with its mend, and end with status 1; say nothing when all is there."""
    missing = list(_missing())
    for line in missing:
        print(line, file=sys.stderr)  # noqa: T201 - the parent passes it on
    sys.exit(1 if missing else 0)


def _missing() -> Iterator[str]:
    given = settings()
    try:
        executor = MigrationExecutor(connections["alerts"])
    except Error as error:
        said = " ".join(str(error).split())
        yield f"The alerts' database cannot be reached ({said}): see WIREROOM_ALERTS_DATABASE_URL."
        return
    if executor.migration_plan([key for key in executor.loader.graph.leaf_nodes() if key[0] == "alert"]):
        yield "The alerts' tables are of an older release: bring the newsroom up once with this one."
        return
    for key in alert.missing_keys():
        place = given.data.resolve()
        yield f"The VAPID key {key} is missing: copy the folder `vapid` of the newsroom's data to {place}."
    if not alert.front_answers():
        yield f"The newsroom's front does not answer at {given.front}: set WIREROOM_FRONT_URL to where it does."
