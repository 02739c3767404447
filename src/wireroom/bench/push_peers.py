"""Who else sends web push: pywebpush at its best, node's web-push, and the cryptography alone.

The two are asked for what they do best: a hundred messages under way at a time, over connections kept open.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from wireroom.bench.peers import need, on_core
from wireroom.bench.push_crowd import Keys, endpoint_of
from wireroom.bench.push_sink import Sink, base64url

TEXT = json.dumps({"web_push": 8030, "notification": {"title": "x" * 60, "body": "x" * 180}})
PYTHON = """
import asyncio, json, ssl, sys, time, aiohttp
from pywebpush import webpush_async
given = json.load(open(sys.argv[1]))
async def main():
    context = ssl.create_default_context(cafile=given["authorities"])
    waiting = iter(given["subscriptions"])
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=100, ssl=context)) as session:
        async def work():
            for each in waiting:
                answer = await webpush_async(each, given["text"], vapid_private_key=given["key"], ttl=3600,
                    vapid_claims={"sub": "mailto:web@example.org"}, aiohttp_session=session)
                assert answer.status == 201, answer.status
        began = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(100)))
        print(len(given["subscriptions"]) / (time.perf_counter() - began))
asyncio.run(main())
"""
NODE = """
const push = require('web-push'), https = require('https');
const given = JSON.parse(require('fs').readFileSync(process.argv[1]));
const agent = new https.Agent({keepAlive: true, maxSockets: 100});
const vapidDetails = {subject: 'mailto:web@example.org', publicKey: given.publicKey, privateKey: given.key};
let next = 0;
async function work() {
  while (next < given.subscriptions.length) {
    const one = given.subscriptions[next++];
    const answer = await push.sendNotification(one, given.text, {TTL: 3600, vapidDetails, agent});
    if (answer.statusCode !== 201) throw new Error(answer.statusCode);
  }
}
const began = process.hrtime.bigint();
Promise.all(Array.from({length: 100}, work)).then(() =>
  console.log(given.subscriptions.length / (Number(process.hrtime.bigint() - began) / 1e9)));
"""


def pywebpush_per_s(place: Path, sink: Sink, keys: list[Keys], *, number: int) -> float | None:
    """Messages a second of pywebpush's asynchronous form; None when it is not installed."""
    if find_spec("pywebpush") is None or find_spec("aiohttp") is None:
        return None
    given = _given(place / "python.json", sink, keys, number)
    return float(_run([sys.executable, "-c", PYTHON, str(given)]))


def node_per_s(place: Path, sink: Sink, keys: list[Keys], *, number: int) -> float | None:
    """Messages a second of node's web-push; None when node does not find it (`NODE_PATH` says where it looks)."""
    given = _given(place / "node.json", sink, keys, number)
    environment = {**os.environ, "NODE_EXTRA_CA_CERTS": str(sink.authorities)}
    try:
        probe = subprocess.run(["node", "-e", "require('web-push')"], capture_output=True, env=environment, check=False)
    except FileNotFoundError:
        return None
    if probe.returncode:
        return None
    return float(_run(["node", "-e", NODE, str(given)], environment=environment))


def floor_per_s() -> dict[str, float]:
    """What OpenSSL needs for the parts of one message, in operations a second of one core."""
    found = _run([need("openssl"), "speed", "-seconds", "1", "ecdhp256"])
    agreement = re.search(r"ecdh \(nistp256\).*?([\d.]+)\s*$", found, re.MULTILINE)
    found = _run([need("openssl"), "speed", "-seconds", "1", "-bytes", "304", "-evp", "aes-128-gcm"])
    sealing = re.search(r"^AES-128-GCM\s+([\d.]+)k", found, re.MULTILINE | re.IGNORECASE)
    return {
        "floor_agreement_per_s": float(agreement[1]) if agreement else 0.0,
        "floor_sealing_per_s": float(sealing[1]) * 1000 / 304 if sealing else 0.0,
    }


def _given(file: Path, sink: Sink, keys: list[Keys], number: int) -> Path:
    signer = keys[0]
    secret = signer.private.private_numbers().private_value.to_bytes(32, "big")
    subscriptions = [
        {
            "endpoint": endpoint_of(sink.quick, each),
            "keys": {
                "p256dh": base64url(keys[each % len(keys)].public),
                "auth": base64url(keys[each % len(keys)].auth),
            },
        }
        for each in range(number)
    ]
    file.write_text(
        json.dumps(
            {
                "authorities": str(sink.authorities),
                "text": TEXT,
                "key": base64url(secret),
                "publicKey": base64url(signer.public),
                "subscriptions": subscriptions,
            }
        )
    )
    return file


def _run(command: list[str], *, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(on_core(0, command), capture_output=True, text=True, check=True, timeout=300, env=environment)
    return done.stdout
