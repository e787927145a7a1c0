"""Fixtures of servers live in tests/servers, one module each; they are named here so that every test may use them."""

from __future__ import annotations

import importlib.util
import os

# Run where they are asked for: Courier's program stands beside no Dovecot, and pictures are for the papers.
_WANTED = {"ZAPISY_COURIER": "road/test_courier.py", "ZAPISY_SCREENSHOTS": "web/test_screenshots.py"}
collect_ignore = [path for variable, path in _WANTED.items() if not os.environ.get(variable)]
pytest_plugins = [
    name
    for name in (
        "tests.servers.dovecot",
        "tests.servers.postfix",
        "tests.servers.postgres",
        "tests.servers.databases",
        "tests.servers.smtp",
        "tests.servers.browser",
        "tests.servers.oauth",
        "tests.servers.openid",
        "tests.servers.courier",
    )
    if importlib.util.find_spec(name)
]
