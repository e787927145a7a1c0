"""`python -m processor.cli`."""

from processor.cli import main

main()
