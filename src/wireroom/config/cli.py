"""The command line: `wireroom …`; `wireroom --help` and `wireroom read` answer without loading Django."""

# ruff: noqa: PLC0415 - what a command needs is imported when it is called

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(
    help="An open news platform: from the wire to the reader.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
mappings = typer.Typer(help="Mappings: a vendor's own form of copy, described in YAML.", no_args_is_help=True)
app.add_typer(mappings, name="mapping")
people = typer.Typer(help="Who works at the desk: list, add, role, link, factor, off.", invoke_without_command=True)
app.add_typer(people, name="people")
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name somebody signs in with.")]
Role = Annotated[str, typer.Argument(metavar="ROLE", help="reporter, sub-editor, editor or admin")]
Port = Annotated[int | None, typer.Option(help="Port to listen on; 0 for any free one.", min=0, max=65535)]
Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files as an agency sends them.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Print what the processes do, not only their faults.")]


@app.command()
def up(port: Port = None, verbose: Verbose = False) -> None:  # noqa: FBT002 - typer reads the default
    """Run the newsroom: site, desk, workers and ingest under one parent, until Ctrl-C."""
    from wireroom.config.commands import up as command

    raise typer.Exit(command.run(port=port, verbose=verbose))


@app.command()
def demo(
    port: Port = None,
    speed: Annotated[float, typer.Option(help="How many times faster than in life the story runs.", min=0.1)] = 10,
    verbose: Verbose = False,  # noqa: FBT002 - as above
) -> None:
    """Run a newsroom in a box: an invented agency's running story arrives take by take."""
    from wireroom.config.commands import demo as command

    raise typer.Exit(command.run(port=port, speed=speed, verbose=verbose))


@app.command()
def senders(verbose: Verbose = False) -> None:  # noqa: FBT002 - typer reads the default
    """Send alerts from this machine too, beside the newsroom's own, until Ctrl-C."""
    from wireroom.config.commands import senders as command

    raise typer.Exit(command.run(verbose=verbose))


@app.command()
def read(
    files: Files,
    form: Annotated[str | None, typer.Option("--format", help="The wire format; found out when not given.")] = None,
    mapping: Annotated[Path | None, typer.Option(help="A mapping file to read them by.")] = None,
) -> None:
    """Read wire files without a database: one JSON object per item and line."""
    from wireroom.config.commands import read as command

    raise typer.Exit(command.run(files=files, form=form, mapping=mapping))


@mappings.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="MAPPING", help="A mapping file, as docs/mappings.md tells.")],
    samples: Annotated[list[Path] | None, typer.Argument(metavar="SAMPLE…", help="Files to read by it.")] = None,
) -> None:
    """Say what is wrong with a mapping, line by line, or what it makes of samples."""
    from wireroom.config.commands import mapping as command

    raise typer.Exit(command.check(file=file, samples=samples or []))


def _people() -> Any:
    from wireroom.config.commands.opening import open_newsroom

    open_newsroom()
    from wireroom.config.commands import people as command

    return command


@people.callback()
def everybody(context: typer.Context) -> None:
    """List who works at the desk, with role and state."""
    if context.invoked_subcommand is None:
        raise typer.Exit(_people().everybody())


@people.command()
def add(name: Name, role: Role) -> None:
    """Take somebody on, and print a link by which they set their password."""
    raise typer.Exit(_people().add(name=name, role=role))


@people.command("role")
def change_role(name: Name, role: Role) -> None:
    """Give somebody another role; it counts at once."""
    raise typer.Exit(_people().change(name=name, role=role))


@people.command()
def link(name: Name) -> None:
    """Print a new link by which somebody sets a password; the old password and all sessions end."""
    raise typer.Exit(_people().link(name=name))


@people.command()
def factor(name: Name) -> None:
    """Reset somebody's second factor: they set up a new one at the next sign-in. For lost telephones and keys."""
    raise typer.Exit(_people().factor(name=name))


@people.command()
def off(name: Name) -> None:
    """Switch somebody off: signed out everywhere at once, and no password lets them in."""
    raise typer.Exit(_people().off(name=name))


@app.command()
def ingest(
    files: Files,
    feed: Annotated[str, typer.Option(help="The feed on which they are to have arrived.")] = "local",
) -> None:
    """File items into the newsroom as if they had arrived on that feed."""
    from wireroom.config.commands import ingest as command

    raise typer.Exit(command.run(files=files, feed=feed))


@app.command()
def returned(
    mailbox: Annotated[bool, typer.Option("--mailbox", help="Empty the mailbox that the settings name.")] = False,  # noqa: FBT002 - as above
) -> None:
    """Take undeliverable mail: one message from standard input, as a mail server pipes it, or a mailbox."""
    from wireroom.config.commands.opening import open_newsroom

    open_newsroom()
    from wireroom.config.commands import returned as command

    raise typer.Exit(command.from_mailbox() if mailbox else command.from_pipe())


@app.command()
def bench(
    name: Annotated[str, typer.Argument(help="fanout, kill, live, pages, publish, scale, search or wire")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a table.")] = False,  # noqa: FBT002 - as above
) -> None:
    """Measure, beside peers where they are installed."""
    from wireroom.bench import run as benches

    raise typer.Exit(benches.run(name, json=json))


@app.command()
def verify() -> None:
    """Check every story's version chain and probe every surface of killed stories again."""
    from wireroom.config.commands import verify as command

    raise typer.Exit(command.run())


@app.command()
def doctor() -> None:
    """Say what is misconfigured or stuck, and how to mend it."""
    from wireroom.config.commands import doctor as command

    raise typer.Exit(command.run())


def main() -> None:
    """Run the command line; what cannot be done is said in one line, without a traceback."""
    from wireroom.config.commands.refusal import CannotRunError

    try:
        app()
    except CannotRunError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command's answer
        raise SystemExit(1) from None
