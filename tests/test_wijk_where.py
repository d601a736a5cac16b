"""Which places are understood in a message, and which words are none."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.wijk import Directory, Where, load_directory, where_in, where_of


@pytest.fixture(scope="module")
def directory(knowledge: Knowledge) -> Directory:
    return load_directory(knowledge.help)


# Message, code of the municipality, wijk, postcode.
PLACES = """
ik woon in delft|0503
Ik woon in Delft en mijn zoon slaapt slecht|0503
we wonen in den haag|0518
wij wonen in Den Haag, wat nu?|0518
ik woon in denhaag|0518
ik woon in de haag|0518
ik woon in den hag|0518
's-gravenhage|0518
ik kom uit Scheveningen|0518
ik zit op school in Rijswijk|0603
ik woon in reiswijk|0603
waar kan ik terecht in rijswik|0603
is er iets in pijnacker|1926
wonen in pijnakker|1926
Pijnacker-Nootdorp|1926
ik woon in nootdorp|1926
zoetermeer|0637
ik woon in zoetemeer|0637
is er in zoetermeer een jongerencentrum|0637
we wonen in zoeter meer|0637
leidschendam|1916
ik woon in Leidschedam|1916
voorburg, bij het station|1916
wassenaar|0629
ik woon in wasenaar|0629
midden-delfland|1842
wij wonen in schipluiden|1842
wij wonen in maasland|1842
westland|1783
we wonen in het westland|1783
ik woon in naaldwijk|1783
ik woon in Monster|1783
we wonen in de lier|1783
ik woon in leiden|0546
ik kom uit Leiden|0546
gemeente leiden|0546
in Leiden dus|0546
ik woon in leide|0546
leiderdorp|0547
oegstgeest|0579
ik woon in oestgeest|0579
zoeterwoude|0638
voorschoten|0626
wij wonen in voorschote|0626
katwijk|0537
noordwijk|0575
ik woon in noordwijkerhout|0575
teylingen|1525
ik woon in tijlingen|1525
sassenheim|1525
hillegom|0534
ik woon in lisse|0553
nieuwkoop|0569
alphen aan den rijn|0484
Alphen a/d Rijn|0484
ik woon in alphen|0484
kaag en braassem|1884
gouda|
ik woon in gouda|0513
we wonen in gauda|0513
bodegraven|1901
zuidplas|1892
schoonhoven|1931
krimpenerwaart, dus niet gouda|1931
waddinxveen|0627
ik woon in waddingsveen|0627
ik woon in voorbeeldstad|0000
ik woon in voorbeelstad|0000
voorbeeld-noord|0000|Voorbeeld-Noord
ik woon in voorbeeld zuid|0000|Voorbeeld-Zuid
we wonen in voorbeeld nord|0000|Voorbeeld-Noord
ik woon in voorbeeldstad in noord|0000|Voorbeeld-Noord
1234 AB|0000|Voorbeeld-Centrum|1234
ik woon op 1235ab|0000|Voorbeeld-Noord|1235
mijn postcode is 1236|0000|Voorbeeld-Zuid|1236
Voorbeeldstraat 10, 1237 AB Voorbeeldstad|0000|Voorbeeld-West|1237
1238|0000|Voorbeeld-West|1238
we zitten in 1234|0000|Voorbeeld-Centrum|1234
2511 AB|||2511
Spui 70, 2511 BT Den Haag|0518||2511
ik woon in 2611 in delft|0503||2611
postcode 2801|||2801
ik woon in de wijk met postcode 2312|||2312
ik woon niet in leiden maar in leiderdorp|0547
mijn oma woont in gouda maar ik woon in delft|0503
""".strip().splitlines()

# Ordinary messages: no place in any of them.
ORDINARY = """
dat kan leiden tot ruzie
dit gaat nergens toe leiden
hoe moet ik dit in goede banen leiden
we lijden eronder
hij is de leider van de groep
ze delft het onderspit
hij eet alleen goudse kaas
ik lust wel een plakje oude gouda
mijn gouden ketting is weg
er zit een monster onder zijn bed
hij is bang voor monsters in zijn kamer
we zitten in de bioscoop
ik kom net uit de bioscoop
ik kom uit school en ben moe
ik kom mijn bed niet uit
ze komt niet uit haar woorden
we wonen in een klein huis
ik woon in een flat met mijn moeder
wij wonen in bij mijn schoonouders
ik woon op kamers
we wonen met zijn vieren in twee kamers
hij woont bij zijn vader
mijn oma woont in leiden
mijn vriend woont in zoetermeer
ik woon niet in delft
hij speelt altijd in het weiland
we gaan naar het centrum
is er een inloop in de buurt
is er iets bij mij in de buurt
waar is het dichtstbijzijnde jongerencentrum
ik zoek hulp in mijn wijk
we zijn net verhuisd
we zijn verhuisd en nu slaapt hij slecht
hij slaapt in ons bed
in het weekend is hij bij zijn vader
ze heeft al 1200 euro uitgegeven
hij zet 2000 stappen per dag
mijn kind is geboren in 2019
in 2024 zijn we gescheiden
sinds 2023 gaat het slecht
hij heeft 1500 volgers
ik heb 1234 als pincode
het kost 1250 euro
hij weegt 3500 gram
hij drinkt 1000 ml per dag
we hebben 2500 kcal per dag nodig
om 1030 gaat hij naar bed
1999 was een mooi jaar
bel 0800 0432
mijn nummer is 0612345678
de noord koreaanse leider
hij kijkt west en oost
ze wil naar het zuiden
er is een nieuwe buurt gebouwd
ik zit in de knoop
ik zit in groep 8
hij zit in de puberteit
ze is in paniek
mijn zoon zit in de brugklas
twee tweelingen in een bed
wanneer kan hij los lopen
de voorschotten van de toeslag
hij is opgenomen in ziekenhuizen
oma ligt begraven
een wetland is een moeras
hoe lang duurt een driftbui
ik weet het niet meer
wat moet ik doen als hij liegt
mag ik in de nacht gamen
voorbeelden graag
geef eens een voorbeeld
ben ik egoïstisch als ik het nieuws een week oversla
mag hij met oud en nieuw een slokje
wanneer begint de vakantie in regio zuid
op onze school in Noord-Limburg
""".strip().splitlines()


@pytest.mark.parametrize("line", PLACES)
def test_a_place_is_understood(directory, line):
    text, code, wijk, postcode = (line.split("|") + [""] * 3)[:4]
    expected = Where(code or None, wijk or None, postcode or None) if code or wijk or postcode else None
    assert where_in(text, directory) == expected


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_are_no_place(directory, text):
    assert where_in(text, directory) is None
    assert where_in(text, directory, "0000") is None


@pytest.mark.parametrize("text", ["noord", "in noord", "Noord dus", "ik woon in noord", "voorbeeld noord"])
def test_a_short_wijk_name_counts_where_it_was_asked_for(directory, text):
    assert where_in(text, directory, "0000", asked=True) == Where("0000", "Voorbeeld-Noord")


@pytest.mark.parametrize("text", ["gouda", "Leiden", "monster", "delft"])
def test_a_town_that_is_a_word_too_counts_where_it_was_asked_for(directory, text):
    assert where_in(text, directory, asked=True) is not None


@pytest.mark.parametrize(
    "text",
    ["nee", "weet ik niet", "liever niet", "geen idee", "dat zeg ik niet", "waarom?", "hoezo wil je dat weten", "1"],
)
def test_no_answer_to_where_is_no_place(directory, text):
    assert where_in(text, directory, "0000", asked=True) is None


def test_a_wijk_that_every_town_has_needs_the_town(directory):
    assert where_in("ik woon in noord", directory) is None
    assert where_in("ik woon in noord", directory, "0000") == Where("0000", "Voorbeeld-Noord")
    assert where_in("ik woon in noord", directory, "0503") is None


def test_bare_digits_count_where_they_were_asked_for(directory):
    assert where_in("2011", directory) is None
    assert where_in("2011", directory, "0518", asked=True) == Where("0518", None, "2011")


def test_nothing_of_an_address_is_kept_but_four_digits(directory):
    where = where_in("ik woon op Voorbeeldlaan 33 b, 1236 XK", directory)
    assert where == Where("0000", "Voorbeeld-Zuid", "1236")
    assert "XK" not in repr(where) and "33" not in repr(where)


@pytest.mark.parametrize("told", ["0518", "GM0518", "den-haag", "Den Haag", "DEN HAAG", "'s-Gravenhage"])
def test_the_page_may_tell_a_code_or_a_name(directory, told):
    assert where_of(directory, told) == Where("0518")


@pytest.mark.parametrize("told", [None, "", "Amsterdam", "9999"])
def test_a_municipality_that_is_not_listed_is_none(directory, told):
    assert where_of(directory, told) is None
