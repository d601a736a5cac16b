"""What an editor may write in a list of places, and what the fault says when something is wrong."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from bot.agespan import AgeSpan
from bot.wijk.model import Municipality, Wijk
from bot.wijk.rows import COLUMNS, read_places
from bot.wijk.table import read_table

TODAY = date(2026, 11, 25)
TOWN = Municipality("0503", "Delft", "Haaglanden", "delft", wijken=(Wijk("Binnenstad", ("2611",)), Wijk("Tanthof")))
GOOD = {"naam": "Buurthuis", "soort": "buurthuis", "nagekeken op": "2026-11-01"}


@pytest.fixture
def read(tmp_path, knowledge):
    """Reads rows given as cells by column, or a whole file given as text."""

    def _read(*rows, text=None, encoding="utf-8", town=TOWN):
        path = tmp_path / "delft.csv"
        written = io.StringIO(newline="")
        writer = csv.DictWriter(written, COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
        path.write_bytes((written.getvalue() if text is None else text).encode(encoding))
        problems = []
        return read_places(read_table(path, problems), town, knowledge.directory.kinds, TODAY, problems), problems

    return _read


def test_a_full_row_becomes_a_place(read):
    places, problems = read(
        GOOD
        | {
            "wijken of postcodes": "binnenstad, 2612",
            "leeftijd van": "18m",
            "leeftijd tot": "12",
            "doelgroep": "ouders",
            "afspraak nodig": "Ja",
            "verwijzing nodig": "ja, via de huisarts",
            "talen": "Nederlands, Turks",
            "zonder ouders": "vanaf 12",
            "openingstijden": "Mo-Fr 09:00-17:00",
            "telefoon": "015-123 45 67",
            "web": "www.delft.nl/jeugd",
        }
    )
    assert not problems
    place = places[0]
    assert (place.key, place.wijken, place.postcodes) == ("delft-buurthuis", ("Binnenstad",), ("2612",))
    assert place.age == AgeSpan(18, 13 * 12) and place.audiences == ("ouder",)
    assert place.appointment is True and place.referral == "ja, via de huisarts"
    assert place.languages == ("Nederlands", "Turks") and (place.alone, place.alone_from) == (True, 144)


@pytest.mark.parametrize(
    ("column", "value", "said", "remedy"),
    [
        ("naam", "", "is leeg", "Vul 'naam' in"),
        ("soort", "buurtuis", "'buurtuis' is geen bekende soort", "Bedoel je 'buurthuis'?"),
        ("soort", "winkel", "'winkel' is geen bekende soort", "Kies uit: buurthuis"),
        ("soort", "omgeving", "'omgeving' is geen bekende soort", "Kies uit"),
        ("wijken of postcodes", "Binenstad", "'Binenstad' is geen wijk van Delft", "Bedoel je 'Binnenstad'?"),
        ("wijken of postcodes", "2611 AB", "'2611 AB' is geen postcode", "alleen de vier cijfers"),
        ("telefoon", "151234567", "begint niet met een 0", "eerste 0"),
        ("telefoon", "bel ons", "'bel ons' is geen telefoonnummer", "netnummer"),
        ("web", "geen", "'geen' is geen webadres", "www."),
        ("openingstijden", "ma-vr 9.00-17.00", "is niet te lezen", "Bedoel je 'Mo-Fr 09:00-17:00'?"),
        ("openingstijden", "op afspraak", "is niet te lezen", "Mo-Fr 09:00-17:00"),
        ("openingstijden", '"op afspraak"', "noemt geen tijden", "afspraak nodig"),
        ("openingstijden", "Mo-Fr 09:00-17:00; SH off", "schoolvakanties", "Jul 18-Aug 30 off"),
        ("leeftijd van", "vier", "'vier' is geen leeftijd", "heel getal"),
        ("doelgroep", "kinderen", "'kinderen' kan hier niet", "jongere"),
        ("afspraak nodig", "soms", "'soms' kan hier niet", "'ja' of 'nee'"),
        ("verwijzing nodig", "via school", "'via school' kan hier niet", "Begin met"),
        ("zonder ouders", "misschien", "'misschien' kan hier niet", "vanaf 12"),
        ("nagekeken op", "", "is leeg", "Tot dan is de plek niet te zien"),
        ("nagekeken op", "vorige week", "is geen datum", "25-11-2026"),
        ("nagekeken op", "2027-01-01", "is nog niet geweest", "jaartal"),
        ("voorbeeld", "x", "'x' kan hier niet", "'ja' of 'nee'"),
    ],
)
def test_a_fault_names_row_column_value_and_remedy_and_the_good_row_stays(read, column, value, said, remedy):
    places, problems = read(GOOD | {"naam": "Goed"}, GOOD | {column: value})
    assert [place.name for place in places] == ["Goed"]
    assert len(problems) == 1 and problems[0].field == f"rij 3 › {column}"
    assert said in problems[0].message and remedy in problems[0].remedy


def test_every_fault_of_a_row_is_told_at_once(read):
    _, problems = read({"soort": "x", "telefoon": "?", "nagekeken op": "?"})
    assert [problem.field.split(" › ")[1] for problem in problems] == ["naam", "soort", "telefoon", "nagekeken op"]


def test_an_end_before_the_start_is_a_fault(read):
    _, problems = read(GOOD | {"leeftijd van": "12", "leeftijd tot": "4"})
    assert "ligt voor" in problems[0].message


def test_an_example_needs_no_date_but_may_not_be_called(read):
    places, problems = read(GOOD | {"voorbeeld": "ja", "nagekeken op": ""})
    assert places[0].example and not problems
    places, problems = read(GOOD | {"voorbeeld": "ja", "telefoon": "015-1234567", "web": "www.delft.nl"})
    assert not places and len(problems) == 2


@pytest.mark.parametrize("day", ["2026-11-01", "01-11-2026", "1-11-2026", "1/11/2026"])
def test_a_date_may_be_written_in_several_ways(read, day):
    assert read(GOOD | {"nagekeken op": day})[0][0].checked_on == date(2026, 11, 1)


def test_the_same_place_twice_is_a_fault_and_the_same_name_elsewhere_is_not(read):
    places, problems = read(GOOD, GOOD, GOOD | {"adres": "Markt 1"})
    assert [place.key for place in places] == ["delft-buurthuis", "delft-buurthuis-2"]
    assert "staat al in rij 2" in problems[0].message


def test_without_a_list_of_wijken_any_name_is_taken(read):
    places, problems = read(
        GOOD | {"wijken of postcodes": "Vrijenban"}, town=Municipality("0503", "Delft", "", "delft")
    )
    assert places[0].wijken == ("Vrijenban",) and not problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_comma_semicolon_and_byte_order_mark_make_no_difference(read, sign, encoding):
    lines = (("naam", "soort", "Nagekeken_op", "beschrijving"), ("Café", "buurthuis", "2026-11-01", f'"a{sign} b"'), ())
    text = "\r\n".join(sign.join(cells) for cells in lines)
    places, problems = read(text=text, encoding=encoding)
    assert not problems and places[0].name == "Café" and places[0].key == "delft-cafe"


def test_the_rows_of_an_old_excel_are_read_and_the_editor_is_told(read):
    places, problems = read(text="naam;soort;nagekeken op\nCafé;buurthuis;2026-11-01", encoding="cp1252")
    assert places[0].name == "Café" and "CSV UTF-8" in problems[0].remedy


def test_an_unknown_column_is_named_with_a_guess(read):
    places, problems = read(text="naam;soort;nagekeken op;telefon\nA;buurthuis;2026-11-01;")
    assert len(places) == 1 and "Bedoel je 'telefoon'?" in problems[0].remedy


def test_a_missing_column_is_named(read):
    _, problems = read(text="naam;nagekeken op\nA;2026-11-01")
    assert any(problem.field == "rij 1 › soort" and "ontbreekt" in problem.message for problem in problems)


def test_a_row_with_too_many_cells_is_left_out_and_the_others_stay(read):
    places, problems = read(text="naam;soort;nagekeken op\nA;buurthuis;2026-11-01;en;meer\nB;buurthuis;2026-11-01")
    assert [place.name for place in places] == ["B"] and problems[0].field == "rij 2"


def test_a_quotation_mark_that_is_not_closed_does_not_swallow_rows_unseen(read):
    places, problems = read(text='naam;soort;nagekeken op\nA;buurthuis;2026-11-01\n"B;buurthuis;2026-11-01\n')
    assert [place.name for place in places] == ["A"] and problems[0].field == "rij 3"


def test_empty_rows_count_as_a_spreadsheet_counts_them(read):
    _, problems = read(text="naam;soort;nagekeken op\n\n;;\nA;x;2026-11-01")
    assert problems[0].field.startswith("rij 4")


def test_an_empty_file_is_a_fault_and_a_heading_alone_is_not(read):
    assert "leeg" in read(text="")[1][0].message
    assert read() == ((), [])
