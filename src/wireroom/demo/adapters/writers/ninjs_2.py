"""ninjs 2: the same object as ninjs 3 with every property name in lower case."""

from __future__ import annotations

import json
from typing import Any

from wireroom.demo.adapters.writers import ninjs_3
from wireroom.demo.rules.copy import Dispatch


def write(dispatch: Dispatch) -> bytes:
    """One ninjs 2 object as UTF-8 bytes."""
    story = {**ninjs_3.story(dispatch), "standard": {"name": "ninjs", "version": "2.1"}}
    return json.dumps(_lowered(story), ensure_ascii=False, indent=1).encode()


def _lowered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key.lower(): _lowered(inner) for key, inner in value.items()}
    return [_lowered(inner) for inner in value] if isinstance(value, list) else value
