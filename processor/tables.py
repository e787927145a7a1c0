"""The tables, by noun: SQLAlchemy Core with a constraint naming convention; `migrations/` brings a database to them.

Core tables rather than mapped classes: the store hands out the frozen values of `values` and `store.rows`, so a
second set of classes would have no reader, and `sqlalchemy.orm` alone costs a third of what an idle poll may spend.

Every column says what personal data it holds and how long it stays (`info`): `pii` is none, id (points at a person),
contact, content (free text of a mail) or special (GDPR art. 9); `keep` is

- always: until the row's own life ends; small, needed to keep the promises (never lost, never repeated)
- raw: `privacy.purge(raw_before)`, the bytes of mails long decided
- event: `privacy.purge(before)`, some time after the workshop, and erased at a person's wish
- ledger: as long as the limits of the gate look back
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from processor.values import Decision, Fate, Kind, RegistrationStatus, ReplyStatus


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware going in, UTC coming out; SQLite keeps no zone, so it is stored as UTC there."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Filing(StrEnum):
    """What the mailbox still has to follow: `due` until it did; `gone` when there is nothing left to move."""

    NONE = "none"
    DUE = "due"
    DONE = "done"
    GONE = "gone"


class Copy(StrEnum):
    """The copy of an answer in the folder of sent mail."""

    NONE = "none"
    DUE = "due"
    DONE = "done"


metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Json: Final = JSON(none_as_null=True)
Id: Final = BigInteger().with_variant(Integer(), "sqlite")  # only an INTEGER key is the rowid, and counts up by itself


# SQLite would give the number of a deleted row to the next one, and with it the audit log's entries about it.
NEVER_AGAIN: Final[dict[str, Any]] = {"sqlite_autoincrement": True}
Type = TypeEngine[Any] | type[TypeEngine[Any]]


def _column(name: str, kind: Type, pii: str, keep: str, *args: Any, **options: Any) -> Column[Any]:
    """A column that is never NULL unless it says so."""
    options.setdefault("nullable", False)
    return Column(name, kind, *args, info={"pii": pii, "keep": keep}, **options)


def _id(keep: str = "always") -> Column[Any]:
    return _column("id", Id, "none", keep, primary_key=True)


def _to(table: str, ondelete: str, *, nullable: bool = True, name: str = "", **options: Any) -> Column[Any]:
    key = ForeignKey(f"{table}.id", ondelete=ondelete)
    return _column(name or f"{table}_id", Id, "none", "always", key, nullable=nullable, **options)


def _when(name: str, keep: str = "always", *, nullable: bool = False) -> Column[Any]:
    return _column(name, UtcDateTime(), "none", keep, nullable=nullable)


def _one_of(column: str, values: type[StrEnum] | tuple[str, ...], *, nullable: bool = False) -> CheckConstraint:
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({allowed})" + (f" OR {column} IS NULL" if nullable else ""), name=column)


def _where(name: str, *columns: Any, where: str, unique: bool = False) -> Index:
    """A partial index: small whatever the table's size. Queries must state the condition as a literal.

    The condition stands in `info`, and `migrations/env.py` gives it to the dialects: naming a dialect here would import
    it, PostgreSQL's on every start with SQLite.
    """
    return Index(name, *columns, unique=unique, info={"where": where})


generation = Table(
    "generation",
    metadata,
    _id(),
    _column("mailbox", String(255), "none", "always"),
    _column("folder", String(1000), "none", "always"),
    _column("uidvalidity", BigInteger, "none", "always"),
    _when("first_seen"),
    _column("settled_uid", BigInteger, "none", "always", server_default="0"),
    UniqueConstraint("mailbox", "folder", "uidvalidity"),
)

message = Table(
    "message",
    metadata,
    _id("event"),
    _column("sha256", String(64), "id", "event", index=True),
    _column("content_key", String(200), "id", "event", unique=True),
    _column("size", BigInteger, "none", "event"),
    _column("truncated", Boolean, "none", "event"),
    _column("mailbox", String(255), "none", "event"),
    _column("folder", String(1000), "none", "event"),
    _column("uidvalidity", BigInteger, "none", "event"),
    _column("uid", BigInteger, "none", "event"),
    _when("received_at", "event"),
    _when("stored_at", "event"),
    _column("old_mail", Boolean, "none", "event"),
    _column("fate", String(16), "none", "event"),
    _column("attempts", Integer, "none", "event", server_default="0"),
    _column("sender", String(320), "contact", "event", server_default=""),
    _column("sender_name", Text, "contact", "event", server_default=""),
    _column("subject", Text, "content", "event", server_default=""),
    _column("mid", String(998), "id", "event", nullable=True),
    _column("search", Text, "content", "event", server_default=""),
    _column("kind", String(16), "none", "event", nullable=True),
    _column("decision", String(16), "none", "event", nullable=True),
    _column("confidence", Float, "none", "event", nullable=True),
    _column("workshops", Json, "none", "event", nullable=True),
    _column("rule", String(100), "none", "event", server_default=""),
    _column("reason", Text, "content", "event", server_default=""),
    _column("error", Text, "content", "event", server_default=""),
    _column("decided_by", String(100), "id", "event", nullable=True),
    _when("decided_at", "event", nullable=True),
    _column("version", Integer, "none", "event", server_default="1"),
    _one_of("fate", Fate),
    _one_of("kind", Kind, nullable=True),
    _one_of("decision", Decision, nullable=True),
    Index(None, "fate", "id"),
    Index(None, "kind", "id"),
    Index(None, "sender", "received_at"),
    Index(None, "received_at"),
    Index(None, "mid"),
    _where("ix_message_unprocessed", "attempts", "id", where="fate = 'received'"),
    **NEVER_AGAIN,
)

content = Table(  # what is heavy of a message, apart: lists and searches never read it
    "content",
    metadata,
    _to("message", "CASCADE", nullable=False, primary_key=True, autoincrement=False),
    _column("method", String(8), "none", "raw"),
    _column("raw", LargeBinary, "content", "raw", nullable=True),
    _column("evidence", Json, "content", "event", nullable=True),
    _one_of("method", ("none", "zlib")),
)

sighting = Table(
    "sighting",
    metadata,
    _id(),
    _to("generation", "CASCADE", nullable=False),
    _column("uid", BigInteger, "none", "always"),
    _to("message", "SET NULL", index=True),
    _column("attempts", Integer, "none", "always", server_default="0"),
    _column("forgiven", Integer, "none", "always", server_default="0"),
    _when("first_seen"),
    _column("filing", String(8), "none", "always", server_default="none"),
    _column("filed_to", String(1000), "none", "always", nullable=True),
    _when("filed_at", nullable=True),
    _column("error", Text, "none", "always", server_default=""),
    UniqueConstraint("generation_id", "uid"),
    _one_of("filing", Filing),
    _where("ix_sighting_due", "generation_id", "id", where="filing = 'due'"),
    _where("ix_sighting_open", "generation_id", "uid", where="message_id IS NULL AND filing = 'none'"),
    **NEVER_AGAIN,
)

registration = Table(
    "registration",
    metadata,
    _id("event"),
    _column("workshop", String(200), "none", "event", nullable=True),
    _column("first_names", String(200), "contact", "event"),
    _column("last_name", String(200), "contact", "event"),
    _column("gender", String(1), "id", "event", nullable=True),
    _column("status", String(16), "none", "event"),
    _column("sender", String(320), "contact", "event"),
    _column("institution", Text, "contact", "event"),
    _column("function", Text, "contact", "event"),
    _column("phone", String(100), "contact", "event"),
    _column("note", Text, "special", "event", server_default=""),
    _to("message", "SET NULL", index=True),
    _when("received_at", "event"),
    _when("changed_at", "event"),
    _column("decided_by", String(100), "id", "event"),
    _column("confidence", Float, "none", "event", nullable=True),
    _column("evidence", Json, "content", "event", nullable=True),
    _column("name_key", String(400), "contact", "event"),  # folded: the same person, however written
    _column("search", Text, "contact", "event"),  # folded: names, institution, sender
    _column("sort_key", String(900), "contact", "event"),  # Polish alphabetical order in any database
    _column("version", Integer, "none", "event", server_default="1"),
    _one_of("status", RegistrationStatus),
    _one_of("gender", ("f", "m"), nullable=True),
    Index(None, "sender"),
    Index(None, "name_key"),
    Index(None, "workshop", "status"),
    Index(None, "workshop", "sort_key", "id"),
    Index(None, "sort_key", "id"),
    Index(None, "received_at", "id"),
    **NEVER_AGAIN,
)

outbox = Table(
    "outbox",
    metadata,
    _id("event"),
    _to("message", "SET NULL", index=True),
    _column("kind", String(40), "none", "event"),
    _column("purpose", String(40), "none", "event"),
    _column("recipient", String(320), "contact", "event", index=True),
    _column("workshop", String(200), "none", "event", nullable=True),
    _column("subject", Text, "content", "event"),
    _column("mid", String(998), "id", "event", nullable=True, unique=True),
    _column("raw", LargeBinary, "content", "event", nullable=True),
    _column("status", String(16), "none", "event"),
    _column("attempts", Integer, "none", "event", server_default="0"),
    _when("created_at", "event"),
    _when("changed_at", "event"),
    _when("next_at", "event", nullable=True),
    _when("sent_at", "event", nullable=True),
    _column("error", Text, "content", "event", server_default=""),
    _column("rule", String(100), "none", "event", nullable=True),
    _column("server_text", Text, "none", "event", server_default=""),
    _when("bounced_at", "event", nullable=True),
    _column("copy", String(8), "none", "event", server_default="none"),
    _one_of("status", ReplyStatus),
    _one_of("copy", Copy),
    Index(None, "status", "id"),
    _where("uq_outbox_reply", "message_id", where="purpose = 'reply'", unique=True),  # one reply a message, ever
    _where("ix_outbox_due", "next_at", "id", where="status = 'waiting'"),
    _where("ix_outbox_copy_due", "id", where="copy = 'due'"),
    **NEVER_AGAIN,
)

reply_ledger = Table(
    "reply_ledger",
    metadata,
    _id("ledger"),
    _column("address", String(64), "id", "ledger"),  # HMAC-SHA256, as is `domain`
    _column("domain", String(64), "id", "ledger"),
    _column("kind", String(40), "none", "ledger"),
    _column("workshop", String(200), "none", "ledger", nullable=True),
    _when("at", "ledger"),
    Index(None, "address", "at"),
    Index(None, "domain", "at"),
    Index(None, "at"),
)

bounced_address = Table(
    "bounced_address",
    metadata,
    _column("address", String(64), "id", "ledger", primary_key=True),
    _column("hard", Boolean, "none", "ledger"),
    _when("at", "ledger"),
    _column("error", Text, "content", "ledger"),
)

audit = Table(  # rows are added, never changed; erasing a person blanks what they said of them
    "audit",
    metadata,
    _id(),
    _when("at"),
    _column("actor", String(100), "id", "always"),
    _column("action", String(60), "none", "always"),
    _column("message_id", Id, "none", "always", nullable=True, index=True),
    _column("registration_id", Id, "none", "always", nullable=True, index=True),
    _column("outbox_id", Id, "none", "always", nullable=True, index=True),
    _column("before", Json, "contact", "event", nullable=True),
    _column("after", Json, "contact", "event", nullable=True),
    _column("reason", Text, "content", "event"),
    Index(None, "at"),
    **NEVER_AGAIN,
)

heartbeat = Table(
    "heartbeat",
    metadata,
    _column("name", String(100), "none", "always", primary_key=True),
    _when("at"),
    _column("counts", Json, "none", "always"),
    _column("error", Text, "none", "always", nullable=True),
    _when("failing_since", nullable=True),
    _when("succeeded_at", nullable=True),
)

alarm = Table(
    "alarm",
    metadata,
    _column("name", String(100), "none", "always", primary_key=True),
    _column("state", Json, "none", "always"),
    _when("changed_at"),
)

workshop = Table(  # made in the browser; those of config/workshops are files
    "workshop",
    metadata,
    _column("id", String(200), "none", "always", primary_key=True),
    _column("toml", Text, "none", "always"),
    _column("status", String(16), "none", "always"),
    _when("created_at"),
    _when("changed_at"),
    _column("changed_by", String(100), "id", "always"),
    _column("version", Integer, "none", "always", server_default="1"),
    _one_of("status", ("open", "closed", "cancelled")),
)

staff = Table(
    "staff",
    metadata,
    _id(),
    _column("login", String(100), "id", "always", unique=True),
    _column("name", String(200), "contact", "always", server_default=""),
    _column("password_hash", Text, "id", "always", nullable=True),
    _column("role", String(16), "none", "always"),
    _column("disabled", Boolean, "none", "always"),
    _column("session_epoch", Integer, "none", "always", server_default="1"),
    _column("failed_logins", Integer, "none", "always", server_default="0"),
    _when("locked_until", nullable=True),
    _when("created_at"),
    _when("last_login", nullable=True),
    _one_of("role", ("clerk", "administrator")),
    **NEVER_AGAIN,
)

tombstone = Table(  # a mail that was erased and must not come back: HMAC of its content key
    "tombstone",
    metadata,
    _column("key", String(64), "id", "always", primary_key=True),
    _when("at"),
)

erasure = Table(  # who was erased, as an HMAC: to be repeated after an old backup was restored
    "erasure",
    metadata,
    _id(),
    _column("address", String(64), "id", "always", index=True),
    _when("at"),
    _column("actor", String(100), "id", "always"),
)

setting = Table(
    "setting",
    metadata,
    _column("key", String(100), "none", "always", primary_key=True),
    _column("value", Text, "none", "always"),
)
