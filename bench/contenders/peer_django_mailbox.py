"""django-mailbox: stores each mail (Message and attachments) and archives it, in its own virtual environment.

It answers nobody and understands nothing; what it is told to do is `get_new_mail`, its own loop.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from urllib.parse import quote


def main() -> None:
    import django
    from django.conf import settings

    task = json.loads(sys.argv[1])
    media = tempfile.mkdtemp(prefix="zapisy-bench-media-")
    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "django_mailbox"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": task["database"][len("sqlite:///") :]}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        MEDIA_ROOT=media,
        USE_TZ=True,
    )
    django.setup()
    from django.core.management import call_command
    from django_mailbox.models import Mailbox

    call_command("migrate", verbosity=0)
    uri = f"imap://{quote(task['user'])}:{quote(task['password'])}@127.0.0.1:{task['port']}?archive=Done"
    mailbox = Mailbox.objects.create(name="biuro", uri=uri)
    started = time.perf_counter()
    mails = sum(1 for _ in mailbox.get_new_mail())
    print(json.dumps({"seconds": time.perf_counter() - started, "mails": mails, "replies": 0}))


if __name__ == "__main__":
    main()
