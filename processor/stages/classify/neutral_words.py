"""Words that name no matter of their own in a letter which signs somebody up: nouns by their nominatives (verbal nouns by
their infinitives), verbs by their infinitives."""

from __future__ import annotations

from processor.names.casing import word_set

_TIME = word_set(
    """
    dzień tydzień miesiąc rok godzina minuta chwila moment czas termin data rano ranek wieczór południe
    popołudnie weekend początek koniec połowa kalendarz raz okazja poniedziałek wtorek środa czwartek piątek
    sobota niedziela styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad
    grudzień pora spóźnienie spóźnić
    """
)
_CIRCUMSTANCES = word_set(  # what keeps somebody, or lets him come
    """
    choroba grypa przeziębienie gorączka zwolnienie zwolnić urlop szpital zdrowie noga obowiązek przyczyna powód
    przeszkoda sytuacja okoliczność los pech zmiana zmienić plan sprawa wyjazd wyjechać podróż powrót powrócić
    emerytura zgoda wiedza wypadek wezwanie kontrola rehabilitacja sanatorium dziecko ciąża decyzja ciekawość
    wahanie pomysł wybór wybrać możliwość konieczność potrzeba
    """
)
_COMPANY = word_set(  # how many they are, and what they are
    """
    dwójka trójka czwórka piątka szóstka para grupa ekipa skład reszta liczba ilość komplet delegacja rodzina
    zespół osoba płeć klasa wiek dwoje rodzeństwo małżeństwo zawód państwo człowiek grono wieś kadra
    """
)
_POST = word_set(  # the letter, what it answers and where that stood
    """
    list lista zapis zapisać zgłoszenie zgłosić wpis wpisać dopisać dopisek potwierdzenie potwierdzić
    rejestracja formularz mail e-mail wiadomość poczta korespondencja odpowiedź pytanie prośba załącznik
    załączyć plik temat treść pomyłka błąd literówka korekta sprostowanie sprostować poprawka poprawić
    uzupełnienie uzupełnić rezygnacja odwołanie odwołać wykreślenie wykreślić skreślenie skreślić zaproszenie
    zaprosić ogłoszenie ogłosić zawiadomienie zawiadomić przypomnienie przypomnieć afisz internet numer podpis
    informacja pismo strona kopia program plakat sms wycofanie wycofać anulowanie anulować usunięcie usunąć
    cofnięcie cofnąć wypis wypisać errata tabela podmiana podmienić rozmowa ujęcie ująć zarezerwowanie
    zarezerwować wciągnięcie wciągnąć uwzględnienie uwzględnić dodanie dodać umieszczenie umieścić przyjęcie
    przyjąć przesłanie przesłać wiedzieć zapytanie zapytać
    """
)
_FIELDS = word_set(  # the fields of a form
    """
    imię nazwisko dane adres telefon komórka stanowisko funkcja instytucja jednostka placówka organizacja
    """
)
_SPELLING = word_set(  # how a name is spelt
    """
    wersja forma skrót litera literka kreska łącznik ogonek nazwa pisownia nawias zbieżność żart
    """
)
_COURTESY = word_set(
    """
    pozdrowienie pozdrowić wyraz szacunek podziękowanie podziękować poważanie poważać zrozumienie zrozumieć
    wyrozumiałość przykrość żal radość przyjemność chęć uprzejmość zamieszanie zamieszać kłopot uwaga ukłon góra
    serce nadzieja sorki sorry hej ok okej pozdro plis thx zainteresowanie zainteresować wzgląd względ związek
    imię fatyga cierpliwość pośpiech dodatek wyjaśnienie porządek rama dobro
    """
)
_ATTENDANCE = word_set(  # that somebody is there, and how he comes
    """
    wydarzenie spotkanie spotkać udział uczestnictwo uczestniczyć obecność przyjazd przyjechać przybycie przybyć
    miejsce zastępstwo zamiana reprezentacja autobus pociąg rower auto samochód dojazd dojechać krzesło
    krzesełko fotel siedzenie siedzieć tył przód rząd wejście drzwi wstęp posłuchać słuchać towarzystwo gość
    """
)
NOUNS = _TIME | _CIRCUMSTANCES | _COMPANY | _POST | _FIELDS | _SPELLING | _COURTESY | _ATTENDANCE
VERBS = word_set(  # what somebody does who comes, asks and writes
    """
    być mieć móc chcieć woleć musieć zamierzać pragnąć życzyć mieszkać pracować działać studiować uczyć nauczyć
    zajmować interesować przyjść przychodzić iść pójść przyjechać przyjeżdżać jechać pojechać wyjechać wyjeżdżać
    dojechać dojeżdżać dotrzeć docierać przybyć wpaść wpadać zjawić stawić stawiać zdążyć spóźnić dołączyć
    dołączać wybrać wybierać zajrzeć wrócić wracać zostać zostawać pozostać pozostawać towarzyszyć zabrać
    zabierać przyprowadzić przywieźć podwieźć uczestniczyć wziąć brać słuchać posłuchać usłyszeć wysłuchać
    skorzystać korzystać siedzieć usiąść siadać zająć zobaczyć widzieć poznać dowiedzieć dowiadywać
    reprezentować prosić poprosić upraszać zgłaszać zgłosić zapisać zapisywać wpisać wpisywać dopisać dopisywać
    wypisać wypisywać skreślić skreślać wykreślić wykreślać usunąć usuwać wycofać wycofywać odwołać odwoływać
    rezygnować zrezygnować anulować zarejestrować rejestrować dodać dodawać dorzucić dołożyć doliczyć policzyć
    liczyć uwzględnić umieścić ująć zmienić zmieniać zamienić zastąpić zastępować poprawić poprawiać sprostować
    delegować oddelegować kierować skierować wysyłać wysłać przesyłać przesłać posyłać posłać wyznaczyć
    wyznaczać typować wytypować potwierdzić potwierdzać deklarować zadeklarować zarezerwować rezerwować zaklepać
    pisać napisać dopytać pytać zapytać wiedzieć podać podawać powtórzyć ponowić ponawiać przekazać przekazywać
    informować poinformować zawiadamiać zawiadomić uprzedzać uprzedzić odpisać odpowiadać odpowiedzieć dziękować
    podziękować pozdrawiać pozdrowić przepraszać przeprosić cieszyć żałować czekać mówić powiedzieć rozumieć
    zrozumieć pamiętać zapomnieć wypadać dać dawać myśleć sądzić obiecywać dzwonić zadzwonić nazywać zwać
    trzymać kontaktować skontaktować występować zdecydować decydować przyjąć przyjmować upoważniać prowadzić
    leżeć chorować zachorować załączać dotyczyć łączyć meldować zameldować słać uznać uznawać ugościć przywrócić
    przywracać cofać cofnąć słyszeć doczekać figurować widnieć oczekiwać obserwować śledzić gratulować zachęcać
    obiecać wspominać sprawdzić sprawdzać upewnić poczekać dojść dosłać uzupełnić uzupełniać wypełnić wypełniać
    odsyłać odesłać zaznaczyć zaznaczać notować odnotować zanotować przegapić opuścić ominąć dopytywać wspomnieć
    planować zaplanować podtrzymywać zostawić pozostawić zwolnić ustąpić odstąpić zaprosić zapraszać należeć
    stać wyrażać wyrazić ukłonić kłaniać
    """
)
HOUSES = word_set(  # what somebody is of, beside the institutions of `processor.names.titles`
    """
    archiwum wodociąg wodociągi szefostwo kierownictwo dyrekcja zarząd departament oddział dział sieć izba
    inspektorat klub placówka agencja delegatura świetlica
    """
)
NOT_OF_A_HOUSE = word_set(  # institutions that are asked for something themselves
    """
    przedszkole żłobek szpital hotel restauracja sklep apteka gabinet zajazd pensjonat
    """
)
