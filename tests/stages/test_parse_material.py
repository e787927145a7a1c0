"""Every mail that other libraries test themselves with is parsed."""

from __future__ import annotations

from pathlib import Path

import pytest

from processor.stages.parse import parse
from tests.shared import material
from tests.stages.test_parse import sound


def mails(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("folder", ["inbox", "mail"])
def test_all_material_is_parsed(folder: str) -> None:
    found = mails(material("corpus", folder))
    assert found
    for path in found:
        sound(parse(path.read_bytes()))


def test_every_mail_of_the_inbox_has_a_sender_a_date_and_a_text() -> None:
    for path in material("corpus", "inbox").glob("*.eml"):
        mail = parse(path.read_bytes())
        assert mail.sender.address and mail.date and mail.parts, path.name
