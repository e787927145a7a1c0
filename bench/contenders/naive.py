"""The loop one writes first: one fetch, four commits and one SMTP connection for each mail, all text to morfeusz2."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage

import sqlalchemy as sa
from imapclient import IMAPClient
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from bench.contenders.plain import Counts, run
from bench.contenders.reference import ABOUT, MORFEUSZ, names, read
from bench.office import Task


class Base(DeclarativeBase):
    pass


class Message(Base):
    __tablename__ = "message"
    id: Mapped[int] = mapped_column(primary_key=True)
    mid: Mapped[str | None]
    sender: Mapped[str | None]
    subject: Mapped[str | None]
    body: Mapped[str | None]
    status: Mapped[str]


class Attendee(Base):
    __tablename__ = "attendee"
    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(sa.ForeignKey("message.id"))
    name: Mapped[str]


def reply(task: Task, recipient: str, people: list[str]) -> None:
    text = "Dziękujemy za zgłoszenie. Zapisane osoby:\n\n" + "\n".join(people) + "\n\nBiuro OMP\n"
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "biuro@example.org", recipient, "Potwierdzenie zgłoszenia"
    message.set_content(text)
    message.add_alternative(f"<p>{text}</p>", subtype="html")
    with smtplib.SMTP("127.0.0.1", task.smtp_port, "[127.0.0.1]") as smtp:
        smtp.send_message(message)


def one(task: Task, session: Session, raw: bytes) -> bool:
    """Store, read, answer, note; was it answered?"""
    row, _ = read(raw)
    message = Message(**row, status="new")
    session.add(message)
    session.commit()
    MORFEUSZ.analyse(message.body or "")
    people = names(message.body or "") if ABOUT.search(message.subject or "") else []
    session.add_all(Attendee(message_id=message.id, name=name) for name in people)
    session.commit()
    message.status = "read"
    session.commit()
    if people:
        reply(task, message.sender or "", people)
    message.status = "answered"
    session.commit()
    return bool(people)


def work(task: Task, client: IMAPClient) -> Counts:
    engine = sa.create_engine(task.database)
    Base.metadata.create_all(engine)
    done = Counts()
    client.select_folder("INBOX")
    with Session(engine) as session:
        for uid in client.search("ALL"):
            raw = client.fetch([uid], ["RFC822"])[uid][b"RFC822"]
            done.replies += one(task, session, raw)
            client.move([uid], "Done")
            done.mails += 1
    return done


if __name__ == "__main__":
    run(work)
