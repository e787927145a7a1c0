"""What pyproject.toml cannot say: `config/` and `migrations/` go into the wheel as `processor/shipped/`."""

from pathlib import Path
from shutil import copytree, ignore_patterns

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithShippedFiles(build_py):
    """Copies them beside the modules; an editable installation finds them in the checkout."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for name in ("config", "migrations"):
                target = Path(self.build_lib) / "processor" / "shipped" / name
                copytree(name, target, ignore=ignore_patterns("__pycache__", "*.pyc"), dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithShippedFiles})
