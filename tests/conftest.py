"""Fixtures of servers live in tests/servers, one module each; they are named here so that every test may use them."""

from __future__ import annotations

import importlib.util

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
