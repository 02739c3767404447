"""The folder, the address, the key and the processes."""

from __future__ import annotations

import os
import shutil
import socket
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from wireroom.config.commands.findings import Finding, fail, ok, warn
from wireroom.config.commands.ground import free_port, need_folder
from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.commands.up import EDITOR_FILE, ROLES
from wireroom.config.mail import mail_folder, mail_server
from wireroom.config.processes import lock
from wireroom.config.settings import Settings

LITTLE_SPACE, NO_SPACE = 2_000_000_000, 200_000_000
PATIENCE = 5
LOCAL = {"localhost", "127.0.0.1", "::1"}


def findings(given: Settings) -> Iterator[Finding]:
    """Look at what belongs to this installation."""
    try:
        need_folder(given.data)
    except CannotRunError as error:
        yield fail(str(error), "")
        return
    yield _folder(given.data)
    yield _space(given.data)
    yield from _secrets(given.data)
    yield _site_url(given)
    yield _mail(given)
    yield from _processes(given)


def _folder(data: Path) -> Finding:
    if stat.S_IMODE(data.stat().st_mode) & 0o007:
        mend = f"Copy under embargo and the accounts lie there: chmod o= {data.resolve()}"
        return warn(f"Data folder {data.resolve()} can be entered by every account of this machine", mend)
    return ok(f"Data folder {data.resolve()}")


def _space(data: Path) -> Finding:
    free = shutil.disk_usage(data).free
    what = f"{free / 1e9:.1f} GB of space left"
    mend = "Make room on that disk, or move the data folder (WIREROOM_DATA)."
    if free < NO_SPACE:
        return fail(what, mend)
    return warn(what, mend) if free < LITTLE_SPACE else ok(what)


def _secrets(data: Path) -> Iterator[Finding]:
    for name in ("secret-key", EDITOR_FILE):
        path = data / name
        if path.exists():
            is_open = stat.S_IMODE(path.stat().st_mode) & 0o077
            yield warn(f"{name} can be read by others", f"chmod 600 {path}") if is_open else ok(f"{name} is private")


def _site_url(given: Settings) -> Finding:
    running = lock.running(given.data)
    origin = given.site_url or (running.url if running else given.origin)
    place = urlsplit(origin)
    if place.scheme == "https" or (place.hostname or "") in LOCAL:
        return ok(f"Public address {origin}")
    mend = "Set WIREROOM_SITE_URL to the https:// address that readers use, and put a proxy with TLS in front."
    return warn(f"Public address {origin} is not encrypted", mend)


def _mail(given: Settings) -> Finding:
    if given.email_service:
        return _mail_service(given)
    if not given.email_url:
        what = f"Readers get no letters: codes are written to {mail_folder(given.data.resolve())}"
        return warn(what, "Set WIREROOM_EMAIL_URL to your mail server, such as smtps://name:password@mail.example.org.")
    server = mail_server(given.email_url)
    try:
        socket.create_connection((server.host, server.port), timeout=PATIENCE).close()
    except OSError as error:
        mend = "Check WIREROOM_EMAIL_URL, and that this machine may reach that port. Letters wait and are tried again."
        return fail(f"Mail server {server.host}:{server.port} cannot be reached: {error.strerror or error}", mend)
    return ok(f"Mail server {server.host}:{server.port} answers")


def _mail_service(given: Settings) -> Finding:
    told_by = f"Readers get letters by {given.email_service}"
    if given.email_service_options and given.email_service_secret:
        return ok(told_by)
    mend = (
        "Set WIREROOM_EMAIL_SERVICE_OPTIONS to its keys, and WIREROOM_EMAIL_SERVICE_SECRET to hear of what comes back."
    )
    return warn(f"{told_by}, but it has no keys, or nothing with which it reports what comes back", mend)


def _processes(given: Settings) -> Iterator[Finding]:
    running = lock.running(given.data)
    if running is None:
        yield ok("The newsroom is not up; `wireroom up` starts it")
        yield _port(given)
        return
    yield ok(f"The newsroom is up at {running.url} (process {running.pid})")
    if not set(ROLES) & set(running.children):
        mend = "Ask again in a moment; should it stay so, read what `wireroom up` prints."
        yield warn("It is still preparing tables and pages; desk, worker and ingest start after that", mend)
        return
    for role in ("front", *ROLES):
        pid = running.children.get(role, 0)
        alive = pid and _is_alive(pid)
        mend = "It is started again by itself; if it keeps falling, read what `wireroom up` prints."
        yield ok(f"Process {role} ({pid})") if alive else fail(f"Process {role} does not run", mend)


def _port(given: Settings) -> Finding:
    try:
        free_port(given.host, given.port)
    except CannotRunError as error:
        return fail(str(error), "")
    return ok(f"Port {given.port} is free")


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
