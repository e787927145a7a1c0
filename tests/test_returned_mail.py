"""Every bounce and automatic answer of the collected mail, through the whole road: none accepted, none answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from processor import settings as configuration
from processor.pipeline import Desk, explain
from processor.settings import Settings
from processor.stages.parse import parse
from processor.values import Address, Decision, Reply
from tests.shared import material

NOW = datetime(2016, 10, 19, 10, 5, tzinfo=UTC)
OURS = Address("Biuro OMP", "biuro@example.org")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    directory: Path = tmp_path_factory.mktemp("config")
    (directory / "workshops").mkdir()
    workshop = configuration.shipped("config") / "workshops" / "proszowice-2016.toml"
    (directory / "workshops" / workshop.name).write_bytes(workshop.read_bytes())
    return configuration.load(directory, {}, offline=True)


def test_none_is_accepted_and_none_answered(shipped: Settings) -> None:
    """Each is taken as addressed to us, so that it is not silenced only for want of our address."""
    root = material("corpus", "mail")
    rows = [line.split("\t") for line in (root / "labels.tsv").read_text("utf-8").splitlines()[1:]]
    returned = [path for path, label in rows if label != "human_or_other"]
    decisions: Counter[Decision] = Counter()
    answered = []
    for path in returned:
        raw = (root / path).read_bytes()
        to = tuple(address.address.lower() for mail in [parse(raw)] for address in (*mail.to, *mail.cc))
        office = replace(shipped.office, addresses=(*to, OURS.address))
        outcome = explain(raw, desk=Desk(office, shipped.texts, OURS, b"k" * 32), now=NOW)
        decisions[outcome.plan.decision] += 1
        if isinstance(outcome.answer, Reply):
            answered.append(path)
    assert len(returned) >= 629
    assert decisions == {Decision.IGNORE: len(returned)}
    assert answered == []
