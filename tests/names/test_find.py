"""Names in running text, lists and tables."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processor.names import find

CASES = [
    ("Zgłaszam Annę Nowak.", "Anna Nowak"),
    ("Anna Nowak, Jan Kowalski i Ewa Lis", "Anna Nowak, Jan Kowalski, Ewa Lis"),
    ("Zgłaszam Jana i Ewę Kot.", "Jan Kot, Ewa Kot"),
    ("Zgłaszam Annę i Jana Kowalskich oraz Beatę i Dariusza Nowaków.",
     "Anna Kowalska, Jan Kowalski, Beata Nowak, Dariusz Nowak"),
    ("Jakub i Hanna Sowińscy", "Jakub Sowiński, Hanna Sowińska"),
    ("miejsca Olenie i Andrijowi Tkaczenkom", "Olena Tkaczenko, Andrij Tkaczenko"),
    ("z Iwanem i Oksaną Bondarenkami", "Iwan Bondarenko, Oksana Bondarenko"),
    ("Ludwika i Teresy Gołębiów", "Ludwik Gołąb, Teresa Gołąb"),
    ("zgłaszam Tymoteusza Wcisło oraz Ewę Fredro", "Tymoteusz Wcisło, Ewa Fredro"),
    ("Zgłaszam Panią Idę oraz Pana Karola Zaleskich i p. Ewę Kot", "Ida Zaleska, Karol Zaleski, Ewa Kot"),
    ("Będą mgr Halina i dr inż. Feliks Gawronowie", "Halina Gawron, Feliks Gawron"),
    ("panią Halinę, panią Ninę i pana Jana Bielskich", "Halina Bielska, Nina Bielska, Jan Bielski"),
    ("z panią Anną i panem Janem Mazurami", "Anna Mazur, Jan Mazur"),
    ("Będą pani Ewa i pan Jan Kos", "Jan Kos"),  # of "pani Ewa" nobody tells the surname
    ("Zgłaszam panią Annę i panią Ewę Nowak", "Ewa Nowak"),
    ("zgłaszam Annę i Jana\nKowalskich", ""),  # a short line ends a phrase
    ("kieruje panią Ewę Kot oraz pana Nikodema\nWierzchowca, prosząc", "Ewa Kot, Nikodem Wierzchowiec"),
    ("Zapraszam pana Nikodema\nJan Kowalski", "Jan Kowalski"),
    ("Z naszego stowarzyszenia zgłaszam na warsztaty w Miechowie Annę i Jana\nKowalskich.",
     "Anna Kowalska, Jan Kowalski"),
    ("Będzie Jan Kowalski z żoną Ewą.", "Jan Kowalski, Ewa Kowalska"),
    ("Zgłaszam państwa Gawronów, Ninę i Oskara", "Nina Gawron, Oskar Gawron"),
    ("udział rodziny Lisów: Stanisława, Ewa i Kuba Lis", "Stanisława Lis, Ewa Lis, Kuba Lis"),
    ("udział państwa Nowaków: Mirosława i Beaty", "Mirosław Nowak, Beata Nowak"),
    ("Będą państwo Lisieccy (Magda, Jan i Ola) oraz Ewa Kot", "Magda Lisiecka, Jan Lisiecki, Ola Lisiecka, Ewa Kot"),
    ("zgłaszam państwa Wilków: Marta i Piotr", "Marta Wilk, Piotr Wilk"),
    ("państwo Nowakowie, Jan Kowalski", "Jan Kowalski"),
    ("Zgłaszamy braci Kopciów, Emila i Gerarda", "Emil Kopeć, Gerard Kopeć"),
    ("Zgłaszam Jana Osła, Artura Kotła i Dawida Lwa", "Jan Osioł, Artur Kocioł, Dawid Lew"),
    ("Zgłaszam Karola Marię Spławę-Neymana", "Karol Maria Spława-Neyman"),
    ("STANEK LUDWIKA - podinspektor", "Ludwika Stanek"),
    ("WILK - SOWA Jagoda", "Jagoda Wilk-Sowa"),
    ("SP 2: Jamróz Witalis, Kos Makary", "Witalis Jamróz, Makary Kos"),
    ("Zgłaszam panie Noemi Mak i Miriam Kruk.", "Noemi Mak, Miriam Kruk"),
    ("udział wezmą panie Celestyna Hyży i Berenika Wnuk", "Celestyna Hyży, Berenika Wnuk"),
    ("jadą s. Xagneta Maria Paluch i o. Jan Kos OFM", "Xagneta Maria Paluch, Jan Kos"),
    ("w zgłoszeniu wymienia Pani Jana Lisa", "Jan Lis"),
    ("z Mestského úradu Stará Ľubovňa", ""),
    ("Herr Jörg von der Heydt, Frau Annegret Schäfer-Bock", "Jörg von der Heydt, Annegret Schäfer-Bock"),
    ("Aron Bąk-konserwator, Anna Nowak-kowalska", "Aron Bąk, Anna Nowak-Kowalska"),
    ("Zgłaszam Patricka O’Neilla", "Patrick O'Neill"),
    ("zgłaszam państwa Siobhan i Kevina Doyle'ów", "Siobhan Doyle, Kevin Doyle"),
    ("z państwem Ewą i Jackiem Moore’ami", "Ewa Moore, Jacek Moore"),
    ("ZGŁASZAM: MGR INŻ. KRÓL JULIUSZ, P. KOWALSKA ANNA, P. LIS JAN", "Juliusz Król, Anna Kowalska, Jan Lis"),
    ("zgłaszam dr hab. Cesarz Marlena, inż. Nowak Jan", "Marlena Cesarz, Jan Nowak"),
    ("Zgłaszam Wandę Ryszko i jej męża Bohdana Ryszkę", "Wanda Ryszko, Bohdan Ryszko"),
    ("Zgłaszam Teresę Kozieł oraz Pawła Kozła", "Teresa Kozieł, Paweł Kozieł"),
    ("Lista: Edwina Kret, Anna Sowa", "Edwina Kret, Anna Sowa"),
    ("Zgłaszam Giovanniego Contiego i Hieronima Kozła", "Giovanni Conti, Hieronim Kozioł"),
    ("zgłoszenie Maliny Ewy i Kubicy Pawła", "Ewa Malina, Paweł Kubica"),
    ("BĄCZEK DARIA, WNĘK SZYMON JAKUB", "Daria Bączek, Szymon Jakub Wnęk"),
    ("Malina Nowak i Róża Ewa Kot", "Malina Nowak, Róża Ewa Kot"),
    ("Proszę: Ożóg Damian; Siwiec Bogumiła; Lis Adam.", "Damian Ożóg, Bogumiła Siwiec, Adam Lis"),
    ("Zgłaszam Stanisława Pałkę (ojca i syna)", "Stanisław Pałka, Stanisław Pałka"),
    ("Marię Annę Jurek i Jana Marię Rokosza", "Maria Anna Jurek, Jan Maria Rokosz"),
    ("zgłaszam jana kowalskiego i annę nowak", "Jan Kowalski, Anna Nowak"),
    ("ZGŁASZAM ANNĘ NOWAK I JANA KOWALSKIEGO NA WARSZTATY", "Anna Nowak, Jan Kowalski"),
    ("Kowalski Jan, Nowak Anna, Wójcik Ewa", "Jan Kowalski, Anna Nowak, Ewa Wójcik"),
    ("Zgłaszam: Kowalską Annę, Nowaka Jana", "Anna Kowalska, Jan Nowak"),
    ("1. Kowalski Jan\n2. Lis Ewa", "Jan Kowalski, Ewa Lis"),
    ("Pasternaka Piotra, Powałę Michała i Nieckarza Zbigniewa", "Piotr Pasternak, Michał Powała, Zbigniew Nieckarz"),
    ("z Wojciechem Chmielem, Pawłem Adamem i Dorotą Sową", "Wojciech Chmiel, Paweł Adam, Dorota Sowa"),
    ("o Krzysztofie Gajdzie i Sylwii Mądrej", "Krzysztof Gajda, Sylwia Mądra"),
    ("Karin von Rautenberg i Pieter van der Velde", "Karin von Rautenberg, Pieter van der Velde"),
    ("Proszę zapisać Giuseppe De Marchisa i Chiarę Dell'Aquilę", "Giuseppe De Marchis, Chiara Dell'Aquila"),
    ("Lucía Fernández Ruiz, István Bognár", "Lucía Fernández Ruiz, István Bognár"),
    ("Nguyễn Lan Anh", "Lan Anh Nguyễn"),
    ("Szanowny Panie Doktorze Janie Kowalski", "Jan Kowalski"),
    ("Malgorzate Zoladz, Stanislawa Slusarczyka", "Malgorzata Zoladz, Stanislaw Slusarczyk"),
    ("Zgłaszam Ksawerego Bochenia i Iwa Ortolana", "Ksawery Bocheń, Iwo Ortolan"),
    ("Pozdrawiam serdecznie, Jan Wilk", "Jan Wilk"),
    ("Wójt Gminy Anna Lis oraz Burmistrz Jan Sowa", "Anna Lis, Jan Sowa"),
    ("Zgłaszam Saturnina Kubasa", "Saturnin Kubas"),
    ("proszę dopisać na Miechów jeszcze Saturnina Kubasa.\nEwa Kot", "Saturnin Kubas, Ewa Kot"),
    ("Proszę zapisać panią Sabine Hoffmann", "Sabine Hoffmann"),
    ("Nie Ludmiła a Ludwika Sieńko", "Ludwika Sieńko"),
    ("Zgłoszenie Ilony Mendyki i Serafina Goli", "Ilona Mendyka, Serafin Gola"),
    ("delegujemy: ks. Wita Szeląga, o. Hieronima Szyca OFM", "Wit Szeląg, Hieronim Szyc"),
    ("Hanna Mrówczyńska - Gil", "Hanna Mrówczyńska-Gil"),
    # a family or siblings named before their given names, and together with them
    ("Grzybowie – Pelagia i Hilary", "Pelagia Grzyb, Hilary Grzyb"),
    ("Będą Ostrowscy: Maria i Teodor", "Maria Ostrowska, Teodor Ostrowski"),
    ("Mieszkamy w Lisowie, Adam i Ewa", ""),
    ("Zgłaszamy siostry Wolańskie: Alinę i Balbinę", "Alina Wolańska, Balbina Wolańska"),
    ("siostry Zielone (Janina, Irena)", "Janina Zielona, Irena Zielona"),
    ("Zgłaszamy braci Szpaków: Henryka i Feliksa", "Henryk Szpak, Feliks Szpak"),
    ("Zgłaszam córki, Annę i Ewę Sroczówny", "Anna Sroczówna, Ewa Sroczówna"),
    ("Zgłaszam kuzynki Wolańskie, Alinę i Balbinę", "Alina Wolańska, Balbina Wolańska"),
    ("jadą panie Zielone: Irena, Ida i Olga", "Irena Zielona, Ida Zielona, Olga Zielona"),
    ("jadą panowie Bukowie, Roman i Igor, oraz Ewa Kot", "Roman Buk, Igor Buk, Ewa Kot"),
    ("Zgłaszam panów Tarnowskich, Jana i Adama, i Ewę Kot", "Jan Tarnowski, Adam Tarnowski, Ewa Kot"),
    ("Zgłaszam nauczycielki Mazur, Ewę i Idę", "Ewa Mazur, Ida Mazur"),
    ("Zgłaszam babcię i wnuczkę Wolskie, Olgę i Idę", "Olga Wolska, Ida Wolska"),
    ("wnuczki Kalinowskie (Ala, Ola i Ela)", "Ala Kalinowska, Ola Kalinowska, Ela Kalinowska"),
    ("Zgłaszam mieszkanki Zakopanego, Annę i Olgę Bąk", "Anna Bąk, Olga Bąk"),
    ("Zgłaszam Jana i Adama Wolskich (ojca i syna)", "Jan Wolski, Adam Wolski"),
    # the surname of two behind their given names
    ("Zapraszamy, Wiola i Damian, oboje Gawron :) Reszta zostaje", "Wiola Gawron, Damian Gawron"),
    ("Zgłaszam Martę i Pawła - oboje Sikorscy", "Marta Sikorska, Paweł Sikorski"),
    ("Będą Igor i Roman (obaj Bukowie)", "Igor Buk, Roman Buk"),
    ("Zgłaszam Ninę i Olgę, obie nazywają się Wrona.", "Nina Wrona, Olga Wrona"),
    ("Jan, Ewa i Ida, wspólne nazwisko: Zielińscy", "Jan Zieliński, Ewa Zielińska, Ida Zielińska"),
    ("Zgłaszam Jana, Adama i Ewę, oboje Mazur", ""),  # of three "oboje" tells not which
    ("Marta i Paweł, oboje z Gawronowa", ""),
    # a relative's surname in the form of the other sex
    ("Zgłaszam Ewę Cichą z mężem Romanem", "Ewa Cicha, Roman Cichy"),
    ("Zgłaszam Ewę Gąskę i męża Romana", "Ewa Gąska, Roman Gąska"),
    ("Zgłaszam Romana Batorego z żoną Ewą", "Roman Batory, Ewa Batory"),
    # whose relative
    ("Jestem córką Wacława Bielaka", "Wacław Bielak"),
    ("zgłoszenie siostry Aleksandra Nowaka", "Aleksander Nowak"),
    ("Zgłaszam siostrę Aleksandra Nowak", "Aleksandra Nowak"),
    # one order among those joined to each other
    ("Zgłaszam Urbana Gabriela i Jana Nowackiego", "Urban Gabriel, Jan Nowacki"),
    ("Zgłaszam: Urbana Gabriela, Nowackiego Jana", "Gabriel Urban, Jan Nowacki"),
    ("naszego skarbnika Sylwestra Różę", "Sylwester Róża"),
    ("pojadą Pani Ida Cicha oraz Pan Roman Dobry z Bochni", "Ida Cicha, Roman Dobry"),
    # what is no surname
    ("Dzień Dobry Anna Kot, Ewa Lis\nDzień Dobry", "Anna Kot, Ewa Lis"),
    ("przez Ż. Niby drobiazg", ""),
    ("dyrektor MOSiR Kalina, GCKiS Alina", ""),
    ("Kalina MOSiR, Roch OR", ""),
    ("Zgłaszam Dariusza Bańkę-sołtysa i Ewę Miód-radną.", "Dariusz Bańka, Ewa Miód"),
    # other languages
    ("Zgłaszam Nguyena Van Hunga i Minh Phama", "Van Hung Nguyen, Minh Pham"),
    ("- Van Hung Trana, informatyka", "Van Hung Tran"),
    ("Zgłaszam Pham Thi Mai i Tran Van Longa", "Thi Mai Pham, Van Long Tran"),
    ("Zgłaszam Hoang Minh Tuana i Le Thi Hoa", "Minh Tuan Hoang, Thi Hoa Le"),
    ("Zgłaszam Ninę Nguyen", "Nina Nguyen"),
    ("My colleague Marijke van den Berg will come", "Marijke van den Berg"),
    ("Zgłaszam Zygmunta de Virion i Hannę de Virion", "Zygmunt de Virion, Hanna de Virion"),
    ("Zgłaszam Stanisława de Virion", "Stanisław de Virion"),
    ("Zgłaszam Lorenza Esposito", "Lorenzo Esposito"),
    ("Zgłaszam Huberta von Treskowa", "Hubert von Treskow"),
    ("Zgłaszam Václava Černého", "Václav Černý"),
    ("Zgłaszam Evę Novákovą i Danę Svobodovą", "Eva Nováková, Dana Svobodová"),
    ("Zgłaszam Fatimę Hassan", "Fatima Hassan"),
    ("Zgłaszam Andreę Conteggiego i Ewę Kot", "Andrea Conteggi, Ewa Kot"),
    ("Zgłaszam Ewę Kot i Laurence'a Hardy'ego", "Ewa Kot, Laurence Hardy"),
    ("Zgłaszam s. Immakulatę Rączkę i s. Eufemię Kos", "Immakulata Rączka, Eufemia Kos"),
    ("z uczniem, Jaćwierzem Żmijewskim", "Jaćwierz Żmijewski"),
    ("Ksaweremu Gryf-Łowczowskiemu", "Ksawery Gryf-Łowczowski"),
    ("Zgłaszam Paulo Coelho", "Paulo Coelho"),
    ("Zgłaszam o. Pachomiusza Ziębę OSB", "Pachomiusz Zięba"),
    # no persons
    ("porozumienie z gminą Spišská Teplica i miastem Uherské Brod, Ewa Kot", "Ewa Kot"),
    ("delegacja miasta Liptovský Hrádok, w mieście partnerskim Šaľa Vrch", ""),
    ("naszym partnerem jest Zlaté Moravec", ""),
    ("jedzie sołtys wsi Jaćwierz Żmijewski", "Jaćwierz Żmijewski"),
    ("ul. ks. Jerzego Popiełuszki 1, ul. gen. Józefa Bema 4", ""),
    ("ul. Jana Pawła II 5, al. Adama Mickiewicza 3", ""),
    ("Szkoła Podstawowa nr 2 im. Jana Kochanowskiego", ""),
    ("parafia św. Anny Nowej", ""),
    ("Jan Kowalski Sp. z o.o., Firma Handlowa Ewa Lis", ""),
    ("Imię: Adam, Nazwisko: Jan", ""),
    ("Dzień dobry, proszę o informacje. Z poważaniem Urząd Gminy", ""),
    ("3 maja w Krakowie, Maj 2016", ""),
    ("Szanowna Pani Anno, dziękuję", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_full_names(text: str, expected: str) -> None:
    assert ", ".join(name.full_name for name in find(text) if name.complete) == expected


def test_a_list_of_nominatives_holds_nominatives_and_a_verb_governs() -> None:
    listed = find("Anna Nowak, Stanisława Lipszyca, Ewa Lis")
    assert listed[1].full_name == "Stanisława Lipszyca"
    assert find("Zgłaszam pana Stanisława Lipszyca")[0].full_name == "Stanisław Lipszyc"


def test_titles_and_generations_stand_beside_the_name() -> None:
    name, senior = find("dr hab. Annę Nowak, Stanisław Pałka sen.")
    assert (name.titles, name.written, name.case) == (("dr", "hab."), "Annę Nowak", "acc")
    assert (senior.full_name, senior.titles) == ("Stanisław Pałka", ("sen.",))


def test_the_plural_of_a_ukrainian_surname_is_sure_where_no_polish_one_is_known() -> None:
    assert min(name.confidence for name in find("Miejsca Irynie i Tarasowi Bondarenkom")) > 0.7
    assert min(name.confidence for name in find("Miejsca Annie i Janowi Sosenkom")) < 0.7  # Sosenka is a word


def test_a_surname_alone_is_half_a_name() -> None:
    names = find("Proszę dopisać panią Kowalską i pana Nowaka")
    assert [(name.first_names, name.last_name, name.gender) for name in names] == [
        ("", "Kowalska", "f"),
        ("", "Nowak", "m"),
    ]
    assert all(name.confidence < 0.6 for name in names)


def test_a_couple_without_given_names_is_two_half_names() -> None:
    names = find("Przyjdą państwo Kowalscy.")
    assert [(name.last_name, name.gender) for name in names] == [("Kowalska", "f"), ("Kowalski", "m")]
    assert all(name.confidence < 0.5 for name in names)


def test_siblings_without_given_names_are_half_names_of_one_sex() -> None:
    assert [(name.last_name, name.gender) for name in find("Przyjdą siostry Wolańskie.")] == [("Wolańska", "f")] * 2
    assert [(name.last_name, name.gender) for name in find("Będą bracia Szpakowie.")] == [("Szpak", "m")] * 2


def test_a_noun_is_weighed_against_a_rare_surname_of_the_same_form() -> None:
    (name,) = find("Zgłaszam Ludwika Żubra")
    assert {name.full_name, *name.alternatives} >= {"Ludwik Żuber", "Ludwik Żubr"}
    assert name.confidence < 0.7


@pytest.mark.parametrize("written", ["z Kornelem Wiatrem", "Zgłaszam Jana Wiatra"])
def test_a_noun_is_weighed_against_a_frequent_surname_of_the_same_form(written: str) -> None:
    (name,) = find(written)
    assert {name.last_name, *(other.split()[-1] for other in name.alternatives)} >= {"Wiater", "Wiatr"}
    assert name.confidence < 0.7


def test_a_czech_surname_without_a_sign_of_it_is_left_open() -> None:
    (name,) = find("Zgłaszam Danę Svobodovą")
    assert {name.full_name, *name.alternatives} == {"Dana Svobodova", "Dana Svobodová"}
    assert name.confidence < 0.7


def test_kin_by_given_name_is_half_a_name() -> None:
    names = find("Przyjedziemy we troje: ja, mąż Wiktor i syn Adam.")
    assert names[0].first_names == "Wiktor"
    assert names[0].last_name == ""


def test_an_initial_is_completed_by_a_hint_only() -> None:
    assert find("A. Nowak")[0].confidence < 0.6
    assert find("A. Nowak", hints=["Anna Nowak"])[0].full_name == "Anna Nowak"


def test_what_else_it_may_be_is_told() -> None:
    (name,) = find("Zgłaszam Marka Kozła")
    assert name.full_name == "Marek Kozioł"
    assert name.alternatives == ("Marek Kozieł",)
    assert name.confidence < find("Zgłaszam Marka Kozłowskiego")[0].confidence


def test_a_nominative_given_elsewhere_leaves_no_doubt() -> None:
    (alone,) = find("Zgłaszam Marka Kozła")
    (told,) = find("Zgłaszam Marka Kozła", hints=["Marek Kozieł"])
    assert (alone.full_name, told.full_name) == ("Marek Kozioł", "Marek Kozieł")
    assert alone.confidence < 0.9 < told.confidence


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("Irena i Marian Koperowie", "Marian Koper", ["Irena Koper", "Marian Koper"]),
        ("Irena i Marian Koperowie", "Irena Kopera", ["Irena Kopera", "Marian Kopera"]),
        ("Zgłaszam Ewę i Jana Lipów", "Jan Lipa", ["Ewa Lipa", "Jan Lipa"]),
    ],
)
def test_a_surname_of_several_is_the_one_that_stands_elsewhere(text: str, hint: str, expected: list[str]) -> None:
    assert [name.full_name for name in find(text, hints=[hint])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prosimy zapisać na warsztaty p. Adriana Kurka", "Adrian Kurek"),
        ("Prosimy zapisać naszego handlowca p. Dariusza Gzela", "Dariusz Gzel"),
        ("Zgłaszam na szkolenie w Miechowie Daniela Mazura", "Daniel Mazur"),
        ("Prosimy zapisać na warsztaty: p. Adriana Kurka", "Adriana Kurka"),  # a list may keep the nominative
    ],
)
def test_a_verb_governs_across_what_one_is_entered_for(text: str, expected: str) -> None:
    assert find(text)[0].full_name == expected


@pytest.mark.parametrize("text", ["Zgłaszam Chiarę Ricci", "Zgłaszam Olgę Bellini", "Zgłaszam Giovanniego Morettiego"])
def test_a_foreign_surname_in_i_leaves_no_doubt(text: str) -> None:
    (name,) = find(text)
    assert name.confidence >= 0.8 and name.last_name[-1] == "i"


def test_no_rival_of_a_given_name_that_no_dictionary_has_is_bent_against_the_rules() -> None:
    for text in (
        "z uczniem, Jaćwierzem Żmijewskim",
        "Zgłaszam Ewę Kot i Illę Kowalenkę",
        "Ksaweremu Gryf-Łowczowskiemu",
    ):
        *_, name = find(text)
        assert not {"Jaćwierze", "Illo", "Gryf-Łowczowskiemu"} & set(" ".join(name.alternatives).split())


def test_a_man_s_surname_is_seldom_bent_from_a_vowel_and_ko() -> None:
    (name,) = find("Zgłaszam Jana Kozdryka")
    assert (name.full_name, name.alternatives) == ("Jan Kozdryk", ())
    assert "Jan Ziółko" in find("Zgłaszam Jana Ziółka")[0].alternatives


def test_offsets_count_in_the_text_given() -> None:
    text = unicodedata.normalize("NFD", "Zgłaszam Żanetę Ślęzak") + " i A\u200bnnę Lis"
    for name in find(text):
        assert text[name.start : name.end] == name.written
    assert [name.full_name for name in find(text)] == ["Żaneta Ślęzak", "Anna Lis"]


PIECES = r"Jan Annę Kowalski nowak NOWAK von Maj i oraz dr Jr. II ul. A. - , ; ( ) O'Neill Żółć państwo z żoną 3"
WORDS = st.sampled_from([*PIECES.split(), "\n", "\t"])


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text_gives_names_that_stand_in_it(text: str) -> None:
    for name in find(text):
        assert text[name.start : name.end] == name.written
        assert 0 < name.confidence < 1
        assert name.first_names or name.last_name


def test_an_initial_tells_no_gender_but_an_adjectival_surname_does() -> None:
    assert [name.gender for name in find("A. Kowalski, A. Nowak, A. Kowalska")] == ["m", None, "f"]
    assert find("A. Nowak", hints=["Anna Nowak"])[0].gender == "f"


@pytest.mark.parametrize("text", ["Zosię zapisałam na obóz", "Dawid coś tam", "ciekawszy byłby Petru niż my"])
def test_a_verb_or_adverb_after_a_given_name_is_no_surname(text: str) -> None:
    assert [name for name in find(text) if name.complete] == []
