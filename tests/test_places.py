"""The tool for lists of places: looking through, writing for others, taking over."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest
from openpyxl import load_workbook

from bot.wijk import load_directory
from bot.wijk.load import FOLDER
from editor import places
from editor.wijk.hsds import faults_in, from_page, to_page
from editor.wijk.schedules import from_schedules, to_schedules, weekly
from editor.wijk.tables import read_csv, read_xlsx, write_csv, write_xlsx

TODAY = date(2026, 11, 25)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "gemeenten")


@pytest.fixture
def kinds(knowledge):
    return dict(knowledge.directory.kinds)


@pytest.fixture
def rows():
    return read_csv(FOLDER / "voorbeeldstad.csv", [])


@pytest.fixture
def town(knowledge):
    return knowledge.directory.municipality("voorbeeldstad")


@pytest.fixture
def delft(knowledge):
    return knowledge.directory.municipality("delft")


ODD = {
    "naam": "Plek, met komma; en puntkomma",
    "soort": "jgz",
    "wijken of postcodes": "2611,2612 , Wijk",
    "adres": "Markt 1, 2611 GX Delft",
    "telefoon": "015 123 45 67",
    "web": "www.delft.nl/jeugd",
    "openingstijden": 'We[1] 09:00-12:00 "op afspraak"; Jul off',
    "leeftijd van": "18m",
    "leeftijd tot": "24m",
    "doelgroep": "ouders",
    "kosten": "€ 2,50",
    "afspraak nodig": "Nee",
    "verwijzing nodig": "ja, via de huisarts",
    "talen": "Nederlands / Engels",
    "drempelvrij": "nee",
    "beschrijving": "Eén 'zin' met \"tekens\".",
    "zonder ouders": "vanaf 12",
    "nagekeken op": "1-11-2026",
    "voorbeeld": "",
    "opmerking": "alleen voor ons",
    "eigen kolom": "ook dit",
}


def filled(row):
    return {column: cell for column, cell in row.items() if cell}


def test_the_open_format_gives_every_cell_back(rows):
    odd = [*rows, ODD]
    assert [filled(row) for row in from_page(json.loads(json.dumps(to_page(odd, "Delft"))))] == [
        filled(row) for row in odd
    ]


def test_what_is_written_has_the_form_of_the_standard(rows):
    assert faults_in(to_page([*rows, ODD], "Delft")) == []


def test_fields_of_the_standard_are_used_where_it_has_them():
    service = to_page([ODD], "Delft")["contents"][0]
    assert service["url"] == "https://www.delft.nl/jeugd" and service["minimum_age"] == 1.5
    assert service["phones"][0]["number"] == "015 123 45 67"
    assert service["service_at_locations"][0]["location"]["addresses"][0]["postal_code"] == "2611 GX"
    assert [area["name"] for area in service["service_areas"]] == ["2611", "2612", "Wijk"]


def test_a_service_keeps_its_id_from_one_export_to_the_next(rows):
    first, second = (to_page(part, "V")["contents"][-1]["id"] for part in (rows, rows))
    assert first == second
    ids = [service["id"] for service in to_page(rows, "V")["contents"]]
    assert len(set(ids)) == len(ids)


def test_a_file_of_somebody_else_comes_in_as_far_as_it_goes():
    service = {
        "id": "1",
        "name": "Inloop",
        "status": "active",
        "url": "https://x.nl",
        "minimum_age": 12,
        "assured_date": "2026-10-01",
        "cost_options": [{"id": "2", "option": "gratis"}],
        "schedules": [{"id": "3", "freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:00:00", "closes_at": "12:00:00"}],
        "service_at_locations": [
            {
                "id": "4",
                "location": {
                    "id": "5",
                    "location_type": "physical",
                    "phones": [{"id": "6", "number": "015-1234567"}],
                    "addresses": [
                        {
                            "id": "7",
                            "address_1": "Markt 1",
                            "city": "Delft",
                            "state_province": "Zuid-Holland",
                            "postal_code": "2611 GX",
                            "country": "NL",
                            "address_type": "physical",
                        }
                    ],
                },
            }
        ],
    }
    assert faults_in([service]) == []
    row = from_page([service])[0]
    assert row["openingstijden"] == "Mo,We 09:00-12:00" and row["adres"] == "Markt 1, 2611 GX Delft"
    assert (row["leeftijd van"], row["kosten"], row["telefoon"]) == ("12", "gratis", "015-1234567")


def test_a_file_that_is_not_of_this_form_says_where():
    faults = faults_in({"contents": [{"id": "1", "name": "A"}, {"id": "2", "name": "", "status": "open"}]})
    assert {place for place, _, _ in faults} == {"contents › 0", "contents › 1 › name", "contents › 1 › status"}
    assert "contents" in faults_in({})[0][2]


@pytest.mark.parametrize(
    ("hours", "week"),
    [
        (
            "Mo-We 09:00-12:00,13:00-17:00; PH off",
            {day: (("09:00", "12:00"), ("13:00", "17:00")) for day in ("Mo", "Tu", "We")},
        ),
        ("Mo,We 09:00-12:00; We 10:00-11:00", {"Mo": (("09:00", "12:00"),), "We": (("10:00", "11:00"),)}),
        ("24/7", None),
        ("Mo[1] 09:00-12:00", None),
        ("Mo-Fr 09:00-12:00; Jul off", None),
    ],
)
def test_a_plain_week_is_written_as_days_and_times(hours, week):
    assert weekly(hours) == week
    assert from_schedules(to_schedules(hours)) == hours


def test_a_spreadsheet_gives_every_cell_back(tmp_path, rows, kinds):
    path, odd = tmp_path / "lijst.xlsx", [*rows, ODD]
    write_xlsx(path, odd, kinds)
    assert [filled(row) for row in read_xlsx(path)] == [filled(row) for row in odd]


def test_dates_and_numbers_of_a_spreadsheet_become_text(tmp_path, kinds):
    path = tmp_path / "lijst.xlsx"
    write_xlsx(path, [ODD], kinds)
    book = load_workbook(path)
    sheet = book["plekken"]
    columns = [cell.value for cell in sheet[1]]
    for column, value in (("nagekeken op", date(2026, 11, 1)), ("leeftijd van", 4.0), ("drempelvrij", True)):
        sheet.cell(2, columns.index(column) + 1).value = value
    book.save(path)
    row = read_xlsx(path)[0]
    assert (row["nagekeken op"], row["leeftijd van"], row["drempelvrij"]) == ("2026-11-01", "4", "ja")


def test_a_csv_gives_every_cell_back_and_opens_in_a_dutch_excel(tmp_path, rows):
    path = tmp_path / "lijst.csv"
    write_csv(path, [*rows, ODD])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfnaam;soort;")
    assert [filled(row) for row in read_csv(path, [])] == [filled(row) for row in [*rows, ODD]]


@pytest.mark.parametrize("suffix", [".xlsx", ".json", ".csv"])
def test_a_list_goes_out_and_comes_back_the_same(tmp_path, folder, town, kinds, suffix, capsys):
    target, before = tmp_path / f"uit{suffix}", load_directory(kinds, folder)
    assert places.export(town, target, kinds, folder) == 0
    (folder / "voorbeeldstad.csv").unlink()
    assert places.import_(town, target, kinds, replace=False, folder=folder) == 0
    assert load_directory(kinds, folder).places == before.places
    assert "40 plekken van Voorbeeldstad" in capsys.readouterr().out


def test_a_list_that_is_there_is_not_overwritten_unasked(tmp_path, folder, town, kinds, rows, capsys):
    source = tmp_path / "nieuw.csv"
    write_csv(source, rows[:2])
    assert places.import_(town, source, kinds, replace=False, folder=folder) == 1
    assert "--vervang" in capsys.readouterr().out and len(read_csv(folder / "voorbeeldstad.csv", [])) == 40
    assert places.import_(town, source, kinds, replace=True, folder=folder) == 0
    assert len(read_csv(folder / "voorbeeldstad.csv", [])) == 2


def test_rows_with_a_fault_are_kept_and_named(tmp_path, folder, delft, kinds, capsys):
    source = tmp_path / "delft.csv"
    write_csv(source, [{"naam": "Goed", "soort": "jgz", "nagekeken op": "2026-11-01"}, {"naam": "Fout", "soort": "x"}])
    assert places.import_(delft, source, kinds, replace=False, folder=folder) == 1
    assert "rij 3 › soort" in capsys.readouterr().out
    assert [row["naam"] for row in read_csv(folder / "delft.csv", [])] == ["Goed", "Fout"]


@pytest.mark.parametrize(
    ("name", "text"), [("a.json", "{"), ("a.json", "{}"), ("a.csv", "x;y\n1;2"), ("a.csv", ""), ("a.xlsx", "nee")]
)
def test_a_file_that_cannot_be_used_changes_nothing(tmp_path, folder, delft, kinds, name, text, capsys):
    source, before = tmp_path / name, (folder / "delft.csv").read_bytes()
    source.write_text(text, encoding="utf-8")
    assert places.import_(delft, source, kinds, replace=True, folder=folder) == 1
    assert capsys.readouterr().out and (folder / "delft.csv").read_bytes() == before


def test_the_check_names_places_that_are_getting_old(folder, delft, kinds, capsys):
    old = [
        {"naam": name, "soort": "jgz", "nagekeken op": day}
        for name, day in (("Half", "2026-03-01"), ("Jaar", "2025-03-01"))
    ]
    write_csv(folder / "delft.csv", old)
    assert places.check(load_directory(kinds, folder, TODAY), [delft], TODAY) == 0
    told = capsys.readouterr().out
    assert "'Half' moet nagekeken worden" in told and "'Jaar' is niet meer te zien" in told


def test_the_lists_of_the_project_are_sound():
    assert places.main(["check"]) == 0


def test_an_unknown_municipality_is_named(capsys):
    assert places.main(["check", "amsterdam"]) == 2
    assert "Kies uit: voorbeeldstad" in capsys.readouterr().out


def test_only_known_kinds_of_file(capsys):
    assert places.main(["export", "delft", "delft.pdf"]) == 2
    assert ".xlsx" in capsys.readouterr().out
