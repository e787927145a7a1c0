"""Words that stand beside a name: academic degrees, functions, forms of address."""

from __future__ import annotations

import re
from functools import lru_cache

from processor.names.casing import word_set

ABBREVIATIONS = word_set(
    """
    dh dhna hm phm pwd pdh kan prał np
    dr hab prof mgr inż inz lic ks s o p pp po p.o st mł gł gen płk ppłk mjr kpt por ppor chor sierż asp
    podinsp nadkom podkom kom insp plut ogn bryg abp bp kard red adw mec lek med dypl tech arch art zw
    nadzw wicedyr wiceprzew kol ob hr r.pr doc
    zast z-ca nacz dyr kier sekr prez przew wet stom sp.p ww msc bsc phd md mr mrs ms dr.hab m.in
    """
)
_WHOLE = word_set(
    """
    pan pana panu panem panie panowie panów panom panami pani panią paniom paniami panna panny pannę panią
    państwo państwa państwu państwem ksiądz księdza księdzu księdzem księże ojciec brat siostra siostry
    siostrze siostrę siostrą poseł posła posłowi posłem posłanka posłanki posłankę posłance sędzia sędziego
    sędziemu sędzią sędzina szef szefa szefowa szanowny szanowna szanowni szanowna drogi droga drodzy kochana
    kochany cześć witaj witam mąż męża mężem żona żony żonę żoną córka córki córkę córką syn syna synem p.o
    herr herrn frau mme mlle monsieur madame signor signora signore señor señora pán paní pána paniu slečna
    junior senior jr sr jun sen mecenas senior papież papieża święty święta świętego świętej gość radca radcy
    radcę radcą kolega kolegi kolegę kolegą koledze koleżanka koleżanki koleżankę koleżanką koleżance
    druh druha druhna druhny druhnę małżeństwo małżonkowie małżonek małżonka małżonkę bracia siostry
    rodzina dr doktor mr mrs miss sir lady
    """
)
_STEMS = tuple(
    sorted(
        word_set(
            """
    wójt burmistrz prezydent wiceprezydent starost wicestarost sołtys radn dyrektor wicedyrektor kierowni
    prezes wiceprezes sekretarz sekretark skarbni inspektor podinspektor specjalist referent profesor doktor
    doktorant minister ministr wiceminister wiceministr senator przewodnicząc wiceprzewodnicząc zastępc
    naczelni komendant nauczyciel pracowni asystent koordynator adwokat notariusz generał pułkowni kapitan
    lekarz redaktor student trener leśnicz księgow marszał wicemarszał wojewod wojewód premier wicepremier
    ambasador rzeczni pełnomocni dziekan prodziekan rektor prorektor kanclerz proboszcz wikariusz biskup
    arcybiskup kardynał aktor pisarz pisark poet reżyser malarz historyk architekt mecenas bibliotekar
    archiwist pedagog psycholog instruktor animator informaty stażyst prokurator komisarz aspirant
    sierżant porucznik major pielęgniark położn magister inżynier licencjat szeregow kolega członkin członek
    """
        )
    )
)
_LABELS = word_set(
    """
    imię imiona nazwisko imie nazwisk funkcja stanowisko telefon tel adres email e-mail mail lp instytucja
    data miejscowość podpis uczestnik uczestnicy uczestnika osoba osoby lista zgłoszenie zgłaszam zapisuję
    proszę dziękuję pozdrawiam witam dzień dobry temat gmina powiat województwo warsztaty warsztatów name
    surname first last title moja moje mój mojego mojej moją moim mojemu nasz nasza nasze naszego
    naszej naszą naszym
    """
)
_INSTITUTIONS = word_set(
    """
    republika republiki fundacja fundacji urząd urzędu urzędzie gmina gminy szkoła szkoły szkole apteka hotel gabinet
    studio
    kancelaria zespół zespołu parafia klub spółdzielnia bank banku firma firmy biuro biura sklep przedszkole
    przedszkola zakład zakładu centrum ośrodek ośrodka instytut instytutu stowarzyszenie stowarzyszenia
    towarzystwo towarzystwa związek związku muzeum biblioteka biblioteki teatr dom domu starostwo starostwa
    nadleśnictwo nadleśnictwa leśnictwo leśnictwa przedsiębiorstwo przedsiębiorstwa gospodarstwo gospodarstwa
    powiat powiatu miasto miasta rada rady straż sąd sądu uniwersytet uniwersytetu akademia akademii
    politechnika liceum technikum wydział wydziału referat referatu komenda komisja komisji ministerstwo
    spółka spółki hurtownia restauracja zajazd pensjonat sekretariat redakcja wydawnictwo koło kgw osp gops
    mops ngo lgd gok mok gck mck mgok mgops pcpr ckis ckib zgk pttk zhp utw cuw cus lks uks mks gks pup pks zus
    """
)
_AFTER = word_set(
    """
    jr sr jun sen junior senior juniora seniora juniorowi seniorowi juniorem seniorem młodszy starszy ml st
    """
)


