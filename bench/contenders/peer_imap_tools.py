"""The loop of imap-tools' own documentation: fetch everything, read subject, sender and text, file in batches.

It stores nothing and answers nobody; in its own virtual environment.
"""

from __future__ import annotations

import json
import sys
import time


def main() -> None:
    from imap_tools import MailBoxUnencrypted

    task = json.loads(sys.argv[1])
    started = time.perf_counter()
    with MailBoxUnencrypted("127.0.0.1", port=task["port"]).login_utf8(task["user"], task["password"]) as mailbox:
        if not mailbox.folder.exists("Done"):
            mailbox.folder.create("Done")
        taken = []
        for message in mailbox.fetch(bulk=False):
            _ = (message.subject, message.from_values, message.text, message.attachments)
            taken.append(message.uid)
        mailbox.move(taken, "Done", chunks=50)
    print(json.dumps({"seconds": time.perf_counter() - started, "mails": len(taken), "replies": 0}))


if __name__ == "__main__":
    main()
