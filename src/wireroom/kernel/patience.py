"""How much one address may say in a minute: enough for a whole office behind it, too little to flood anything."""

from __future__ import annotations

from collections import OrderedDict

A_MINUTE = 120
MOST_ADDRESSES = 50_000


class Patience:
    """Counts what each address said in this minute, in memory alone; all is forgotten when the minute is over."""

    def __init__(self, *, most: int = A_MINUTE, addresses: int = MOST_ADDRESSES) -> None:
        self._most = most
        self._addresses = addresses
        self._minute = -1
        self._said: OrderedDict[str, int] = OrderedDict()

    def allows(self, address: str, *, seconds: float) -> bool:
        """Whether this address may say one thing more; `seconds` is any clock that only goes forward."""
        minute = int(seconds // 60)
        if minute != self._minute:
            self._minute = minute
            self._said.clear()
        if address not in self._said and len(self._said) >= self._addresses:
            self._said.popitem(last=False)
        self._said[address] = self._said.get(address, 0) + 1
        return self._said[address] <= self._most