@lru_cache(maxsize=5_000)
def is_title(word: str) -> bool:
    """Is the word (with or without a dot, any case) a title, a function or a form of address?"""
    lower = word.lower().rstrip(".")
    if len(lower) == 1 and word[-1] != ".":
        return False
    if lower in ABBREVIATIONS or lower in _WHOLE:
        return True
    return lower.startswith(_STEMS) and not lower.endswith(_OF_SURNAMES)


_OF_SURNAMES = (
    *("ski", "ska", "skiego", "skiej", "ską", "skim", "cki", "cka", "ckiego", "ckiej", "cką", "ckim", "czyk", "czyka"),
    *("wicz", "wicza", "wiczem", "wiczowi", "wiczowa", "wiczowej", "wiczową", "wiczówna", "wiczówny", "wiczównę"),
    *("iak", "iaka", "iakiem", "sik", "sika", "sikiem", "rzak", "rzaka", "rzakiem"),
)


def is_abbreviation(word: str) -> bool:
    """ "dr", "inż.": abbreviations after which a dot ends no sentence."""
    return word.lower().rstrip(".") in ABBREVIATIONS


def is_generation(word: str) -> bool:
    """ "Jr", "sen.", "junior": told apart from the name, kept among the titles."""
    return word.lower().rstrip(".") in _AFTER


def is_label(word: str) -> bool:
    """A word of a form or of a mail's phrases, never part of a name: "Imię", "Nazwisko", "Telefon", "Pozdrawiam"."""
    return word.lower() in _LABELS


def is_institution(word: str) -> bool:
    """ "Urząd", "Fundacja", "KGW", "MOSiR"."""
    return word.lower() in _INSTITUTIONS or _ACRONYM.fullmatch(word) is not None


_ACRONYM = re.compile(r"[A-ZĆŁŃÓŚŹŻ]{2,5}[iu][A-ZĆŁŃÓŚŹŻ]{1,4}")  # with its "i" or "u" small: "GOKiS", "UMiG"


MAN = word_set(
    """
    pan pana panu panem panie mr ksiądz księdza księdzu księdzem ks brat ojciec o mąż męża mężem syn syna
    synem
    """
)
WOMAN = word_set(
    """
    pani panią siostra siostry siostrze siostrę siostrą s mrs ms miss żona żony żonę żoną córka córki córkę
    córką panna pannę
    """
)
COUPLE = word_set(
    """
    państwo państwa państwu państwem małżeństwo małżeństwa małżonkowie małżonków rodzina rodziny rodzinę bracia
    braci braciom siostry sióstr rodzeństwo rodzeństwa małżeństwu
    """
)
SISTERS = word_set("siostry sióstr siostrom siostrami panie paniom paniami")
BROTHERS = word_set("bracia braci braciom braćmi panowie panów panom panami")
NOMINATIVE_TITLES = frozenset({"pan"})
OBLIQUE_TITLES = word_set(
    """
    pana panu panem panią paniom panów panom księdza księdzu księdzem siostrę siostrze
    """
)
ADDRESSING = word_set("panie szanowny szanowna drogi droga kochany kochana witaj cześć")
