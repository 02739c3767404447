"""What docs/mappings.md shows is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wireroom.config.commands import mapping
from wireroom.wire.adapters.readers.mapping.file import Fields, Mapping, Recognise

GUIDE = (Path(__file__).parents[4] / "docs" / "mappings.md").read_text(encoding="utf-8")


def shown(kind: str) -> str:
    return re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)[0]


def test_the_worked_example_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tides.yaml").write_text(shown("yaml"))
    (tmp_path / "notice.xml").write_text(shown("xml"))
    assert mapping.check(file=tmp_path / "tides.yaml", samples=[tmp_path / "notice.xml"]) == 0
    wanted = GUIDE.partition("prints:\n\n```\n")[2].partition("```")[0]
    assert capsys.readouterr().out.split() == wanted.split()


@pytest.mark.parametrize("name", [*Fields.model_fields, *Mapping.model_fields, *Recognise.model_fields])
def test_every_key_is_told_of(name: str) -> None:
    assert f"`{name}`" in GUIDE
