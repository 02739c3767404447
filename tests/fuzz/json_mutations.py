"""Mutations of JSON that keep it JSON: other types, missing names, other names, more or deeper than expected."""

from __future__ import annotations

import json
from contextlib import suppress
from copy import deepcopy
from random import Random
from typing import Any

import payloads

type Place = tuple[Any, Any]
MOST_NESTS = 3
_NEST = "@nest@"


def mutate_json(value: object, chance: Random) -> bytes:
    """The document with one to six mutations."""
    root = [deepcopy(value)]
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        places = _places(root)
        with suppress(RecursionError):
            chance.choice(_ALL)(chance.choice(places), places, chance)
    return _written(root[0], chance)


def _written(value: object, chance: Random) -> bytes:
    """The text, with a nest where one is marked: deeper than any object Python could write."""
    deep = chance.choice((50, 900, 5_000, 100_000))
    opened, closed = chance.choice((("[", "]"), ('{"item":', "}")))
    text = json.dumps(value, ensure_ascii=chance.random() < 0.5)
    return text.replace(f'"{_NEST}"', opened * deep + "1" + closed * deep, MOST_NESTS).encode("utf-8", "surrogatepass")


def _places(value: Any) -> list[Place]:
    """Every holder and key in the document."""
    found: list[Place] = []
    waiting = [value]
    while waiting and len(found) < 20_000:
        holder = waiting.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        found += [(holder, key) for key in keys]
        waiting += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return found


def _retype(place: Place, _all: list[Place], chance: Random) -> None:
    holder, key = place
    holder[key] = deepcopy(chance.choice(payloads.VALUES))


def _hostile(place: Place, _all: list[Place], chance: Random) -> None:
    holder, key = place
    said = chance.choice(payloads.HOSTILE)
    holder[key] = f"{holder[key]}{said}" if isinstance(holder[key], str) else said


def _drop(place: Place, _all: list[Place], _chance: Random) -> None:
    holder, key = place
    if isinstance(holder, dict):
        del holder[key]


def _rename(place: Place, places: list[Place], chance: Random) -> None:
    holder, key = place
    names = [name for _, name in places if isinstance(name, str)] or ["x"]
    if isinstance(holder, dict):
        holder[chance.choice((str(key).lower(), str(key).upper(), str(key)[::-1], chance.choice(names)))] = holder.pop(
            key
        )


def _copy(place: Place, places: list[Place], chance: Random) -> None:
    holder, key = place
    other, name = chance.choice(places)
    holder[key] = deepcopy(other[name]) if name in other or isinstance(other, list) else None


def _wrap(place: Place, _all: list[Place], chance: Random) -> None:
    holder, key = place
    value = holder[key]
    holder[key] = chance.choice(([value], {"item": value}, {"value": value}, [value, value, None], {"items": [value]}))


def _more(place: Place, _all: list[Place], chance: Random) -> None:
    holder, key = place
    holder[key] = [holder[key]] * chance.choice((2, 30, 1000))


def _nest(place: Place, _all: list[Place], _chance: Random) -> None:
    holder, key = place
    holder[key] = _NEST


_ALL = (_retype, _retype, _retype, _hostile, _hostile, _drop, _rename, _copy, _wrap, _more, _nest)
