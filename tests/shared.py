"""Where material that is not ours lies, and the skip where it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def material(*parts: str) -> Path:
    """A file or folder beside the checkout; skips the test with a sentence where it is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the shared material {'/'.join(parts)} is not beside this checkout")
    return path
