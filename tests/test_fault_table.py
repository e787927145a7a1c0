"""`tests/faults.md` tells no lies: every row is there once, the tests it names exist, and at least 90 rows have one."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parent
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| (.+) \|$", re.M)
TEST = re.compile(r"`([\w/]+\.py)::(\w+)`")
ROWS = 107
FEWEST = 90


def table() -> dict[int, str]:
    return {int(number): tests for number, _, tests in ROW.findall((TESTS / "faults.md").read_text("utf-8"))}


@cache
def functions(file: str) -> frozenset[str]:
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_row_is_there_once() -> None:
    assert [int(number) for number, _, _ in ROW.findall((TESTS / "faults.md").read_text("utf-8"))] == [
        *range(1, ROWS + 1)
    ]


def test_every_test_named_exists() -> None:
    named = [(file, name) for tests in table().values() for file, name in TEST.findall(tests)]
    assert len(named) > FEWEST
    assert [f"{file}::{name}" for file, name in named if name not in functions(file)] == []


def test_enough_rows_have_a_test_and_the_others_a_reason() -> None:
    without = {number: tests for number, tests in table().items() if not TEST.search(tests)}
    assert len(without) <= ROWS - FEWEST
    assert all(tests.startswith("—: not done.") and len(tests) > 40 for tests in without.values())


def test_every_test_named_after_a_row_is_in_its_row() -> None:
    """What is called test_row_12_… belongs to row 12, or the table is older than the tests."""
    rows = table()
    forgotten = []
    for path in TESTS.rglob("test_*.py"):
        file = str(path.relative_to(TESTS))
        for name in functions(file):
            match = re.match(r"test_row_(\d+)_", name)
            if match and (file, name) not in TEST.findall(rows[int(match[1])]):
                forgotten.append(f"{file}::{name}")
    assert forgotten == []
