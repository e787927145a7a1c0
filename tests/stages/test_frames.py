"""Plain sentences, each with several names in the case it asks for: whom it enters or strikes, and what is held.

A frame names people A, B, C by case (`{A.acc}`, or `{A.acc_turned}` with the surname first); the writer is "me". What
a frame says holds whoever is named, so each is read with other people.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import pytest

from processor.stages.register import register
from processor.values import Action, Decision
from tests.stages.readings import NOW, OFFICE, letter, reading, verdict

ME = "Zyta Konopka"
CASES = ("nom", "gen", "dat", "acc", "inst")


@dataclass(frozen=True)
class Person:
    """A full name in five cases; `nom_turned` and the like have the surname first."""

    nom: str
    gen: str
    dat: str
    acc: str
    inst: str

    def __getattr__(self, name: str) -> str:
        case, _, turned = name.partition("_")
        if case not in CASES or turned != "turned":
            raise AttributeError(name)
        first, _, last = str(getattr(self, case)).partition(" ")
        return f"{last} {first}"


PEOPLE = [
    Person(*line.split("|"))
    for line in (
        "Jan Lis|Jana Lisa|Janowi Lisowi|Jana Lisa|Janem Lisem",
        "Ewa Sroka|Ewy Sroki|Ewie Sroce|Ewę Srokę|Ewą Sroką",
        "Tomasz Zięba|Tomasza Zięby|Tomaszowi Ziębie|Tomasza Ziębę|Tomaszem Ziębą",
        "Katarzyna Mazur|Katarzyny Mazur|Katarzynie Mazur|Katarzynę Mazur|Katarzyną Mazur",
        "Krzysztof Wójcik|Krzysztofa Wójcika|Krzysztofowi Wójcikowi|Krzysztofa Wójcika|Krzysztofem Wójcikiem",
        "Beata Cieślik|Beaty Cieślik|Beacie Cieślik|Beatę Cieślik|Beatą Cieślik",
        "Andrzej Górny|Andrzeja Górnego|Andrzejowi Górnemu|Andrzeja Górnego|Andrzejem Górnym",
        "Joanna Kowalska|Joanny Kowalskiej|Joannie Kowalskiej|Joannę Kowalską|Joanną Kowalską",
        "Ryszard Sikora|Ryszarda Sikory|Ryszardowi Sikorze|Ryszarda Sikorę|Ryszardem Sikorą",
        "Lidia Jeż|Lidii Jeż|Lidii Jeż|Lidię Jeż|Lidią Jeż",
    )
]
ROUNDS = [(0, 1, 2), (3, 4, 5), (8, 9, 6), (7, 2, 3)]

ASKING_FOR = (  # governs the accusative
    "Zgłaszam", "Zapisuję", "Deleguję", "Kieruję", "Proszę zapisać", "Proszę wpisać na listę", "Proszę dopisać",
    "Wpisz proszę", "Chcę zgłosić", "Chciałabym zapisać", "Niniejszym zgłaszam", "Dopiszcie proszę",
)  # fmt: skip
PLACE_OF = (  # governs the genitive
    "Proszę o zapisanie", "Proszę o wpisanie na listę uczestników", "Prosimy o zarejestrowanie", "Przesyłam zgłoszenie",
    "Zgłaszam udział", "Potwierdzam uczestnictwo", "Proszę o miejsce dla",
)  # fmt: skip
WHO_COMES = (  # governs the nominative
    "Na warsztaty przyjdzie", "Weźmie udział", "W warsztatach uczestniczyć będzie", "Przyjedzie", "Będzie",
)  # fmt: skip

STRAIGHT = [
    *((f"{verb} {rest}", who) for verb, (rest, who) in product(ASKING_FOR, (
        ("{A.acc}", "A"), ("{A.acc_turned}.", "A"), ("{A.acc_turned} i {B.acc_turned}", "A B"),
        ("{A.acc}, {B.acc} i {C.acc}.", "A B C"), ("{A.acc} oraz siebie.", "me A"),
    ))),
    *((f"{words} {rest}", who) for words, (rest, who) in product(PLACE_OF, (
        ("{A.gen}.", "A"), ("{A.gen_turned} i {B.gen_turned}.", "A B"), ("{A.gen}, {B.gen} i {C.gen}.", "A B C"),
    ))),
    *((f"{verb} {rest}", who) for verb, (rest, who) in product(WHO_COMES, (
        ("{A.nom}.", "A"), ("{A.nom} i {B.nom}.", "A B"), ("{A.nom_turned}.", "A"),
    ))),
    # the writer with others
    ("Przyjadę z {A.inst}.", "me A"),
    ("Będę razem z {A.inst} i {B.inst}.", "me A B"),
    ("Ja i {A.nom} chcemy wziąć udział.", "me A"),
    ("Proszę zapisać mnie i {A.acc}.", "me A"),
    ("Zgłaszam się, ze mną {A.nom}.", "me A"),
    ("Zgłaszam swój udział oraz udział {A.gen}.", "me A"),
    ("Przyjedziemy we trójkę: {A.nom}, {B.nom} i ja.", "me A B"),
    ("Pan {A.nom} zgłasza na warsztaty {B.acc} i siebie.", "A B"),
    ("Do udziału w warsztatach zgłosili się {A.nom} i {B.nom}.", "A B"),
    ("Do udziału w warsztatach zgłosili się radni: {A.nom}, {B.nom} i {C.nom}.", "A B C"),
    # beside somebody who does not come
    ("Z polecenia {A.gen} zgłaszam {B.acc} i {C.acc}.", "B C"),
    ("Zgodnie z rozmową z {A.inst} zgłaszam {B.acc}.", "B"),
    ("Wójt {A.nom} prosi o zapisanie {B.gen}.", "B"),
    ("W imieniu wójta {A.gen} zgłaszam {B.acc}.", "B"),
    ("Zgłaszam {A.acc}. {B.nom} niestety nie da rady.", "A"),
    ("{A.nom} nie może, zgłaszam {B.acc}.", "B"),
    ("Proszę wpisać {A.acc}, natomiast {B.gen} proszę nie wpisywać.", "A"),
    ("Na listę proszę wpisać {A.acc}, a {B.acc} na razie nie.", "A"),
    ("Zgłaszam {A.acc} z referatu {B.gen}.", "A"),
    ("Zgłaszam {A.acc}. Osoba do kontaktu: {B.nom}.", "A"),
    ("Dziękuję {A.dat} za zaproszenie i zgłaszam {B.acc}.", "B"),
    # functions beside names, and the writer's own
    ("Zgłaszam {A.acc} (inspektor) i {B.acc} (referent).", "A B"),
    ("Zgłaszam {A.acc}, pracownika referatu promocji.", "A"),
    ("Z naszej gminy jadą: wójt {A.nom}, sekretarz {B.nom}.", "A B"),
    ("Zapisuję się jako sołtys.", "me"),
    ("Jestem sekretarzem gminy i proszę o zapisanie.", "me"),
    ("Zapisuję się za zgodą kierownika.", "me"),
    ("Zgłaszam się. O warsztatach wiem od koleżanki.", "me"),
    ("Zgłaszam moją skromną osobę.", "me"),
    ("Zgłaszam siebie i koleżankę z referatu, {A.acc}.", "me A"),
    ("W imieniu własnym i {A.gen} zgłaszam udział.", "me A"),
    ("Zgłaszam się. Przywiezie mnie mąż, {A.nom}.", "me"),
    ("Zgłaszam {A.acc}. Delegację podpisał wójt {B.nom}.", "A"),
    ("Zgłaszam {A.acc}. {B.nom} zostaje w biurze.", "A"),
    ("Przyjadą {A.nom} i {B.nom}. Ja w tym czasie jestem na urlopie.", "A B"),
    ("Zgłaszam {A.acc}, nie mylić z {B.inst}.", "A"),
    ("Zgłaszam pracowników urzędu: {A.acc}, {B.acc}.", "A B"),
    ("Proszę zapisać mnie i koleżankę. Nazywa się {A.nom}.", "me A"),
    # the writer among those in a list below
    ("Zgłaszam:\nsiebie, {A.acc} i {B.acc}.", "me A B"),
    ("Zgłaszam:\n\n{A.acc}, {B.acc} oraz siebie.", "me A B"),
    ("Proszę wpisać:\n mnie i {A.acc}.", "me A"),
    ("Zgłaszam dwie osoby z naszego koła:\n{A.acc} i mnie.", "me A"),
    ("Zgłaszam:\n1. {A.nom}\n2. ja", "me A"),
    ("Będzie nas troje: {A.nom}, {B.nom} i ja.", "me A B"),
    ("Zgłaszam {A.acc}. PS Pojedzie też {B.nom}.", "A B"),
    ("Zgłaszam się. W tym czasie w biurze zastąpi mnie {A.nom}.", "me"),
    ("Proszę mnie wpisać. W szkole zastąpi mnie wtedy {A.nom}.", "me"),
    ("Pojedzie {A.nom}. {B.nom} jest u córki i jej nie zgłaszamy.", "A"),
    # who comes along, who is left out, who is sent
    ("Wybiorę się osobiście, zabieram też {A.acc}.", "me A"),
    ("Przyjadę w towarzystwie {A.gen}.", "me A"),
    ("Na spotkanie przyjdę z {A.inst}, {B.gen} proszę nie wpisywać.", "me A"),
    ("Zgłaszam swój udział. Za {A.acc} nie mogę się wypowiadać.", "me"),
    ("Zgłaszam siebie, {A.nom} nie chce.", "me"),
    ("{A.nom} nie może, {B.nom} jedzie, {C.nom} nie może, ja też nie. Proszę zapisać {B.acc}.", "B"),
    ("{A.nom} jedzie, {B.nom} nie może, {C.nom} też jedzie. Proszę zapisać te dwie osoby.", "A C"),
    ("O ile limit miejsc nie jest wyczerpany, zgłaszam {A.acc}.", "A"),
    ("Jeżeli lista nie jest jeszcze zamknięta, proszę dopisać {A.acc}.", "A"),
    ("Wójt {A.nom} wyznaczył do udziału:\n- {B.acc}\n- {C.acc}", "B C"),
    ("Skieruję na warsztaty pracownika: {A.acc}.", "A"),
    ("Proszę o zapisanie: {A.nom}, {B.nom}. Ja niestety nie mogę.", "A B"),
    ("Proszę dopisać jeszcze {A.acc}. Pan Nowak jest już zapisany. Mnie nie będzie.", "A"),
    ("Zgłaszam: {A.nom_turned} / {B.nom_turned} / {C.nom_turned}", "A B C"),
    ("Rok temu była {A.nom}, teraz proszę zapisać {B.acc}.", "B"),
    ("Oprócz zgłoszonej wcześniej {A.gen} proszę dopisać {B.acc}.", "B"),
    ("Pan Burmistrz {A.nom} dziękuje za zaproszenie i potwierdza swój udział.", "A"),
    ("Nie mogę przyjechać osobiście, reprezentować mnie będzie {A.nom}.", "A"),
    ("Zapisuję się. Ukłony dla {A.gen}.", "me"),
    ("Please register {A.nom} and me.", "me A"),
    ("I would like to register {A.nom}.", "A"),
    # who sign together
    ("Zgłaszamy się na warsztaty.\n{A.nom} i {B.nom}", "A B"),
    ("Zgłaszamy się na warsztaty.\n\nPozdrawiamy\nZyta i Adam Konopkowie", "me Adam"),
    ("Proszę zapisać mnie i męża. Pozdrawiamy, Zyta i Adam Konopkowie", "me Adam"),
]  # fmt: skip

STRUCK = [
    ("Proszę wykreślić {A.acc} i {B.acc}.", "A B"),
    ("Odwołuję zgłoszenie {A.gen}.", "A"),
    ("Proszę skreślić mnie i {A.acc}.", "me A"),
    ("Proszę wykreślić z listy:\nmnie i {A.acc}.", "me A"),
    ("Proszę wykreślić:\n- mnie\n- {A.acc}", "me A"),
    ("Rezygnują:\n1. ja\n2. {A.nom}", "me A"),
    ("Wycofuję zgłoszenie swoje i {A.gen}.", "me A"),
    ("Odwołuję swój udział oraz udział {A.gen}.", "me A"),
    ("Rezygnuję, {A.nom} też.", "me A"),
    ("Niestety ja i {A.nom} nie damy rady przyjechać, proszę nas wykreślić.", "me A"),
    ("Wójt {A.nom} prosi o wykreślenie {B.gen}.", "B"),
    ("{A.nom} i ja musimy zrezygnować.", "me A"),
    ("Rezygnujemy z {A.inst} z udziału.", "me A"),
    ("Rezygnujemy z warsztatów.\nZyta i Adam Konopkowie", "me Adam"),
    # who stays
    ("Muszę się wypisać, {A.acc} zostawcie na liście, on będzie.", "me"),
    ("Nie przyjadę, proszę mnie skreślić. {A.acc} zostawiamy.", "me"),
    ("Wycofuję swoje zgłoszenie, zgłoszenie {A.gen} podtrzymuję.", "me"),
    ("Proszę skreślić {A.acc}, ja będę.", "A"),
    ("{A.nom} nie przyjedzie. Proszę o wykreślenie. Ja będę na pewno.", "A"),
    ("Proszę wykreślić {A.acc}, {B.acc} proszę zostawić.", "A"),
    ("Proszę wykreślić {A.acc}, {B.nom} zostaje.", "A"),
    ("Proszę o wykreślenie {A.gen} z listy; pozostałe osoby: {B.nom} i {C.nom} – bez zmian.", "A"),
    ("Udział {A.gen} proszę uznać za nieaktualny.", "A"),
]

KIN = ("męża", "mężem", "mąż"), ("żonę", "żoną", "żona"), ("córkę", "córką", "córka")
COLLEAGUES = (
    ("koleżankę", "koleżanką", "koleżanka"), ("kolegę", "kolegą", "kolega"), ("sekretarza", "sekretarzem", "sekretarz"),
    ("stażystkę", "stażystką", "stażystka"), ("księgową", "księgową", "księgowa"), ("zastępcę", "zastępcą", "zastępca"),
)  # fmt: skip
GROUPS = ("jeszcze jedną osobę", "dwóch pracowników", "całą rodzinę", "radnych", "uczniów klasy 3b", "nasz zespół")

HELD = [
    *(frame.format(acc=acc, inst=inst, nom=nom) for (acc, inst, nom), frame in product((*KIN, *COLLEAGUES), (
        "Proszę zapisać mnie i {acc}.", "Zgłaszam siebie oraz {acc}.", "Przyjadę z {inst}.",
        "Zapisuję się wraz z {inst}.", "Zgłaszam {{A.acc}} i {acc}.", "Przyjdą {{A.nom}} i {nom}.",
        "Będzie {{A.nom}} z {inst}.", "Zgłaszam {acc}.",
        "Zgłaszam się, {nom} też przyjdzie.", "Chcę przyjść z {inst} na warsztaty.", "Proszę wykreślić mnie i {acc}.",
    ))),
    *(f"Proszę zapisać mnie i {group}." for group in GROUPS),
    "W imieniu własnym i całego referatu zgłaszam udział.",
    "Jedna z osób, które zgłosiliśmy, nie przyjedzie.",
    "Przyjadę z kimś z urzędu.",
    "Zgłaszam się z dwójką dzieci.",
    "Zgłaszam się na warsztaty.\n{A.nom} i {B.nom}",
    "Do udziału w warsztatach zgłosili się wcześniej {A.nom} i {B.nom}.",
    "Zgłaszam {A.acc}, {B.acc} może dopiszemy później.",
    "Zgłaszam {A.acc}, a {B.acc} tylko warunkowo.",
    "Zgłaszam {A.acc} albo {B.acc}.",
    "Prawdopodobnie przyjedzie {A.nom}.",
    "Zgłaszam {A.acc} i jej syna.",
    "Zgłaszam {A.acc} i wszystkich radnych.",
    "Zgłaszam {A.acc} i resztę zespołu.",
    "Zgłaszam całą Radę Gminy.",
    "Zgłaszam nową sekretarkę.",
    "Zgłaszam panią Kowalską.",
    "Zgłaszam Marka i Annę.",
    "Przyjadę z Anią i Markiem.",
    "Ja i pan Nowak chcemy przyjść.",
    "Na warsztaty przyjedzie pani wójt.",
    "Postaram się przyjechać.",
    "Jak będzie ładna pogoda, to przyjadę.",
    "Proszę wstępnie zarezerwować miejsce dla {A.gen}.",
    "Zgłaszam {A.acc}, ale proszę jeszcze nie wpisywać.",
    "Proszę o certyfikat udziału dla {A.gen}.",
    "Zgłaszam {A.acc} do nagrody.",
    "Zgłaszam {A.acc} na konferencję w Krakowie.",
    "Zapraszam {A.acc} na kawę.",
    "Przyjadą (proszę nie wpisywać ich na listę): {A.nom}, {B.nom}.",
    "Zgłaszam {A.acc}... a nie, przepraszam, {B.acc}.",
    "Zgłaszam {A.acc}. Poprawka: {B.acc}.",
    "Zgłaszam {A.acc}. PS Jednak pojedzie {B.nom}.",
    "Zgłaszam {A.acc}. A właściwie niech pojedzie {B.nom}.",
    "Będzie nas cztery z koła, proszę o miejsca.",
    "Nie mogę przyjechać, zresztą się nie zgłaszałam.",
    "Jeśli zwolni się miejsce, proszę o informację. {A.nom}",
    "Proszę o fakturę za wynajem sali. {A.nom}",
    "Proszę na razie nie zapisywać {A.gen}.",
    "Rezygnuje jedna osoba z naszej listy.\n{A.nom}",
    # somebody whom nobody names
    "Pan starosta prosił, żeby wpisać go na listę.",
    "Pani dyrektor wybiera się na warsztaty, proszę ją wpisać.",
    "Pan burmistrz będzie na warsztatach, proszę o zapisanie.",
    "Proszę ją wpisać na listę.",
    "Prosze ja wpisac na liste.",
    "Szef chce wziac udzial, prosze go zapisac.",
    "Proszę go zapisać.",
    "Zgoda, proszę go dopisać.",
    "Piszę od koleżanki, bo nie mam dostępu do swojej poczty. Proszę mnie zapisać.",
    "To mail siostry, ale zapisać proszę mnie.",
    "Zgłaszaliśmy {A.acc}, pojedzie jednak {B.nom}.",
    "Proszę zapisać {A.acc}, w drugiej kolejności {B.acc}.",
    "Zgłaszam {A.acc}, w razie choroby przyjedzie {B.nom}.",
    "Zgłaszam {A.acc}, zastępczo {B.acc}.",
    "Proszę zamienić {A.acc} na {B.acc}.",
    "Z naszej listy proszę wpisać tylko {A.acc}:\n1. {A.nom}\n2. {B.nom}",
    "Lista naszych pracowników:\n1. {A.nom}\n2. {B.nom}\nProszę wpisać dwie pierwsze osoby.",
    "Czy warsztaty są też dla stowarzyszeń? Chętnie bym się zapisała, ale najpierw wolę zapytać.",
    "Kasiu, może Ty byś pojechała? Zgłosić się można do końca miesiąca.",
]  # fmt: skip

# what stands beside a name in a list
LEAVE_OPEN = (
    "(rezerwa)", "- niepewny", "- jeszcze nie wie", "(?)", "- ?", "(może później)", "(na urlopie)", "(wstępnie)",
    "(do potwierdzenia)", "- raczej tak", "- waha się", "- czeka na zgodę szefa", "- da znać jutro", "(tylko dowozi)",
    "(online)", "- jeśli zdąży", "- pod warunkiem że będzie transport", "(opcjonalnie)", "(ew.)", "- nie wiadomo",
)  # fmt: skip
SAY_NO = (
    "- nie",
    "(niestety nie)",
    "- rezygnacja",
    "- nie jedzie",
    "- nie może",
    "(jednak nie)",
    "(odwołane)",
    "- odpada",
)
SAY_NOTHING = (
    "- tak", "(potwierdzone)", "- wójt", "– referat promocji", "- tel. 600 100 200", "(wegetarianka)", "- ur. 1975",
    "(przyjedzie własnym samochodem)", "- oficer rezerwy", "- z-ca dyrektora", "- jan@ug-lipnica.pl", "- klasa 3b",
)  # fmt: skip
BULLETS = ("- ", "• ", "")
OPEN_PARTS = ("Lista rezerwowa:", "Do potwierdzenia:", "Niepewni:", "Może przyjdzie jeszcze:", "Kierowca:")

LISTED = [  # with whom it enters and whom it strikes
    ("Będą:\n- {A.nom}\n- {B.nom}\nNie będzie:\n- {C.nom}", "A B", ""),
    ("Zgłaszam na warsztaty:\n- ja\n- {A.nom}", "me A", ""),
    ("Na warsztaty jadą:\nja\n{A.nom}\n{B.nom}", "me A B", ""),
    ("Zgłaszam:\nsiebie\n{A.acc}", "me A", ""),
    ("Zgłaszam:\n- {A.acc}\n- {B.acc}\n- i siebie", "me A B", ""),
    ("Proszę o zapisanie:\n- {A.gen}\n- {B.gen}\noraz mnie.", "me A B", ""),
    ("Rezygnują:\n- {A.nom}\n- {B.nom}", "", "A B"),
    ("Proszę o skreślenie osób:\n- {A.nom}\n- {B.nom}", "", "A B"),
    ("Do wykreślenia:\n- {A.nom}\n- {B.nom}", "", "A B"),
    ("Do dopisania:\n- {A.nom}\n\nDo wykreślenia:\n- {B.nom}", "A", "B"),
    ("Z naszego urzędu:\n{A.nom} - będzie,\n{B.nom} - nie będzie,\n{C.nom} - będzie.", "A C", ""),
    ("W zeszłym roku byli:\n- {A.nom}\n- {B.nom}\nW tym roku zgłaszam:\n- {C.acc}", "C", ""),
]


def outcome(frame: str, people: tuple[int, int, int]) -> tuple[Decision | None, list[str], list[str]]:
    """What becomes of the letter, whom it enters and whom it strikes."""
    a, b, c = (PEOPLE[at] for at in people)
    one = letter(frame.format(A=a, B=b, C=c), "warsztaty Proszowice 26.10", f"{ME} <zyta@ug-lipnica.pl>")
    told = verdict(one)
    if not told.may_register:
        return None, [], []
    read = reading(one)
    plan = register(told, read, OFFICE, None, NOW, sender="zyta@ug-lipnica.pl")
    by = {action: sorted(p.full_name for p in read.people if p.action is action) for action in Action}
    return plan.decision, by[Action.REGISTER], by[Action.CANCEL]


def named(who: str, people: tuple[int, int, int]) -> list[str]:
    known = {"me": ME, "Adam": "Adam Konopka"} | {key: PEOPLE[at].nom for key, at in zip("ABC", people, strict=True)}
    return sorted(known[one] for one in who.split())


@pytest.mark.parametrize(("frame", "who"), STRAIGHT)
def test_who_is_entered(frame: str, who: str) -> None:
    for people in ROUNDS:
        assert outcome(frame, people) == (Decision.ACCEPT, named(who, people), []), people


@pytest.mark.parametrize(
    ("frame", "who"), [(frame, who) for frame, who in STRAIGHT if "Pozdrawiam" not in frame and "\n" not in frame]
)
def test_who_is_entered_above_a_signature(frame: str, who: str) -> None:
    signed = f"Dzień dobry,\n{frame}\n\nPozdrawiam\n{ME}\nUrząd Gminy Lipnica\ntel. 600 700 800"
    assert outcome(signed, ROUNDS[1]) == (Decision.ACCEPT, named(who, ROUNDS[1]), [])


@pytest.mark.parametrize(("frame", "who"), STRUCK)
def test_who_is_struck(frame: str, who: str) -> None:
    for people in ROUNDS:
        _, entered, struck = outcome(frame, people)
        assert (entered, struck) == ([], named(who, people)), people


@pytest.mark.parametrize("frame", HELD)
def test_what_is_held(frame: str) -> None:
    for people in ROUNDS:
        assert outcome(frame, people)[0] is not Decision.ACCEPT, people


@pytest.mark.parametrize("frame", [frame for frame in HELD if "{A.nom}" not in frame.partition("\n")[2]])
def test_what_is_held_above_a_signature(frame: str) -> None:
    signed = f"Dzień dobry,\n{frame}\n\nPozdrawiam\n{ME}\nUrząd Gminy Lipnica\ntel. 600 700 800"
    assert outcome(signed, ROUNDS[0])[0] is not Decision.ACCEPT


@pytest.mark.parametrize(("bullet", "remark"), [*product(BULLETS, LEAVE_OPEN)])
def test_who_may_not_come_is_held(bullet: str, remark: str) -> None:
    frame = f"Zgłaszam na warsztaty:\n{bullet}{{A.nom}}\n{bullet}{{B.nom}}\n{bullet}{{C.nom}} {remark}"
    assert outcome(frame, ROUNDS[0])[0] is Decision.HOLD


@pytest.mark.parametrize("remark", [remark for remark in LEAVE_OPEN if remark.startswith("(")])
def test_who_may_not_come_is_held_in_a_sentence(remark: str) -> None:
    assert outcome(f"Zgłaszam {{A.acc}}, {{B.acc}} {remark} i {{C.acc}}.", ROUNDS[0])[0] is Decision.HOLD


@pytest.mark.parametrize(("bullet", "heading"), [*product(BULLETS, OPEN_PARTS)])
def test_a_part_of_a_list_that_is_open_is_held(bullet: str, heading: str) -> None:
    frame = f"Zgłaszam na warsztaty:\n{bullet}{{A.nom}}\n{bullet}{{B.nom}}\n{heading}\n{bullet}{{C.nom}}"
    assert outcome(frame, ROUNDS[0])[0] is Decision.HOLD


@pytest.mark.parametrize(("bullet", "remark"), [*product(BULLETS, SAY_NO)])
def test_whose_line_says_no_is_not_entered(bullet: str, remark: str) -> None:
    frame = f"Zgłaszam na warsztaty:\n{bullet}{{A.nom}}\n{bullet}{{B.nom}} {remark}\n{bullet}{{C.nom}}"
    assert outcome(frame, ROUNDS[0])[1] == named("A C", ROUNDS[0])


@pytest.mark.parametrize(("bullet", "remark"), [*product(BULLETS, SAY_NOTHING)])
def test_what_else_stands_in_a_line_leaves_him_entered(bullet: str, remark: str) -> None:
    frame = f"Zgłaszam na warsztaty:\n{bullet}{{A.nom}} {remark}\n{bullet}{{B.nom}}\n{bullet}{{C.nom}}"
    assert outcome(frame, ROUNDS[0]) == (Decision.ACCEPT, named("A B C", ROUNDS[0]), [])


@pytest.mark.parametrize(("frame", "entered", "struck"), LISTED)
def test_the_parts_of_a_list(frame: str, entered: str, struck: str) -> None:
    for people in ROUNDS:
        assert outcome(frame, people)[1:] == (named(entered, people), named(struck, people)), people


@pytest.mark.parametrize(
    ("frame", "struck"),
    [
        ("Zgłosiłam {A.acc} i {B.acc}. {given} nie dojedzie.", "A"),
        ("Wczoraj zapisałam siebie, {A.acc} i {B.acc}. {given} jednak nie przyjedzie. Reszta bez zmian.", "A"),
        ("Zgłaszałam {A.acc} i {B.acc}. {given} rezygnuje, proszę o wykreślenie.", "A"),
    ],
)
def test_who_is_struck_by_his_given_name_alone(frame: str, struck: str) -> None:
    for people in ROUNDS:
        _, entered, gone = outcome(frame.replace("{given}", PEOPLE[people[0]].nom.split()[0]), people)
        assert (entered, gone) == ([], named(struck, people)), people
