"""Delivery number N of a seed: the same bytes on every machine, whichever worker makes them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from byte_mutations import LARGEST, mutate_bytes
from json_mutations import mutate_json
from originals import Original
from xml_mutations import mutate_xml


@dataclass(frozen=True, slots=True)
class Mutated:
    """A mutated delivery and the file it was made of."""

    number: int
    made_of: str
    data: bytes


def delivery(number: int, *, seed: int, corpus: list[Original]) -> Mutated:
    """Make one delivery: mutated in its structure, in its bytes, or in both."""
    chance = Random(f"{seed}:{number}")
    original = chance.choice(corpus)
    data = _structure(original, chance) if chance.random() < 0.65 else original.data
    if data is original.data or chance.random() < 0.2:
        for _ in range(chance.choice((1, 1, 2, 4))):
            data = mutate_bytes(data, chance, lambda: chance.choice(corpus).data)
    return Mutated(number, original.name, data[:LARGEST])


def _structure(original: Original, chance: Random) -> bytes:
    if original.xml is not None:
        return mutate_xml(original.xml, chance)
    if original.json is not None:
        return mutate_json(original.json, chance)
    return original.data
