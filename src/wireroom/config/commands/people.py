"""`wireroom people`: who works at the desk, for whoever keeps the server, also when no admin can come in.

Needs an opened newsroom.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.table import Table

from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.processes import lock
from wireroom.config.settings import settings
from wireroom.desk import api as desk
from wireroom.kernel.clock import SystemClock

BY = "operator (command line)"
"""The name under which the audit log keeps what is done here; with its spaces nobody at the desk can have it."""


def everybody() -> int:
    """Print the staff."""
    table = Table("Name", "Role", "Can come in", "Second factor", "Last sign-in", box=None, padding=(0, 3, 0, 0))
    for person in desk.everybody():
        last = f"{person.last_sign_in:%Y-%m-%d %H:%M} UTC" if person.last_sign_in else "never"
        table.add_row(person.name, person.role_words, person.state, "yes" if person.has_factor else "no", last)
    Console().print(table)
    return 0


def add(*, name: str, role: str) -> int:
    """Take somebody on and print their link. Raises CannotRunError."""
    with _in_words():
        user = desk.take_on(name=name, role=_role(role), by=BY, now=SystemClock().now())
    return link(name=user.get_username())


def change(*, name: str, role: str) -> int:
    """Give somebody another role. Raises CannotRunError."""
    given = _role(role)
    with _in_words():
        desk.give_role(name=name, role=given, by=BY, now=SystemClock().now())
    Console().print(f"{name} is {desk.ROLE_WORDS[given].lower()} now.", markup=False)
    return 0


def off(*, name: str) -> int:
    """Let nobody in under this name any more. Raises CannotRunError."""
    with _in_words():
        desk.switch_off(name=name, by=BY, now=SystemClock().now())
    Console().print(f"{name} is switched off and signed out everywhere.", markup=False)
    return 0


def factor(*, name: str) -> int:
    """Take somebody's second factor away. Raises CannotRunError."""
    with _in_words():
        had = desk.reset_factor(name=name, by=BY, now=SystemClock().now())
    told = "sets up a new second factor at the next sign-in" if had else "had no second factor"
    Console().print(f"{name} {told}.", markup=False)
    return 0


def link(*, name: str) -> int:
    """Print a link by which somebody sets a password, once. Raises CannotRunError."""
    with _in_words():
        last = desk.make_link(name=name, by=BY, now=SystemClock().now())
    console = Console(soft_wrap=True, highlight=False)
    console.print(f"For {name}; it sets a password once, within three days:", markup=False)
    console.print(f"{_origin()}/desk/welcome/{last}", markup=False)
    return 0


def _origin() -> str:
    """The public address; without one, where the newsroom listens now."""
    given = settings()
    running = lock.running(given.data)
    return given.origin if given.site_url or running is None else running.url


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (LookupError, desk.UnableToChangePerson) as refusal:
        raise CannotRunError(str(refusal)) from refusal


def _role(given: str) -> desk.Role:
    try:
        return desk.Role(given)
    except ValueError as error:
        raise CannotRunError(f"“{given}” is no role: use reporter, sub-editor, editor or admin.") from error
