"""The yardstick: the same chores without any guarantee, as quick as the same libraries allow.

mail-parser; only capitalised words go to morfeusz2; Core inserts in batches of 50; one plain reply to whoever writes of
a workshop; one SMTP connection; one MOVE for each batch. No retry, no crash recovery, no gate, no attachments.
"""

from __future__ import annotations

import re
import smtplib
from collections.abc import Iterator, Sequence
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import lru_cache
from typing import Any

import mailparser
import morfeusz2
import sqlalchemy as sa
from imapclient import IMAPClient

from bench.contenders.plain import Counts, run
from bench.office import Task

BATCH = 50
CANDIDATE = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?:-[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)?\b")
ABOUT = re.compile(r"warsztat", re.IGNORECASE)
METADATA = sa.MetaData()
MESSAGE = sa.Table(
    "message",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("mid", sa.Text),
    sa.Column("sender", sa.Text),
    sa.Column("subject", sa.Text),
    sa.Column("body", sa.Text),
)
ATTENDEE = sa.Table(
    "attendee",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("mid", sa.Text),
    sa.Column("name", sa.Text),
)
MORFEUSZ = morfeusz2.Morfeusz(generate=False)


@lru_cache(maxsize=50_000)
def is_name(word: str) -> bool:
    return any("imię" in found[2][3] or "nazwisko" in found[2][3] for found in MORFEUSZ.analyse(word))


def names(text: str) -> list[str]:
    """Neighbouring capitalised words that the dictionary knows as names."""
    found: list[list[str]] = []
    end = -9
    for match in CANDIDATE.finditer(text):
        if is_name(match[0]):
            if found and match.start() <= end + 1:
                found[-1].append(match[0])
            else:
                found.append([match[0]])
            end = match.end()
    return [" ".join(words) for words in found if len(words) > 1]


def answer(recipient: str, subject: str, people: Sequence[str], mid: str) -> bytes:
    text = "Dziękujemy za zgłoszenie. Zapisane osoby:\n\n" + "\n".join(people) + "\n\nBiuro OMP\n"
    message = MIMEMultipart("alternative")
    message["From"], message["To"], message["Subject"] = "biuro@example.org", recipient, "Potwierdzenie zgłoszenia"
    message["In-Reply-To"], message["Auto-Submitted"] = mid, "auto-replied"
    message.attach(MIMEText(text, "plain", "utf-8"))
    message.attach(MIMEText(f"<p>{text}</p>", "html", "utf-8"))
    return message.as_bytes()


def read(raw: bytes) -> tuple[dict[str, Any], list[str]]:
    mail = mailparser.parse_from_bytes(raw)
    body = "\n".join(mail.text_plain)
    sender = mail.from_[0][1] if mail.from_ else ""
    row = {"mid": mail.message_id, "sender": sender, "subject": mail.subject, "body": body}
    return row, names(body) if ABOUT.search(mail.subject or "") else []


def chunks(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), BATCH):
        yield uids[start : start + BATCH]


def work(task: Task, client: IMAPClient) -> Counts:
    engine = sa.create_engine(task.database)
    METADATA.create_all(engine)
    client._imap.debug = 0
    done = Counts()
    with smtplib.SMTP("127.0.0.1", task.smtp_port, "[127.0.0.1]") as smtp:
        client.select_folder("INBOX")
        for uids in chunks(client.search("ALL")):
            read_ = [read(item[b"BODY[]"]) for item in client.fetch(uids, ["BODY.PEEK[]"]).values()]
            people = [{"mid": row["mid"], "name": name} for row, found in read_ for name in found]
            with engine.begin() as connection:
                connection.execute(sa.insert(MESSAGE), [row for row, _ in read_])
                if people:
                    connection.execute(sa.insert(ATTENDEE), people)
            for row, found in read_:
                if found:
                    raw = answer(row["sender"], row["subject"], found, row["mid"])
                    smtp.sendmail("biuro@example.org", [row["sender"]], raw)
                    done.replies += 1
            client.move(uids, "Done")
            done.mails += len(read_)
    return done


if __name__ == "__main__":
    run(work)
