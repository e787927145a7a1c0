"""What is installed from the wheel works without the checkout beside it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.shared import ROOT

PINNED = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!+_-]+")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of the wheel, built from a copy of the checkout."""
    directory = tmp_path_factory.mktemp("wheel")
    source = directory / "source"
    source.mkdir()
    for name in ("processor", "config", "migrations"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        directory,
        source,
    ]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = directory.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(directory / "site")
    return directory / "site"


def files(root: Path, pattern: str = "**/*") -> set[str]:
    found = (path for path in root.glob(pattern) if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(root).as_posix() for path in found}


@pytest.mark.parametrize("name", ["config", "migrations"])
def test_wheel_holds_what_lies_beside_the_package(installed: Path, name: str) -> None:
    assert files(installed / "processor" / "shipped" / name) == files(ROOT / name)


def test_wheel_holds_every_file_of_the_package(installed: Path) -> None:
    shipped = {name for name in files(installed / "processor") if not name.startswith("shipped/")}
    assert shipped == files(ROOT / "processor")


def test_installed_program_starts_from_nothing(installed: Path, tmp_path: Path) -> None:
    def zapisy(*arguments: str) -> subprocess.CompletedProcess[str]:
        environ = {name: value for name, value in os.environ.items() if not name.startswith("ZAPISY_")}
        code = f"import sys; sys.path.insert(0, {str(installed)!r}); from processor.cli import main; main()"
        command = [sys.executable, "-P", "-c", code, *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=True)

    zapisy("init")
    assert files(tmp_path / "config") == files(ROOT / "config")
    zapisy("migrate")
    assert zapisy("messages", "--json").stdout == ""


def test_constraints_pin_every_dependency_and_name_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not PINNED.fullmatch(line)] == []
    pinned = {_normal(line.partition("==")[0]) for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for names in project["optional-dependencies"].values() for name in names),
    ]
    assert {_normal(re.split(r"[\[<>=!~; ]", name)[0]) for name in wanted} - {"zapisy"} <= pinned


def _normal(name: str) -> str:
    """PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()
