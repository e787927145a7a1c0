"""`registrations`, `messages`, `replies`, `reprocess`: what a mail became, in every format."""

from __future__ import annotations

import json
from typing import Any

import openpyxl
import pytest

from processor.cli.logs import redacted
from tests.cli.conftest import ARRIVED, Office
from tests.cli.test_explain import letter
from tests.servers.dovecot import Account

REGISTRATION = {
    "id", "workshop", "first_names", "last_name", "gender", "status", "sender", "institution", "phone", "message",
    "received_at", "decided_by",
}  # fmt: skip
MESSAGE = {
    "id", "mailbox", "folder", "uidvalidity", "uid", "message_id", "sha256", "sender", "subject", "received_at", "kind",
    "fate", "reason", "filed_to",
}  # fmt: skip
REPLY = {"id", "message", "to", "kind", "status", "rule", "attempts", "message_id", "sent_at", "error"}
POLL = {"fetched", "accepted", "held", "ignored", "failed", "replies_sent", "replies_waiting", "seconds"}


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def busy_office(working_office: Office, account: Account) -> Office:
    """One registration accepted and answered, one that needs a person, one newsletter left alone."""
    working_office("poll")
    mails = (
        letter("Zgłaszam Żanetę Łączną i Jana Wilka na warsztaty w Proszowicach."),
        letter("Chcę wziąć udział w warsztatach w Proszowicach.", "ug@gmina.example", Message_ID="<2@x.y>"),
        letter("Nowości", "Portal <n@portal.example>", List_Id="<n.portal.example>", Message_ID="<3@x.y>"),
    )
    for mail in mails:
        account.append(mail, at=ARRIVED)
    ended = working_office("poll", "--json")
    (counts,) = objects(ended.out)
    assert set(counts) == POLL
    assert (counts["fetched"], counts["accepted"], counts["held"], counts["ignored"]) == (3, 1, 1, 1)
    assert counts["replies_sent"] == 1
    return working_office


def test_verbose_poll_counts_on_standard_error(working_office: Office) -> None:
    ended = working_office("poll", "-v")
    assert (ended.status, ended.out) == (0, "")
    assert "fetched 0" in ended.err


def test_registrations_as_objects(busy_office: Office) -> None:
    rows = [row for row in objects(busy_office("registrations", "--json").out) if row["status"] == "registered"]
    assert {(row["first_names"], row["last_name"]) for row in rows} == {("Żaneta", "Łączna"), ("Jan", "Wilk")}
    assert all(set(row) == REGISTRATION for row in rows)
    assert {row["workshop"] for row in rows} == {"proszowice-2016"}
    assert {row["decided_by"] for row in rows} == {"rule"}


def test_registrations_of_another_workshop_are_none(busy_office: Office) -> None:
    assert busy_office("registrations", "--json", "--workshop", "other").out == ""


def test_registrations_as_a_table(busy_office: Office) -> None:
    ended = busy_office("registrations", "--status", "registered")
    assert ended.out.index("Łączna") < ended.out.index("Wilk")
    assert "2 registrations" in ended.err


def test_registrations_as_csv_for_a_polish_spreadsheet(busy_office: Office) -> None:
    busy_office("registrations", "--format", "csv", "--output", "lista.csv")
    raw = (busy_office.directory / "lista.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert "Łączna" in raw.decode("utf-8-sig")
    assert ";" in raw.decode("utf-8-sig").splitlines()[0]
    assert busy_office("registrations", "--format", "csv").out.encode() == raw


def test_registrations_as_xlsx(busy_office: Office) -> None:
    assert busy_office("registrations", "--format", "xlsx", "--output", "lista.xlsx").status == 0
    sheet = openpyxl.load_workbook(busy_office.directory / "lista.xlsx").active
    assert sheet is not None
    assert "Łączna" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_registrations_into_a_file_that_cannot_be_written(busy_office: Office) -> None:
    ended = busy_office("registrations", "--format", "csv", "--output", "no/such/directory.csv")
    assert ended.status == 2
    assert "no/such/directory.csv" in ended.err


def test_messages_as_objects(busy_office: Office) -> None:
    rows = objects(busy_office("messages", "--json").out)
    assert all(set(row) == MESSAGE for row in rows)
    assert sorted(row["fate"] for row in rows) == ["accepted", "held", "ignored"]
    assert all(row["reason"] for row in rows)
    (accepted,) = [row for row in rows if row["fate"] == "accepted"]
    assert (accepted["folder"], accepted["filed_to"]) == ("INBOX", "Zgłoszenia")


def test_messages_with_one_fate_and_one_whole(busy_office: Office) -> None:
    (held,) = objects(busy_office("messages", "--json", "--fate", "held").out)
    (whole,) = objects(busy_office("messages", "--json", "--id", str(held["id"])).out)
    assert whole.items() >= {"id": held["id"], "fate": "held"}.items()
    assert busy_office("messages", "--id", str(held["id"])).status == 0
    assert busy_office("messages", "--id", "999").status == 1


def test_replies_as_objects(busy_office: Office) -> None:
    rows = objects(busy_office("replies", "--json").out)
    assert all(set(row) == REPLY for row in rows)
    (sent,) = [row for row in rows if row["status"] == "sent"]
    assert (sent["to"], sent["kind"], sent["attempts"]) == ("jan@wilk.example", "confirmed", 1)


def test_tables_for_people(busy_office: Office) -> None:
    assert "ug@gmina.example" in busy_office("messages").out
    assert "jan@wilk.example" in busy_office("replies").out


def test_reprocess_reads_a_held_message_again(busy_office: Office) -> None:
    (held,) = objects(busy_office("messages", "--json", "--fate", "held").out)
    ended = busy_office("reprocess", "--json", str(held["id"]))
    assert (ended.status, objects(ended.out)) == (0, [{"id": held["id"], "reopened": True}])
    assert busy_office("poll").status == 0
    assert [row["id"] for row in objects(busy_office("messages", "--json", "--fate", "held").out)] == [held["id"]]


def test_reprocess_of_a_decided_message_changes_nothing(busy_office: Office) -> None:
    (accepted,) = objects(busy_office("messages", "--json", "--fate", "accepted").out)
    ended = busy_office("reprocess", str(accepted["id"]), "999")
    assert ended.status == 1
    assert objects(busy_office("messages", "--json", "--fate", "accepted").out) == [accepted]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("from anna.nowak@gmina.example", "from a…@gmina.example"),
        ("two\nlines\r\nand \x1b[2Jmore", "two lines  and  [2Jmore"),
        ("<a@b.example>, <c.d@e.example>", "<a…@b.example>, <c…@e.example>"),
        ("no address @ all", "no address @ all"),
    ],
)
def test_log_lines_are_one_line_without_whole_addresses(text: str, line: str) -> None:
    assert redacted(text) == line
