"""`wireroom doctor`: what is misconfigured or stuck, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from wireroom.config.commands.checks import database, giving, machine, mappings, newsroom
from wireroom.config.commands.findings import Finding, fail
from wireroom.config.commands.given import checked_settings
from wireroom.config.commands.refusal import CannotRunError

COLOURS = {"ok": "green", "warn": "yellow", "fail": "bold red"}


def run() -> int:
    """Print a line for each thing looked at; the exit status is 1 when one of them has failed."""
    console = Console(highlight=False, soft_wrap=True)
    failed = False
    for finding in _findings():
        failed |= finding.level == "fail"
        console.print(_line(finding))
    return int(failed)


def _findings() -> Iterator[Finding]:
    yield from machine.findings()
    try:
        given = checked_settings()
    except CannotRunError as error:
        yield fail(f"Settings: {error}", "Correct the environment or wireroom.env; docs/settings.md lists them all.")
        return
    yield from newsroom.findings(given)
    yield from mappings.findings(given.data)
    yield from giving.findings(given)
    yield from database.findings(given.data)


def _line(finding: Finding) -> Text:
    mend = f"\n      {finding.mend}" if finding.mend else ""
    return Text.assemble((f"{finding.level:>4}", COLOURS[finding.level]), f"  {finding.what}{mend}")
