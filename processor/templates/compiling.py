"""The reply texts of the office: compiled, tried with sample values, and every problem told with file and line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from processor.templates import wording
from processor.templates.values import LANGUAGES, Facts, Person, samples
from processor.values import ReplyKind

_KINDS = tuple(str(kind) for kind in ReplyKind)
_FILES = ("subject.txt", "body.txt", "body.html")
_PATH = re.compile(rf"(?P<language>{'|'.join(LANGUAGES)})/(?P<kind>{'|'.join(_KINDS)})/(?P<file>[a-z]+\.[a-z]+)")
_PARTIAL = re.compile(r"[a-z]{2}/_[\w-]+/[\w-]+\.(?:txt|html)")
_LONGEST = 100_000  # characters of one file


def environment(files: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    """Jinja2 for texts written by the office: no access to anything but the values, an unknown name is an error, HTML
    files escape what they insert."""
    env = ImmutableSandboxedEnvironment(
        # The path as the file's name, so that an error's traceback names the text and its line.
        loader=FunctionLoader(lambda path: (files[path], path, None) if path in files else None),
        undefined=StrictUndefined,
        autoescape=lambda name: bool(name and name.endswith(".html")),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # the texts are given, and stay as they are
    )
    env.filters["plural"] = wording.plural
    return env


def problems(files: Mapping[str, str], env: ImmutableSandboxedEnvironment) -> Iterator[str]:
    """Everything that is wrong with the files, a sentence each."""
    yield from _layout(files)
    for path in sorted(files):
        if len(files[path]) > _LONGEST:
            yield f"{path}: longer than {_LONGEST} characters; write a shorter text"
        elif match := _PATH.fullmatch(path):
            yield from _tried(path, match["language"], env)
        elif _PARTIAL.fullmatch(path):
            yield from _syntax(path, env)


def _layout(files: Mapping[str, str]) -> Iterator[str]:
    """Files that are no text of ours, and texts that are missing from a language that has been begun."""
    for path in sorted(files):
        match = _PATH.fullmatch(path)
        if _PARTIAL.fullmatch(path) or (match and match["file"] in _FILES):
            continue
        near = difflib.get_close_matches(path, _all_paths(), n=1)
        yield f"{path}: no text is read from here; " + (
            f"did you mean {near[0]}?" if near else "texts are LANGUAGE/KIND/subject.txt, body.txt and body.html"
        )
    languages = [language for language in LANGUAGES if any(path.startswith(f"{language}/") for path in files)]
    for language in languages or ["pl"]:
        for kind in _KINDS:
            for file in ("subject.txt", "body.txt"):
                if not files.get(f"{language}/{kind}/{file}", "").strip():
                    yield f"{language}/{kind}/{file}: missing or empty; write the text of this answer"


def _all_paths() -> list[str]:
    return [f"{language}/{kind}/{file}" for language in LANGUAGES for kind in _KINDS for file in _FILES]


def _syntax(path: str, env: ImmutableSandboxedEnvironment) -> Iterator[str]:
    """A text that does not compile, or that names an unknown placeholder in a place no sample may reach."""
    try:
        source = env.loader.get_source(env, path)[0] if env.loader else ""
        tree = env.parse(source, path)
    except TemplateSyntaxError as error:
        yield f"{path}, line {error.lineno}: {error.message}"
        return
    known = {*_known(), *_own_names(tree)}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in known:
            yield f"{path}, line {node.lineno}: unknown placeholder {node.name!r}; {_hint(node.name)}"


def _own_names(tree: nodes.Template) -> Iterator[str]:
    """Names a text gives itself: loop variables, `set`, and Jinja2's `loop`."""
    yield "loop"
    yield from (node.name for node in tree.find_all(nodes.Name) if node.ctx != "load")


@cache
def _known() -> tuple[str, ...]:
    return tuple(next(iter(samples("en"))))


def _hint(name: str) -> str:
    near = difflib.get_close_matches(name, _known(), n=1)
    known = f"known placeholders: {', '.join(_known())}"
    return f"did you mean {near[0]}? ({known})" if near else known


def _tried(path: str, language: str, env: ImmutableSandboxedEnvironment) -> Iterator[str]:
    """The first problem that shows when the text is rendered with each sample."""
    found = list(_syntax(path, env))
    yield from found
    if found:
        return
    for values in samples(language):
        try:
            text = env.get_template(path).render(values)
        except Exception as error:  # noqa: BLE001  # whatever a text does wrong is a sentence, not a crash
            yield f"{_place(error, path)}: {_words(error)}"
            return
        if path.endswith("subject.txt") and len(text.strip().splitlines()) > 1:
            yield f"{path}: a subject is one line"
            return


def _place(error: BaseException, path: str) -> str:
    """File and line of the text in which rendering failed (it may be an included one)."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or path}, line {error.lineno}"
    place, trace = path, error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if _PATH.fullmatch(file) or _PARTIAL.fullmatch(file):
            place = f"{file}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place


_ATTRIBUTE = re.compile(r"(Facts|Person) object' has no attribute '(\w+)'")


def _words(error: Exception) -> str:
    message = str(error)
    if isinstance(error, TemplateNotFound):
        return f"there is no file {message} to include"
    if isinstance(error, UndefinedError) and (match := _ATTRIBUTE.search(message)):
        thing, kind = ("workshop", Facts) if match[1] == "Facts" else ("person", Person)
        has = ", ".join(one.name for one in fields(kind))
        return f"unknown placeholder {match[2]!r}; a {thing} has: {has}"
    return message if isinstance(error, TemplateError) else f"{type(error).__name__}: {message}"


def compiled(files: Mapping[str, str], env: ImmutableSandboxedEnvironment) -> dict[str, Template]:
    """The usable texts by path; what does not compile is left out."""
    found: dict[str, Any] = {}
    for path in files:
        if _PATH.fullmatch(path):
            try:
                found[path] = env.get_template(path)
            except TemplateError:
                continue
    return found
