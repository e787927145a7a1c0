"""The rules of the ten kinds: each looks at one thing and weighs for one kind.

Weights are in one currency: a kind needs about 4 to be said with some confidence, a rule of 6 or more speaks alone.
Patterns are on folded text (`processor.text.folding`).
"""

from __future__ import annotations

import re

from processor.stages.classify import (
    answers,
    asked,
    beside,
    cancellations,
    corrections,
    enclosed,
    event_words,
    events,
    matters,
    organisers,
    purposes,
    robots,
    sign_ups,
    targets,
    untold,
)
from processor.stages.classify.evidence import (
    Rule,
    body,
    has_header,
    has_part,
    invites,
    names_ours,
    refused,
    said,
    sender,
    speaks_of_ours,
    whole,
)
from processor.text.requests import Act
from processor.values import Kind

BY_HEADERS: tuple[Rule, ...] = (
    # automatic mail, by headers (the gate's rows)
    Rule(
        "auto.receipt",
        Kind.AUTOREPLY,
        45,
        "To potwierdzenie odbioru lub przeczytania.",
        has_part("disposition-notification"),
    ),
    Rule(
        "auto.replied",
        Kind.AUTOREPLY,
        20,
        "Nagłówek mówi o odpowiedzi automatycznej.",
        lambda view: any(v.lower().startswith("auto-replied") for v in view.mail.header("auto-submitted")),
    ),
    Rule(
        "list.list-headers",
        Kind.NEWSLETTER,
        40,
        "Nagłówki List-* mówią o liście wysyłkowej.",
        has_header("list-id", "list-unsubscribe", "list-post"),
    ),
    Rule(
        "bounce.headers",
        Kind.BOUNCE,
        30,
        "Nagłówki mówią, że to zwrot albo raport serwera poczty.",
        refused("A1", "A2", "A3-mailer", "A3-no"),
    ),
    Rule(
        "auto.headers",
        Kind.AUTOREPLY,
        30,
        "Nagłówki mówią, że wiadomość wysłał automat.",
        refused("A4", "A5", "B6", "B7", "B8", "B9", "E27"),
    ),
    Rule("list.headers", Kind.NEWSLETTER, 30, "Wiadomość przyszła z listy wysyłkowej.", refused("C12", "C14")),
)
RULES: tuple[Rule, ...] = (
    Rule("auto.subject-header", Kind.AUTOREPLY, 8, "Temat wygląda na odpowiedź automatyczną.", refused("B10", "B11")),
    Rule("spam.headers", Kind.SPAM, 8, "Filtr poczty uznał wiadomość za spam.", refused("D17")),
    Rule("list.no-reply", Kind.NEWSLETTER, 6, "Nadawca nie przyjmuje odpowiedzi (no-reply).", refused("C15")),
    # automatic mail, by its words
    Rule(
        "bounce.words", Kind.BOUNCE, 10, "Treść mówi o niedostarczonej wiadomości.",
        whole(r"\bmail delivery (?:failed|system|subsystem)|\bdelivery (?:status notification|failure|has failed)|\bundeliver\w+|\bcould not be delivered"
              r"|\breturned mail|\bniedostarcz\w+|\bnie (?:mozna|udalo sie|mogla zostac|zostala) (?:bylo )?dostarcz\w+|\brecipient address rejected"
              r"|\bmailbox (?:is full|unavailable)|\buser unknown|\bzwrot wiadomosci|\bfailure notice"),
    ),
    Rule(
        "auto.subject", Kind.AUTOREPLY, 9, "Temat mówi o odpowiedzi automatycznej albo potwierdzeniu przeczytania.",
        lambda view: bool(re.match(
            r"\s*(?:auto(?:matyczna)?[ -]?(?:odpowiedz|reply|response)?\s?:|autoodpowiedz|automatyczna odpowiedz|odpowiedz automatyczna|auto-?reply"
            r"|out of (?:the )?office|poza biurem|nieobecnosc\b(?!\s+(?:\w+\s+){0,4}?(?:na|w|podczas)\s+(?:warszt|szkol|spotk|zajec|kurs))|urlop\b\s*[-:.]|wiadomosc automatyczna|przeczytano|nie przeczytano|read:|not read:|odczytano"
            r"|potwierdzenie (?:odczytania|przeczytania|otrzymania|dostarczenia)|return receipt|zaakceptowano:|odrzucono:|wstepnie:|accepted:|declined:|tentative)",
            view.subject)),
    ),
    Rule(
        "auto.words", Kind.AUTOREPLY, 8, "Treść brzmi jak odpowiedź automatyczna.",
        body(r"\b(?:automatyczn\w+\s+(?:wiadomosc|odpowiedz|mail|e-?mail|powiadomieni)\w*|(?:wiadomosc|odpowiedz|powiadomienie)\s+automatyczn\w+)|\banty-?spam\w*"
             r"|\b(?:wiadomosc|odpowiedz|mail|e-mail)\s+(?:zostala?\s+)?(?:wygenerowan\w+|wyslan\w+|generowan\w+)\s+(?:\w+\s+)?automatyczn\w+"
             r"|\bautomatycznie\s+(?:wygenerowan|wyslan|generowan)\w+|\bprosi\w*\s+(?:na\s+nia\s+)?nie\s+odpowiadac|\bprosze\s+nie\s+odpowiadac|\bdo not reply"
             r"|(?<!czy )\b(?:wiadomosc|zgloszenie|sprawa|korespondencja|pismo|wniosek|dokument)\W+(?:(?!czy\b)\S+\s+){0,8}?zostal[aoy]\s+(?:\w+\s+)?(?:zarejestrowan|przeczytan|przyjet|odebran|przekazan)\w*"
             r"|\bw\s+(?:tym\s+czasie,?\s+(?:prosze\s+o\s+kontakt|kontakt|zastep|w\s+spraw)|czasie\s+mojej\s+nieobecnosci|sprawach\s+pilnych|pilnych\s+sprawach)|\bzastepuje\s+mnie|\bpo\s+powrocie\s+(?:odpowiem|odpisze)"
             r"|\bwroce\s+(?:do\s+biura|do\s+pracy|\d)|\bograniczony\s+dostep\s+do\s+(?:poczty|maila|e-?mail)|\bout\s+of\s+(?:the\s+)?office|\bon\s+(?:annual\s+|maternity\s+)?leave"
             r"|\bthis\s+is\s+an\s+automat\w+|\bdziekuj\w+\s+za\s+(?:wiadomosc|kontakt|maila|przeslan\w+\s+wiadomosc)\b[\s\S]{0,300}?\b(?:odpowiem|odpowiemy|odpisz|skontakt|nieobecn|urlop|wroc)"),
    ),
    Rule("auto.away", Kind.AUTOREPLY, 8, "Nadawca pisze, że go nie ma.", robots.says_he_is_away),
    Rule("auto.absent", Kind.AUTOREPLY, 14, "Nieobecność i wskazówka, kto odpowie: odpowiedź automatyczna.", robots.second_sign_of_a_robot),
    Rule("auto.system", Kind.AUTOREPLY, 14, "Pisze system i prosi, by nie odpowiadać.", robots.written_by_a_system),
    # bulk mail
    Rule(
        "bulk.words", Kind.NEWSLETTER, 7, "Stopka pozwala wypisać się z listy: poczta masowa.",
        whole(r"\bwypisz\b|\bnowe\s+wpisy\b|\bodpowiedz\s+na\s+forum\b|\bdigest\b|\bzobacz\s+wydarzenie\b|\bwypisac\s+sie\s+z\s+(?:listy|newslett|subskr)|\bwypisanie\s+z\s+listy|\bunsubscribe|(?<!\bz )(?<!\bw )\bnewsletter|\bzrezygnowac\s+z\s+(?:otrzymywania|subskrypcji)"
              r"|\brezygnacj\w+\s+z\s+(?:subskrypcji|newslett|otrzymywania)|\botrzymuj\w+\s+(?:panstwo\s+)?t[ea]\s+wiadomosc|\b(?:nie\s+chc\w+|nie\s+zycz\w+)\s+(?:\w+\s+){0,3}?otrzymywa\w+"
              r"|\bzrezygnuj\b|\binformacja\s+prasowa|\bbiuletyn\b|\bkomunikat\s+prasowy|\bdo\s+mediow|\bwiadomosci?\s+(?:do|na)\s+list[ey]|\bmailing"),
    ),
    Rule("bulk.sender", Kind.NEWSLETTER, 3, "Nadawca rozsyła pocztę masowo.", sender(r"facebookmail|linkedin|digest@|newsletter|biuletyn|mailing|marketing@|promo@|alerts?|notification|redakcja|prasa@|news@")),
    Rule(
        "spam.words", Kind.SPAM, 8, "Treść typowa dla spamu.",
        whole(r"\bviagra|\bcialis|\bkasyno|\bcasino|\bbitcoin|\bkredyt\w*\s+(?:bez\s+bik|od\s+reki|na\s+dowod)|\bna\s+dowod|\bpozyczk\w+|\bchwilowk\w+|\bseo\b|\b1st\s+page|\bgoogle\s+(?:1st|first)|\bfirst\s+page"
              r"|\blottery|\bmillion\s+(?:usd|dollars|euro)|\binheritance|\bspadek\s+po|\bwygral\w+\s+(?:nagrod|ipho|bon)|\bodbierz\s+(?:nagrod|gotowk|bon)|\bkliknij\s+(?:tutaj|tu|w\s+link)"
              r"|\bzweryfikuj\s+(?:swoje\s+)?konto|\btwoje\s+konto\s+(?:zostanie|zostalo)|\byour\s+account\s+(?:will|has)|\bprzesylka\s+oczekuje|\bdoplat\w+\s+do\s+przesylki|\btanie\s+leki|\bschudn\w+"),
    ),
    Rule("spam.sender", Kind.SPAM, 4, "Adres nadawcy typowy dla spamu.", sender(r"\.(?:top|xyz|click|loan|win|bid|date|stream|gdn|review)>")),
    # business
    Rule(
        "business.money", Kind.BUSINESS, 7, "To sprawa handlowa: faktura, umowa, zamówienie, oferta.",
        said(beside.MONEY),
    ),
    Rule(
        "business.job", Kind.BUSINESS, 10, "To podanie o pracę, staż albo praktyki.",
        said(r"\bcv\b|\bcurriculum|\bzyciorys\w*|\blist\w*\s+motywacyjn\w+|\b(?:poszuk\w+|szukam)\s+(?:\w+\s+)?prac[yęe]|\bofert\w+\s+pracy|\baplikuj\w+|\baplikacj\w+\s+na|\brekrutacj\w+|\bpraktyk[ięe]?\s+(?:student|zawod|wakac)"
             r"|\bodby(?:c|cia|cie)\s+(?:\w+\s+)?(?:praktyk|stazu|staz)|(?<!uwzglednienie mojej )(?<!uwzglednic moja )\bkandydatur\w+(?!\s+(?:na\s+(?:\w+\s+)?(?:warszt|szkol|spotk|uczestni)|do\s+(?:udzial|grona|list)|jako\s+uczestni|uczestni))|\bzatrudnieni\w+|\bwolontariat\w*\s+w"),
    ),
    Rule(
        "business.text", Kind.BUSINESS, 6, "To sprawa wydawnicza: artykuł, recenzja, korekta, numer pisma.",
        said(beside.TEXT),
    ),
    Rule(
        "business.invites-us", Kind.BUSINESS, 6, "Nadawca sam zaprasza na swoje wydarzenie.",
        invites(r"(?<!\bnie )(?<!\bpanstwo )\bzaprasza(?:my|m|ja)?\b(?!\s+\w*\s*do\s+kontaktu)|\bmam\w*\s+(?:zaszczyt|przyjemnosc)\s+zaprosic|^\W*zaproszenie\s+(?:na|do)\b(?![^.!?]{0,60}\b(?:dostal|otrzymal))|\b(?:przesyla\w+|kieruj\w+|w\s+zalacz\w+)\s+(?:\w+\s+){0,2}?zaproszenie|\bserdecznie\s+zaprasza|\bwould\s+like\s+to\s+invite|\binvit(?:e|ation)\b"),
    ),
    Rule(
        "business.takes-sign-ups", Kind.BUSINESS, 6, "Nadawca sam przyjmuje zgłoszenia na swoje wydarzenie.",
        organisers.takes_sign_ups,
    ),
    Rule(
        "business.confirms-to-us", Kind.BUSINESS, 6, "Nadawca potwierdza nasze zgłoszenie na swoje wydarzenie.",
        body(r"\bpotwierdzam\w*\s+(?:\w+\s+)?(?:przyjecie|otrzymanie|wplyw|rejestracj)\w*|\bdziekujem?y?\w*\s+za\s+(?:zgloszenie|rejestracj\w+|zapis|przeslanie\s+zgloszen\w+|zglosz)\w*|\b(?:panstwa|twoje)\s+zgloszenie\s+(?:zostalo|przyj|wplyn|na\s+nasz|jest\s+(?:nie)?(?:komplet|peln|wazn))"),
    ),
    Rule(
        "other.logistics", Kind.OTHER, 5, "To sprawy organizacyjne, nie zgłoszenie.",
        sign_ups.unless_it_lists_people(said(r"\bsal[aięey]\b(?=.{0,80}(?:zarezerw|rezerw|wynaj|klucz|rzutnik|wolna))|\brzutnik\w*|\bklucz\w*\s+(?:bedzie|do\b|sa\b|odb)|\bportier\w+|\bidentyfikator\w*|\broll-?up|\bplakat\w*|\bnagłosnien\w*|\bnaglosnien\w*"
             r"|\bprosz\w+\s+o\s+(?:przeslanie|podanie|potwierdzenie|wyslanie)\s+(?:do\s+\w+\s+)?(?:list[yęe]|liczby|ilosci)\s+(?:\w+\s+)?(?:uczestnik|osob|zgloszon)\w*|\blista\s+obecnosci|\bkto\s+sie\s+(?:juz\s+)?zglosil")),
    ),
    Rule(
        "other.thanks", Kind.OTHER, 5, "To podziękowanie po wydarzeniu.",
        said(r"\b(?:dziekuj\w+|podziekowa\w+)\s+(?:\w+\s+){0,3}?za\s+(?:\w+\s+){0,3}?(?:wczorajsz\w+|udan\w+|ciekaw\w+|swietn\w+|wspanial\w+|interesuj\w+|wczoraj|zorganizowan\w+|przeprowadz\w+|spotkanie|udzial\s+w|materialy|poprowadz\w+)"
             r"|\b(?:dziekuj\w+|podziekowa\w+)\s+(?:\w+\s+){0,3}?za\s+(?:panstwa\s+|wasz\w*\s+)?(?:styczniow|lutow|marcow|kwietniow|majow|czerwcow|lipcow|sierpniow|wrzesniow|pazdziernikow|listopadow|grudniow)\w+\s+(?:warsztat|szkoleni|wyklad|spotkani|zajeci|lekcj|wizyt)\w*"),
    ),
    Rule("other.only-thanks", Kind.OTHER, 8, "To tylko podziękowanie za odpowiedź.", answers.only_thanks),
    Rule("other.acknowledges", Kind.OTHER, 10, "To odpowiedź na nasze potwierdzenie, która o nic nie prosi.", answers.acknowledges),
    Rule("other.declines", Kind.OTHER, 10, "Dziękuje za zaproszenie i nie przyjdzie; nikt nie był zapisany.", cancellations.declines_invitation),
    Rule("other.nobody", Kind.OTHER, 0, "Mówi, że nikt się nie zgłasza.", answers.signs_up_nobody),
    Rule("other.not-signed-up", Kind.OTHER, 0, "Nadawca się nie zapisywał albo nie będzie.", answers.has_not_signed_up),
    Rule("other.object", Kind.OTHER, 9, "Zgłaszane jest co innego niż udział.", purposes.other_object),
    Rule("other.workshop-not-told", Kind.OTHER, 0, "Nie wiadomo, o jakie warsztaty chodzi, a list mówi o wielu innych rzeczach.", untold.workshop_not_told),
    Rule("other.no-request", Kind.OTHER, 0, "Wymienia osoby, ale o nic dla nich nie prosi.", untold.people_without_request),
    Rule("other.mailing-list", Kind.OTHER, 14, "Ktoś nie chce dostawać poczty, a nie odwołuje udziału.", cancellations.wants_no_mail),
    Rule("other.cancels-what", Kind.OTHER, 0, "Nie wiadomo, co jest odwoływane.", cancellations.cancels_something_else),
    Rule("other.replaces-what", Kind.OTHER, 0, "Nie wiadomo, w czym ktoś kogoś zastępuje.", corrections.replaces_elsewhere),
    Rule("other.corrects-what", Kind.OTHER, 0, "Nie wiadomo, gdzie ma być poprawione nazwisko.", corrections.corrects_something_else),
    Rule("other.event", Kind.OTHER, 6, "Mowa o innym wydarzeniu, a nie o naszych warsztatach.", events.other_event),
    Rule("other.event-in-subject", Kind.OTHER, 0, "Temat mówi o innym wydarzeniu.", events.titled_by_another_event),
    Rule("other.target", Kind.OTHER, 0, "Prosi o miejsce na czym innym niż nasze warsztaty.", targets.target_is_another),
    Rule("other.elsewhere", Kind.OTHER, 0, "Ktoś przyjeżdża na co innego niż nasze warsztaty.", targets.goes_elsewhere),
    Rule("other.title", Kind.OTHER, 0, "Temat nazywa co innego niż zgłoszenie.", targets.titled_by_another_matter),
    Rule("other.thing", Kind.OTHER, 0, "Zgłasza albo rezerwuje rzecz, a nie udział.", targets.reports_something),
    Rule("other.at-work", Kind.OTHER, 0, "Mowa o tych, którzy przyjadą pracować: obsługa, ochrona, prasa, tłumacz.", purposes.comes_to_work),
    Rule("other.paid", Kind.OTHER, 0, "Mowa o opłacie za udział, a nasze warsztaty są bezpłatne.", purposes.is_paid),
    Rule("other.errand", Kind.OTHER, 0, "Ktoś przyjeżdża coś odebrać, przywieźć albo podpisać.", purposes.comes_on_an_errand),
    Rule("other.kind", Kind.OTHER, 0, "Szkolenie innego rodzaju, choć w tym dniu i miejscu.", events.of_a_kind_of_its_own),
    Rule("other.matter", Kind.OTHER, 0, "Warsztaty z czego innego niż nasze.", targets.of_another_matter),
    Rule("other.titled", Kind.OTHER, 0, "Formularz wymienia inne szkolenie.", events.titled_otherwise),
    Rule("other.colleague", Kind.OTHER, 0, "Pisze ktoś z naszego biura.", sign_ups.from_our_office),
    Rule("other.all-but-himself", Kind.OTHER, 0, "Zgłasza wszystkich z listu poniżej prócz siebie.", asked.all_but_himself),
    Rule("other.organises", Kind.OTHER, 0, "Nadawca sam prowadzi listę uczestników.", organisers.keeps_the_list),
    Rule("other.event-of-people", Kind.OTHER, 0, "Osoby stoją w zdaniu o innym wydarzeniu.", events.people_at_another_event),
    Rule("other.minutes", Kind.OTHER, 0, "Przesyła protokół posiedzenia.", organisers.sends_minutes),
    Rule("other.noun-only", Kind.OTHER, 0, "Samo słowo o uczestnikach albo rejestracji, bez prośby.", untold.only_a_noun),
    Rule("other.event-that-day", Kind.OTHER, 0, "Tego dnia odbywa się inne wydarzenie, o którym mowa.", events.event_that_day),
    Rule("other.another-day", Kind.OTHER, 0, "Prośba podaje inny dzień niż nasze warsztaty.", events.asks_for_another_day),
    Rule("other.earlier-year", Kind.OTHER, 0, "Mowa o osobach z wcześniejszego roku.", events.of_an_earlier_year),
    Rule("other.only-a-list", Kind.OTHER, 0, "Lista osób bez słowa o naszych warsztatach.", untold.nothing_but_a_list),
    Rule("other.resigned", Kind.OTHER, 0, "Rezygnacja jest tylko wspomniana.", cancellations.only_tells_of_a_resignation),
    Rule("other.hour", Kind.OTHER, 0, "O tej godzinie nie ma naszych warsztatów.", events.other_hour),
    Rule("other.day", Kind.OTHER, 4, "Podany dzień nie jest dniem żadnych z warsztatów.", events.other_day),
    Rule("other.nothing-of-ours", Kind.OTHER, 6, "Nic w liście nie mówi o warsztatach.", untold.nothing_of_ours),
    Rule("other.base", Kind.OTHER, 1.5, "Nic nie wskazuje na zgłoszenie.", lambda view: True),
    # questions
    Rule("question.asks", Kind.QUESTION, 4, "Nadawca tylko pyta.", answers.asks_only),
    Rule("question.names", Kind.QUESTION, 0, "Pyta i wymienia kogoś z imienia i nazwiska.", answers.asks_and_names),
    Rule("question.damaged", Kind.QUESTION, 0, "Znaki zapytania stoją w miejscu utraconych liter.", answers.letters_were_lost),
    Rule("question.conditional", Kind.QUESTION, 4, "Zgłoszenie dopiero zapowiada albo uzależnia od czegoś.", answers.conditional_only),
    Rule("question.after-confirmation", Kind.QUESTION, 12, "Pyta w odpowiedzi na nasze potwierdzenie.", answers.asks_after_confirmation),
    # registrations
    Rule("registration.himself", Kind.REGISTRATION, 4, "Nadawca zgłasza siebie.", sign_ups.signs_up_himself),
    Rule("registration.asks", Kind.REGISTRATION, 3, "Wiadomość prosi o zapisanie albo mówi o udziale.", sign_ups.signs_up),
    Rule("registration.briefly", Kind.REGISTRATION, 1, "Prosi o zapisanie osób i o niczym więcej nie mówi.", untold.asks_briefly),
    Rule("registration.plainly", Kind.REGISTRATION, 5, "Prosi wprost o miejsce na naszych warsztatach.", event_words.plainly),
    Rule("registration.outright", Kind.REGISTRATION, 0, "Prosi w zdaniu, w którym o niczym innym nie ma mowy.", beside.outright),
    Rule("registration.asks-doubtfully", Kind.REGISTRATION, 1.5, "O udziale mowa w pytaniu lub warunku.", sign_ups.signs_up_doubtfully),
    Rule("registration.subject", Kind.REGISTRATION, 2.5, "Temat mówi o zgłoszeniu.", sign_ups.subject_signs_up),
    Rule("registration.subject-alone", Kind.REGISTRATION, 1, "Prosi sam temat, treść jest krótka.", lambda view: sign_ups.subject_signs_up(view) and view.words <= 12),
    Rule("registration.ours", Kind.REGISTRATION, 2, "Wymienia nasze warsztaty.", speaks_of_ours),
    Rule("registration.names-ours", Kind.REGISTRATION, 0, "Mówi o naszych warsztatach jako o warsztatach.", names_ours),
    Rule("registration.workshop-word", Kind.REGISTRATION, 1.5, "Mowa o warsztatach albo szkoleniu.", lambda view: not speaks_of_ours(view) and events.of_some_workshop(view)),
    Rule("registration.names-and-workshop", Kind.REGISTRATION, 0, "Krótki list z nazwiskiem i słowem o warsztatach.", sign_ups.names_somebody_shortly),
    Rule("registration.answers-of-people", Kind.REGISTRATION, 0, "Mówi krótko, kto będzie, a kto nie.", asked.tells_who_comes),
    Rule("registration.answers-ours", Kind.REGISTRATION, 2, "Odpowiada na ogłoszenie warsztatów.", sign_ups.answers_ours),
    Rule("registration.people-alone", Kind.REGISTRATION, 0, "Wymienia kogoś i nie nazywa żadnej innej sprawy.", matters.tells_of_people_alone),
    Rule("registration.list", Kind.REGISTRATION, 1.5, "Zawiera listę osób.", sign_ups.list_of_people),
    Rule("registration.bare-name", Kind.REGISTRATION, 6, "Wiadomość to samo imię i nazwisko.", sign_ups.bare_name),
    Rule("registration.name-in-subject", Kind.REGISTRATION, 3, "Imię i nazwisko w temacie, treści brak.", lambda view: sign_ups.name_in_subject(view) and not any(c.act is Act.CANCEL for c in view.subject_clauses)),
    Rule("registration.form", Kind.REGISTRATION, 4, "Wypełniony formularz z imieniem i nazwiskiem.", body(r"(?m)^\W{0,4}(?:\d{1,2}[.)]\s*)?(?:imi[ea](?:\s*i\s*|\s*[/,]\s*)nazwisko|nazwisko\s+i\s+imi[ea]|uczestni\w+|name)[^:.\n]{0,40}(?::|\.{3,}|_{3,})\s*[^\s._]")),
    Rule("registration.pasted", Kind.REGISTRATION, 14, "Pod wklejonym ogłoszeniem warsztatów stoi imię i nazwisko.", sign_ups.pasted_notice),
    Rule("registration.fields", Kind.REGISTRATION, 3, "Wypełnione pola lub tabela z nazwiskami.", body(r"(?m)^\W{0,4}(?:\d{1,2}[.)]\s*)?(?:imi[ea]|imiona|nazwisko)\s*(?::|\n)\s*\S|^(?>[^\n]*?\bnazwisk)[^\n]*\t|^[^\n\t]*\t[^\n]*\bnazwisk|^[^\S\n]*\|[^\n]*\bnazwisk")),
    Rule("registration.name-and-day", Kind.REGISTRATION, 4, "Wiadomość to imię i nazwisko obok dnia naszych warsztatów.", untold.name_and_day),
    Rule("registration.short-yes", Kind.REGISTRATION, 4, "Krótka zgoda w odpowiedzi na ogłoszenie.", asked.short_affirmation),
    Rule("registration.tells-which", Kind.REGISTRATION, 5, "Odpowiada na pytanie, które warsztaty.", asked.tells_which),
    Rule("registration.tells-who-between", Kind.REGISTRATION, 6, "Podaje imię i nazwisko pod wierszem, który o nie prosi.", asked.tells_who_between),
    Rule("registration.tells-who", Kind.REGISTRATION, 6, "Podaje imię i nazwisko, o które prosiło biuro.", asked.tells_who),
    Rule("registration.points", Kind.REGISTRATION, 6, "Wskazuje jedną lub obie osoby, o które pytało biuro.", asked.points_at_somebody),
    Rule("registration.passed-on", Kind.REGISTRATION, 4, "Przekazuje dalej czyjeś zgłoszenie.", lambda view: enclosed.passes_on_a_sign_up(view) and enclosed.endorses(view)),
    Rule("registration.file", Kind.REGISTRATION, 3, "Zgłoszenie jest w załączniku.", lambda view: enclosed.attaches_a_sign_up(view) and enclosed.attaches_ours(view)),
    Rule("registration.file-ours", Kind.REGISTRATION, 3, "Załącznik mówi o naszych warsztatach, a list jest krótki.", enclosed.short_letter_with_ours),
    Rule("registration.file-list", Kind.REGISTRATION, 2.5, "W załączniku jest lista osób.", lambda view: enclosed.attaches_a_sign_up(view) and (enclosed.refers_to_file(view) or view.words < 6)),
    Rule("registration.unread-file", Kind.REGISTRATION, 2, "Zgłoszenie może być w nieczytelnym załączniku.", lambda view: enclosed.unread_file(view) and (sign_ups.signs_up(view) or sign_ups.subject_signs_up(view) or speaks_of_ours(view))),
    # cancellations and corrections
    Rule("cancellation.asks", Kind.CANCELLATION, 12, "Wiadomość odwołuje zgłoszenie.", cancellations.cancels),
    Rule("cancellation.subject", Kind.CANCELLATION, 5, "Temat mówi o rezygnacji.", cancellations.cancels_in_subject),
    Rule("cancellation.passed-on", Kind.CANCELLATION, 8, "Przekazuje dalej czyjąś rezygnację.", cancellations.passes_on_a_cancellation),
    Rule("cancellation.cannot", Kind.CANCELLATION, 3, "Ktoś nie przyjdzie, a nikt się nie zgłasza.", cancellations.cannot_come_to_ours),
    Rule("cancellation.takes-back", Kind.CANCELLATION, 6, "Zgłoszona osoba nie przyjdzie.", cancellations.takes_back),
    Rule("correction.replaces", Kind.CORRECTION, 16, "Ktoś przyjdzie zamiast kogo innego.", corrections.replaces),
    Rule("correction.spelling", Kind.CORRECTION, 9, "Poprawia pisownię nazwiska.", corrections.corrects_spelling),
    Rule("correction.moves", Kind.CORRECTION, 24, "Prosi o przeniesienie na inny termin.", body(r"\bprosz\w+\s+(?:mnie\s+|nas\s+|o\s+)?(?:przepisac|przeniesc|przepisanie|przeniesienie)\b|\b(?:(?:przepis(?:ac|anie|ania|z|zcie)|przelozyc|przerzucic|przesunac)\s+(?:\w+\s+){0,4}?(?:na|z|do)\b|chodzilo\s+(?:mi|nam)\s+o\b|przenies\w*\s+(?:[\w,]+\s+){0,6}?(?:na|z|do)\b|zamien\w*\s+mi\b)")),
    Rule(
        "correction.asks", Kind.CORRECTION, 6, "Prosi o zmianę w zgłoszeniu.",
        said(r"\bprosz\w+\s+(?:\w+\s+)?(?:o\s+)?(?:popraw\w+|skorygow\w+|sprostow\w+|zmian\w+\s+(?:pisown|nazwisk|imieni)\w+)|\b(?:poprawk\w+|korekt\w+|sprostowani\w+|(?:zmian|podmian)\w*\s+(?:w\s+|na\s+)?(?:zgloszen\w*|osob\w*|uczestnik\w*|nazwisk\w*|list\w*|termin\w*)|zmieniam\w*|(?:poprawi|zaktualiz|uaktualni|zmieni)\w*\s+(?:\w+\s+){0,2}?(?:lis[tc]|zgloszen|nazwisk|dan)\w*"
             r"|poprawion\w+\s+list\w*|aktualn\w+\s+list\w+)"),
    ),
)  # fmt: skip
