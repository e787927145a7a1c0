"""Polish personal names: find them in text, put them in the nominative, tell the gender, address the person.

Usable on its own; needs morfeusz2, which is loaded on first use.
`find` is for running text, `read` for a text that is nothing but names, `nominative`, `gender`, `address` and
`restore` for one full name. `is_given_name` and `is_known_surname` judge single words.
"""

from processor.names.diacritics import candidates, restore, spellings
from processor.names.dictionary import (
    full_given,
    is_common_word,
    is_finite_verb,
    is_given_name,
    is_known_surname,
    is_usual_given_name,
    tells_of_another,
)
from processor.names.find import find
from processor.names.inflect import gender, given_nominative, nominative
from processor.names.name import Name
from processor.names.read import read
from processor.names.vocative import address, vocative
from processor.names.words import (
    is_adjective,
    is_known_word,
    is_lower_given_form,
    is_person_noun,
    is_place,
    is_preposition,
    may_be_genitive,
    may_be_noun,
    names_person,
    own_deeds,
    person_noun,
    things,
)

__all__ = [
    "Name",
    "address",
    "candidates",
    "find",
    "full_given",
    "gender",
    "given_nominative",
    "is_adjective",
    "is_common_word",
    "is_finite_verb",
    "is_given_name",
    "is_known_surname",
    "is_known_word",
    "is_lower_given_form",
    "is_person_noun",
    "is_place",
    "is_preposition",
    "is_usual_given_name",
    "may_be_genitive",
    "may_be_noun",
    "names_person",
    "nominative",
    "own_deeds",
    "person_noun",
    "read",
    "restore",
    "spellings",
    "tells_of_another",
    "things",
    "vocative",
]
