"""The gate against Pigeonhole's vacation action (RFC 5230): where it keeps silent, so do we."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from processor import gate
from processor.stages.parse import parse
from processor.values import Office
from tests.servers import program
from tests.shared import material

OFFICE = Office((), ("biuro@omp.org.pl",), own_lists=("biuro.omp.org.pl",))
NOBODY = 65_534
SCRIPT = 'require ["vacation"];\nvacation :addresses ["biuro@omp.org.pl"] "Jestem na urlopie.";\n'
CONFIG = """
{user}
first_valid_uid = 1
first_valid_gid = 1
mail_location = mbox:{root}/mail:INBOX={root}/inbox
mail_home = {root}
log_path = /dev/stderr
info_log_path = /dev/stderr
postmaster_address = postmaster@omp.org.pl
"""

# What the reference refuses and we answer, and why.
STRICTER_REFERENCE = {
    "human Auto-Submitted: No; x=y": "it does not strip parameters, which RFC 3834 §5 allows",
    "human via own group (List-Id own)": "it knows no lists of one's own (row 13)",
}

Oracle = Callable[[bytes], bool]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Oracle:
    """Would the reference answer this mail?"""
    command = program("sieve-test", package="dovecot-sieve")
    root = tmp_path_factory.mktemp("sieve")
    user = ""
    if os.getuid() == 0:
        user = f"mail_uid = {NOBODY}\nmail_gid = {NOBODY}"
        os.chown(root, NOBODY, NOBODY)
        for directory in (root, *root.parents):  # one more of them in a worker of pytest-xdist
            if not directory.stat().st_mode & 0o001:
                directory.chmod(0o755)
    (root / "dovecot.conf").write_text(CONFIG.format(root=root, user=user))
    (root / "vacation.sieve").write_text(SCRIPT)

    def ask(raw: bytes) -> bool:
        (root / "mail.eml").write_bytes(raw)
        mail = parse(raw)
        envelope = mail.return_path if mail.return_path is not None else mail.sender.address
        done = subprocess.run(
            [command, "-e", "-c", root / "dovecot.conf", "-a", "biuro@omp.org.pl", "-r", "biuro@omp.org.pl",
             "-f", envelope, root / "vacation.sieve", root / "mail.eml"],
            capture_output=True, check=False, timeout=30,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        return b"sent vacation response" in done.stdout + done.stderr

    return ask


def we_answer(raw: bytes) -> bool:
    return gate.judge(parse(raw), OFFICE) is None


def test_reference_answers_people_and_not_robots(answers: Oracle) -> None:
    """The oracle itself works: without this a broken one would agree with everything."""
    person = b"From: Jan Nowak <jan@ex.pl>\nTo: biuro@omp.org.pl\nSubject: Zapis\nMessage-ID: <a@ex.pl>\n"
    assert answers(person + b"\nbody\n")
    assert not answers(person + b"Auto-Submitted: auto-replied\n\nbody\n")


def test_vectors(answers: Oracle) -> None:
    vectors = [json.loads(line) for line in material("gate-vectors.jsonl").read_text("utf-8").splitlines()]
    bolder = {v["name"] for v in vectors if we_answer(v["message"].encode()) and not answers(v["message"].encode())}
    assert bolder == STRICTER_REFERENCE.keys()


def test_inbox(answers: Oracle) -> None:
    mails: list[Path] = sorted(material("corpus", "inbox").glob("*.eml"))
    bolder = [mail.name for mail in mails if we_answer(mail.read_bytes()) and not answers(mail.read_bytes())]
    assert len(mails) >= 150 and not bolder


def test_returned_and_automatic_mail_is_known_by_its_headers() -> None:
    """630 real bounces and automatic answers, taken as addressed to us: the few that only wording betrays are left
    to classify."""
    root = material("corpus", "mail")
    rows = [line.split("\t") for line in (root / "labels.tsv").read_text("utf-8").splitlines()[1:]]
    answered = []
    for path, label in rows:
        mail = parse((root / path).read_bytes())
        office = Office((), tuple(address.address.lower() for address in (*mail.to, *mail.cc)))
        if label != "human_or_other" and gate.judge(mail, office) is None:
            answered.append(path)
    assert len(rows) >= 600 and len(answered) < len(rows) / 100
