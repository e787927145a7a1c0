"""A human's way: what staff decide, through the same stages, gate and outbox as a mail's own way.

Every change carries the version the clerk saw; `store.Stale` says who was first. Nothing is overwritten.
"""

from processor.review.files import attachment, text_of
from processor.review.people import Choice, Person, choices, choose, nobody, problem_with
from processor.review.queue import (
    Case,
    Draft,
    answered_in_person,
    confirm,
    draft,
    not_a_registration,
    without_bytes,
)
from processor.review.registrations import add_registration, change_registration
from processor.review.workshops import (
    everybody,
    moment,
    sample_texts,
    save_workshop,
    turned,
    values_of,
    workshop_file,
    workshop_version,
    write_to_everybody,
)

__all__ = [
    "Case",
    "Choice",
    "Draft",
    "Person",
    "add_registration",
    "answered_in_person",
    "attachment",
    "change_registration",
    "choices",
    "choose",
    "confirm",
    "draft",
    "everybody",
    "moment",
    "nobody",
    "not_a_registration",
    "problem_with",
    "sample_texts",
    "save_workshop",
    "text_of",
    "turned",
    "values_of",
    "without_bytes",
    "workshop_file",
    "workshop_version",
    "write_to_everybody",
]
