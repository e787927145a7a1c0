"""first tables"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alarm",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("state", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_alarm")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("registration_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("outbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_outbox_id"), ["outbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_registration_id"), ["registration_id"], unique=False)

    op.create_table(
        "bounced_address",
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("hard", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_bounced_address")),
    )
    op.create_table(
        "erasure",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    with op.batch_alter_table("erasure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_erasure_address"), ["address"], unique=False)

    op.create_table(
        "generation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mailbox", sa.String(length=255), nullable=False),
        sa.Column("folder", sa.String(length=1000), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_uid", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_generation")),
        sa.UniqueConstraint("mailbox", "folder", "uidvalidity", name=op.f("uq_generation_mailbox_folder_uidvalidity")),
    )
    op.create_table(
        "heartbeat",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("succeeded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_heartbeat")),
    )
    op.create_table(
        "message",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content_key", sa.String(length=200), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("truncated", sa.Boolean(), nullable=False),
        sa.Column("mailbox", sa.String(length=255), nullable=False),
        sa.Column("folder", sa.String(length=1000), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("old_mail", sa.Boolean(), nullable=False),
        sa.Column("fate", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sender", sa.String(length=320), server_default="", nullable=False),
        sa.Column("sender_name", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("mid", sa.String(length=998), nullable=True),
        sa.Column("search", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=True),
        sa.Column("decision", sa.String(length=16), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("workshops", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("rule", sa.String(length=100), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_by", sa.String(length=100), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "decision IN ('accept', 'hold', 'ignore') OR decision IS NULL", name=op.f("ck_message_decision")
        ),
        sa.CheckConstraint(
            "fate IN ('received', 'accepted', 'held', 'ignored', 'failed')", name=op.f("ck_message_fate")
        ),
        sa.CheckConstraint(
            "kind IN ('registration', 'cancellation', 'correction', 'question', 'autoreply', 'bounce', 'newsletter', 'spam', 'business', 'other') OR kind IS NULL",
            name=op.f("ck_message_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("content_key", name=op.f("uq_message_content_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_fate_id"), ["fate", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_kind_id"), ["kind", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_mid"), ["mid"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_received_at"), ["received_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_sender_received_at"), ["sender", "received_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_sha256"), ["sha256"], unique=False)
        batch_op.create_index(
            "ix_message_unprocessed",
            ["attempts", "id"],
            unique=False,
            sqlite_where=sa.text("fate = 'received'"),
            postgresql_where=sa.text("fate = 'received'"),
        )

    op.create_table(
        "reply_ledger",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("domain", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("workshop", sa.String(length=200), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_ledger")),
    )
    with op.batch_alter_table("reply_ledger", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reply_ledger_address_at"), ["address", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_reply_ledger_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_reply_ledger_domain_at"), ["domain", "at"], unique=False)

    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("login", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("session_epoch", sa.Integer(), server_default="1", nullable=False),
        sa.Column("failed_logins", sa.Integer(), server_default="0", nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_login", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("role IN ('clerk', 'administrator')", name=op.f("ck_staff_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("login", name=op.f("uq_staff_login")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tombstone",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_tombstone")),
    )
    op.create_table(
        "workshop",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("toml", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=100), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("status IN ('open', 'closed', 'cancelled')", name=op.f("ck_workshop_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop")),
    )
    op.create_table(
        "content",
        sa.Column(
            "message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("method", sa.String(length=8), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.Column("evidence", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint("method IN ('none', 'zlib')", name=op.f("ck_content_method")),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_content_message_id_message"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_content")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("recipient", sa.String(length=320), nullable=False),
        sa.Column("workshop", sa.String(length=200), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("mid", sa.String(length=998), nullable=True),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("rule", sa.String(length=100), nullable=True),
        sa.Column("server_text", sa.Text(), server_default="", nullable=False),
        sa.Column("bounced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("copy", sa.String(length=8), server_default="none", nullable=False),
        sa.CheckConstraint("copy IN ('none', 'due', 'done')", name=op.f("ck_outbox_copy")),
        sa.CheckConstraint(
            "status IN ('waiting', 'sending', 'dot', 'sent', 'failed', 'uncertain', 'suppressed', 'bounced')",
            name=op.f("ck_outbox_status"),
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_outbox_message_id_message"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("mid", name=op.f("uq_outbox_mid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_copy_due",
            ["id"],
            unique=False,
            sqlite_where=sa.text("copy = 'due'"),
            postgresql_where=sa.text("copy = 'due'"),
        )
        batch_op.create_index(
            "ix_outbox_due",
            ["next_at", "id"],
            unique=False,
            sqlite_where=sa.text("status = 'waiting'"),
            postgresql_where=sa.text("status = 'waiting'"),
        )
        batch_op.create_index(batch_op.f("ix_outbox_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_recipient"), ["recipient"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_status_id"), ["status", "id"], unique=False)
        batch_op.create_index(
            "uq_outbox_reply",
            ["message_id"],
            unique=True,
            sqlite_where=sa.text("purpose = 'reply'"),
            postgresql_where=sa.text("purpose = 'reply'"),
        )

    op.create_table(
        "registration",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("workshop", sa.String(length=200), nullable=True),
        sa.Column("first_names", sa.String(length=200), nullable=False),
        sa.Column("last_name", sa.String(length=200), nullable=False),
        sa.Column("gender", sa.String(length=1), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("sender", sa.String(length=320), nullable=False),
        sa.Column("institution", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(length=100), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.String(length=100), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("evidence", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("name_key", sa.String(length=400), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.String(length=900), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("gender IN ('f', 'm') OR gender IS NULL", name=op.f("ck_registration_gender")),
        sa.CheckConstraint(
            "status IN ('registered', 'waiting', 'cancelled', 'held', 'rejected')", name=op.f("ck_registration_status")
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_registration_message_id_message"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("registration", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_registration_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_registration_name_key"), ["name_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_registration_received_at_id"), ["received_at", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_registration_sender"), ["sender"], unique=False)
        batch_op.create_index(batch_op.f("ix_registration_sort_key_id"), ["sort_key", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_registration_workshop_sort_key_id"), ["workshop", "sort_key", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_registration_workshop_status"), ["workshop", "status"], unique=False)

    op.create_table(
        "sighting",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("generation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("forgiven", sa.Integer(), server_default="0", nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filing", sa.String(length=8), server_default="none", nullable=False),
        sa.Column("filed_to", sa.String(length=1000), nullable=True),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("filing IN ('none', 'due', 'done', 'gone')", name=op.f("ck_sighting_filing")),
        sa.ForeignKeyConstraint(
            ["generation_id"], ["generation.id"], name=op.f("fk_sighting_generation_id_generation"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_sighting_message_id_message"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sighting")),
        sa.UniqueConstraint("generation_id", "uid", name=op.f("uq_sighting_generation_id_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("sighting", schema=None) as batch_op:
        batch_op.create_index(
            "ix_sighting_due",
            ["generation_id", "id"],
            unique=False,
            sqlite_where=sa.text("filing = 'due'"),
            postgresql_where=sa.text("filing = 'due'"),
        )
        batch_op.create_index(batch_op.f("ix_sighting_message_id"), ["message_id"], unique=False)
        batch_op.create_index(
            "ix_sighting_open",
            ["generation_id", "uid"],
            unique=False,
            sqlite_where=sa.text("message_id IS NULL AND filing = 'none'"),
            postgresql_where=sa.text("message_id IS NULL AND filing = 'none'"),
        )


def downgrade() -> None:
    with op.batch_alter_table("sighting", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_sighting_open",
            sqlite_where=sa.text("message_id IS NULL AND filing = 'none'"),
            postgresql_where=sa.text("message_id IS NULL AND filing = 'none'"),
        )
        batch_op.drop_index(batch_op.f("ix_sighting_message_id"))
        batch_op.drop_index(
            "ix_sighting_due", sqlite_where=sa.text("filing = 'due'"), postgresql_where=sa.text("filing = 'due'")
        )

    op.drop_table("sighting")
    with op.batch_alter_table("registration", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_registration_workshop_status"))
        batch_op.drop_index(batch_op.f("ix_registration_workshop_sort_key_id"))
        batch_op.drop_index(batch_op.f("ix_registration_sort_key_id"))
        batch_op.drop_index(batch_op.f("ix_registration_sender"))
        batch_op.drop_index(batch_op.f("ix_registration_received_at_id"))
        batch_op.drop_index(batch_op.f("ix_registration_name_key"))
        batch_op.drop_index(batch_op.f("ix_registration_message_id"))

    op.drop_table("registration")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_outbox_reply", sqlite_where=sa.text("purpose = 'reply'"), postgresql_where=sa.text("purpose = 'reply'")
        )
        batch_op.drop_index(batch_op.f("ix_outbox_status_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_recipient"))
        batch_op.drop_index(batch_op.f("ix_outbox_message_id"))
        batch_op.drop_index(
            "ix_outbox_due", sqlite_where=sa.text("status = 'waiting'"), postgresql_where=sa.text("status = 'waiting'")
        )
        batch_op.drop_index(
            "ix_outbox_copy_due", sqlite_where=sa.text("copy = 'due'"), postgresql_where=sa.text("copy = 'due'")
        )

    op.drop_table("outbox")
    op.drop_table("content")
    op.drop_table("workshop")
    op.drop_table("tombstone")
    op.drop_table("staff")
    op.drop_table("setting")
    with op.batch_alter_table("reply_ledger", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reply_ledger_domain_at"))
        batch_op.drop_index(batch_op.f("ix_reply_ledger_at"))
        batch_op.drop_index(batch_op.f("ix_reply_ledger_address_at"))

    op.drop_table("reply_ledger")
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_message_unprocessed",
            sqlite_where=sa.text("fate = 'received'"),
            postgresql_where=sa.text("fate = 'received'"),
        )
        batch_op.drop_index(batch_op.f("ix_message_sha256"))
        batch_op.drop_index(batch_op.f("ix_message_sender_received_at"))
        batch_op.drop_index(batch_op.f("ix_message_received_at"))
        batch_op.drop_index(batch_op.f("ix_message_mid"))
        batch_op.drop_index(batch_op.f("ix_message_kind_id"))
        batch_op.drop_index(batch_op.f("ix_message_fate_id"))

    op.drop_table("message")
    op.drop_table("heartbeat")
    op.drop_table("generation")
    with op.batch_alter_table("erasure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_erasure_address"))

    op.drop_table("erasure")
    op.drop_table("bounced_address")
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_registration_id"))
        batch_op.drop_index(batch_op.f("ix_audit_outbox_id"))
        batch_op.drop_index(batch_op.f("ix_audit_message_id"))
        batch_op.drop_index(batch_op.f("ix_audit_at"))

    op.drop_table("audit")
    op.drop_table("alarm")
