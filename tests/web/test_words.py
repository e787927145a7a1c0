"""The pages' words: every Polish sentence has its English, nothing is left over, and the sheet stays small."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import processor.web
from processor.web import labels
from processor.web.words import english
from tests.web.conftest import Desk

HERE = Path(processor.web.__file__).parent
IN_TEMPLATE = re.compile(r"""\bt\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def in_templates() -> set[str]:
    files = (HERE / "templates").glob("*.html")
    return {ast.literal_eval(found) for file in files for found in IN_TEMPLATE.findall(file.read_text("utf-8"))}


def in_code() -> set[str]:
    """Every text of a Python module that may reach `t`: the keys of english.toml are looked for among them."""
    trees = [
        ast.parse(file.read_text("utf-8")) for file in [*HERE.rglob("*.py"), *(HERE.parent / "review").glob("*.py")]
    ]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def said_by_t() -> set[str]:
    """Literal arguments of t() in the code."""
    found = set()
    for file in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def in_labels() -> set[str]:
    """The words for what stands in the database."""
    words = (
        {words for words, _ in labels.STATUS.values()}
        | set(labels.WORKSHOP_PROBLEMS.values())
        | {"czeka na wysłanie", "program", "wiersz poleceń"}
    )
    return words.union(labels.KINDS.values(), labels.ACTIONS.values(), labels.FIELDS.values())


def test_every_sentence_has_its_english() -> None:
    assert sorted((in_templates() | said_by_t() | in_labels()) - set(english())) == []


def test_no_english_is_left_over() -> None:
    assert sorted(set(english()) - in_templates() - in_code()) == []


def test_places_for_values_are_the_same_in_both_languages() -> None:
    for polish, words in english().items():
        assert set(re.findall(r"\{\w+\}", polish)) == set(re.findall(r"\{\w+\}", words)), polish


def test_the_sheet_stays_under_15_kb() -> None:
    assert (HERE / "static" / "style.css").stat().st_size < 15_000


@pytest.mark.parametrize(
    "page", ["/", "/review/", "/registrations/", "/messages/", "/replies/", "/workshops/", "/account"]
)
def test_the_pages_can_be_read_in_english(desk: Desk, page: str) -> None:
    client = desk.client()
    client.get("/language/en")
    text = client.get(page).text
    assert '<html lang="en">' in text
    main = text.partition("<main")[2].partition("</main>")[0]
    heading = re.search(r"<h1>(.*?)</h1>", main, re.DOTALL)
    assert heading is not None
    assert not re.search("[ąćęłńóśźż]", heading[1])
