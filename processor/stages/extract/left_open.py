"""What the letter itself leaves open: names to be given later, people who are not sure yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from processor.text.requests import sentences
from processor.text.sieve import Sieve
from processor.values import Reason


def promised(said: str) -> Iterator[Reason]:
    """Sentences that put off names ("nazwiska podam"), or leave somebody's coming open ("prawdopodobnie")."""
    for start, end in sentences(said, 0, len(said)):
        if _UNNAMED.search(said, start, end) and not _OF_PAPERS.search(said, start, end):
            yield Reason("extract.promised", "Nazwiska mają zostać podane później.")
        elif _LEFT_OPEN.search(said, start, end) and not _OF_PAPERS.search(said, start, end):
            yield Reason("extract.open", "Część zgłoszenia jest niepewna.")


_UNNAMED = Sieve(
    r"\b(?:nazwisk\w*|dane|imion\w*|list\w*)\s+(?:\w+\s+){0,3}?(?:pod(?:am|amy|adz\w+|any\w*|ane)|przesl\w+|dosl\w+|wys(?!tarcz)\w+|uzupeln\w+)|\b(?:podam|podamy|przesle|przeslemy|dosle|doslemy|uzupelnie)\b"
)
_OF_PAPERS = re.compile(
    r"\b(?:skan\w*|umow\w+|faktur\w*|sprawozd\w+|protok\w+|zdjec\w*|material\w*|cv\b|rekrutac\w+|artykul\w*|oryginal\w*|zaswiadcz\w+|program\w*|prezentac\w+|ulotk\w*|ofert\w*)"
)
_LEFT_OPEN = Sieve(
    r"\b(?:warunkowo|itd|itp|i\s+inni|i\s+(?:cala\s+)?reszt[aey]\s+(?:zespolu|referatu|ekipy|osob|grupy)|jeszcze\s+nie\s+(?:wpisywac|zapisywac|zglaszac|rejestrowac)|moze\s+(?:jeszcze\s+)?(?:dopisz[eę]|dopiszemy|zglosz[eę]|zglosimy|dosl[eę]|doslemy|dolacz[ay]|przyjdzie|przyjedzie|przyjda|przyjada|wezmie|pojedzie)|(?:nie\s+mam|brak)\s+(?:\w+\s+)?zgody|po\s+uzyskaniu\s+zgody|moze\s+tez|jeszcze\s+nie\s+wi(?:em|e|edza|adomo)|(?<!\bnam )(?<!\bmi )nie\s+wiadomo(?=\s*(?:[.,;!)]|$|,?\s+(?:jeszcze|czy\s+(?:pojedzie|przyjedzie|bedzie|przyjdzie|wezmie|da\s+rade))))|(?:odezwie|odezwa)\s+sie|(?:da|dadza)\s+(?:\w+\s+)?znac|do\s+ustalenia|czekam\w*\s+(?:jeszcze\s+)?na\s+(?:jej|jego|ich)\s+(?:odpowiedz|decyzj|zgod|potwierdz)\w*|(?<=\()czekam\w*|(?:dopisz[eę]|dopiszemy|zglosz[eę]|zglosimy|dosl[eę]|doslemy|dolacz[eę]|dolaczymy),?\s+(?:jak|jesli|jezeli|gdy|kiedy|pozniej|jutro|po\s+\w+)|ewentualnie|nie\s+jestem\s+pew\w+(?!,?\s+czy\s+(?:\w+\s+){0,3}?(?:mail|wiadomosc|zgloszeni|list|wysz|dosz|dotar))|potwierdz\w+\s+(?:\w+\s+)?(?:albo|lub)\s+odwol\w*|ostatecznie\s+potwierdz\w+|prawdopodobnie|byc\s+moze(?!\s+(?:panstwo|pani|pan)\b)|jesli\s+(?:sie\s+)?uda|jeszcze\s+potwierdz\w+)\b"
)
