"""What is wrong with a mapping file, in lines that name file, line, key and mend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its line (the first is 1), the key it is about (`fields.sent.formats`), and the mend in words."""

    line: int
    key: str
    words: str


class MappingError(ValueError):
    """A mapping that cannot be used. Its text has one line a fault."""

    def __init__(self, file: str, faults: Sequence[Fault]) -> None:
        self.file = file
        self.faults = tuple(faults)
        super().__init__("\n".join(self._told(each) for each in self.faults))

    def _told(self, fault: Fault) -> str:
        return f"{self.file}, line {fault.line}{f', {fault.key}' if fault.key else ''}: {fault.words}"
