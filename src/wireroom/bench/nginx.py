"""nginx as a peer: one worker that sends a ready-made brotli file, with the same headers as the front."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from wireroom.bench.newsroom import free_port, wait_for
from wireroom.bench.peers import PeerMissingError, listens, need, on_core, running

MODULES = ("/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/share/nginx/modules")
BROTLI = "ngx_http_brotli_static_module.so"
ITS_OWN = {
    "server",
    "date",
    "content-type",
    "content-length",
    "content-encoding",
    "connection",
    "etag",
    "last-modified",
}
CONFIGURATION = """
load_module {module};
{user}
daemon off; worker_processes 1; pid {place}/nginx.pid; error_log {place}/nginx-error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000000;
    client_body_temp_path {place}/t1; proxy_temp_path {place}/t2; fastcgi_temp_path {place}/t3;
    uwsgi_temp_path {place}/t4; scgi_temp_path {place}/t5; default_type "text/html; charset=utf-8";
    server {{ listen 127.0.0.1:{port}; root {place}/www; brotli_static on;
{headers}
    }}
}}
"""


@contextmanager
def nginx(place: Path, *, page: str, body: bytes, headers: Mapping[str, str], core: int) -> Iterator[str]:
    """Serve the brotli bytes under that path on one core; the page's address.

    Raises PeerMissingError when nginx or its brotli module is not installed.
    """
    file = place / "www" / page.lstrip("/")
    file.parent.mkdir(parents=True)
    file.write_bytes(b"")
    file.with_name(file.name + ".br").write_bytes(body)
    port = free_port()
    settings = place / "nginx.conf"
    settings.write_text(_configuration(place, port=port, headers=headers))
    with running(on_core(core, [need("nginx"), "-p", str(place), "-c", str(settings)])):
        wait_for(lambda: listens(port), what="nginx")
        yield f"http://127.0.0.1:{port}{page}"


def _configuration(place: Path, *, port: int, headers: Mapping[str, str]) -> str:
    lines = (f'        add_header {name} "{value}";' for name, value in headers.items() if name.lower() not in ITS_OWN)
    return CONFIGURATION.format(
        module=nginx_module(BROTLI, package="libnginx-mod-http-brotli-static"),
        user="user root;" if os.geteuid() == 0 else "",
        place=place,
        port=port,
        headers="\n".join(lines),
    )


def nginx_module(name: str, *, package: str) -> Path:
    """The path of one of nginx's modules. Raises PeerMissingError when it is not installed."""
    for folder in MODULES:
        if (module := Path(folder) / name).exists():
            return module
    raise PeerMissingError(f"nginx's {name} is not installed: this benchmark needs it (apt install {package}).")
