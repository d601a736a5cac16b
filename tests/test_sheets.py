"""Cells as spreadsheet programs save them, what a sheet would change, and that nothing happens before a yes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from editor.desk.store import Store
from editor.desk.topic import read_topic
from editor.sheets import books
from editor.sheets.books import FORMATS, NoBook, read_book, write_book
from editor.sheets.cells import Raw, mark_of, neutral, plain, same_signs, text_of
from tests.desk_helpers import Editor, git

FORMULAS = ["=1+1", "+31612345678", "-lijst", "@lisa", "=cmd|'/c calc'!A1", "'=x", "''=x", "\t=x"]
TEXTS = ["'s avonds niet slapen", "'t lukt niet", "een\n\ntwee", "  ", "a  b", "12", "2,5", "3-4", "waar", "é ş 😢"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_made_harmless_and_comes_back(text):
    assert neutral(text)[0] == "'" and plain(neutral(text)) == same_signs(text)


@pytest.mark.parametrize("text", TEXTS)
def test_an_ordinary_text_is_left_as_it_is(text):
    assert neutral(text) == text and plain(neutral(text)) == same_signs(text)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_text_survives_a_file(kind):
    texts = [text for text in (*FORMULAS[:-1], *TEXTS) if text.strip()]
    made = write_book(kind, {"blad": pd.DataFrame({"tekst": texts})})
    assert read_book(made)["blad"].table["tekst"].tolist() == [same_signs(text) for text in texts]


def test_no_cell_of_a_file_is_a_formula():
    made = write_book("xlsx", {"blad": pd.DataFrame({"tekst": FORMULAS[:-1]})})
    sheet = load_workbook(io.BytesIO(made))["blad"]
    assert {cell.data_type for (cell,) in sheet.iter_rows()} == {"s"}


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (Raw(None), ""), (Raw(12.0), "12"), (Raw(2.5), "2,5"), (Raw("a\u00a0b\r\nc"), "a b\nc"),
        (Raw("a_x000D_\nb"), "a\nb"), (Raw("s avonds", quoted=True), "'s avonds"), (Raw(" x "), "x"),
        (Raw("\ufeffa\u200bb"), "ab"),
    ],
)  # fmt: skip
def test_odd_cells_become_text(raw, text):
    assert text_of(raw) == (text, None)


@pytest.mark.parametrize(
    "raw", [Raw("=A1", formula=True), Raw("#N/B", error=True), Raw(datetime(2026, 4, 3)), Raw(True)]
)
def test_what_a_program_made_something_else_of_is_a_fault_with_a_remedy(raw):
    text, fault = text_of(raw)
    assert text == "" and fault is not None and all(part.endswith((".", ")")) for part in fault)


def test_a_date_is_welcome_where_a_date_belongs():
    assert text_of(Raw(datetime(2026, 11, 25)), dates=True) == ("2026-11-25", None)


@pytest.mark.parametrize("data", [b"", b"geen zip", b"PK\x03\x04stuk"])
def test_what_is_no_spreadsheet_is_refused_kindly(data):
    with pytest.raises(NoBook, match="rekenblad"):
        read_book(data)


def test_a_file_that_is_too_large_or_unpacks_too_large_is_refused(monkeypatch):
    made = write_book("xlsx", {"blad": pd.DataFrame({"tekst": ["a"]})})
    monkeypatch.setattr(books, "MOST_UNPACKED", 100)
    with pytest.raises(NoBook, match="te groot"):
        read_book(made)
    monkeypatch.setattr(books, "MOST_BYTES", 100)
    with pytest.raises(NoBook, match="groter"):
        read_book(made)


def test_a_file_with_entities_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>')
    with pytest.raises(NoBook, match="vreemds"):
        read_book(out.getvalue())


# At the desk


def get(anna, kind, **query):
    response = anna.http.get(f"/rekenbladen/{kind}/bestand", params=query)
    return {name: sheet.table for name, sheet in read_book(response.content).items()}


def send(anna, tables, kind="xlsx"):
    """Sends a file and shows its differences."""
    return send_bytes(anna, write_book(kind, tables))


def send_bytes(anna, data):
    anna.get("/rekenbladen")
    token = anna.page.split('name="csrf" value="')[1].split('"')[0]
    response = anna.http.post("/rekenbladen", data={"csrf": token}, files={"bestand": ("blad.xlsx", data)})
    anna.page, anna.path, anna.status = response.text, response.url.path, response.status_code
    return anna.page


def accept(anna, *keys):
    chosen = keys or tuple(part.split('"')[0] for part in anna.page.split('name="kies" value="')[1:])
    return anna.post(anna.path, {"kies": list(chosen)}, verder="bewaar")


def form(root, topic="driftbuien"):
    return read_topic(Store(root), topic).form


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("what", ["voorbeelden", "antwoorden"])
def test_a_sheet_that_nobody_edited_changes_nothing(anna, what, kind):
    response = anna.http.get(f"/rekenbladen/{what}/bestand", params={"soort": kind})
    assert "geen enkel verschil" in send_bytes(anna, response.content)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_list_of_places_that_nobody_edited_changes_nothing(anna, kind):
    response = anna.http.get("/rekenbladen/plekken/bestand", params={"soort": kind, "gemeente": "voorbeeldstad"})
    assert "geen enkel verschil" in send_bytes(anna, response.content)


def test_an_edited_example_is_shown_first_and_saved_after_a_yes(anna, root):
    tables, before = get(anna, "voorbeelden", onderwerp="driftbuien"), form(root).examples
    tables["voorbeelden"].loc[2, "voorbeeld"] = "hij gilt de hele dag"
    page = send(anna, tables)
    assert before[0] in page and "hij gilt de hele dag" in page and form(root).examples == before
    accept(anna)
    assert form(root).examples == ("hij gilt de hele dag", *before[1:])
    assert git(root, "log", "-1", "--format=%an|%s").startswith("Anna|Uit een rekenblad: 1 cel")


def test_what_was_not_ticked_stays(anna, root):
    tables, before = get(anna, "voorbeelden"), form(root).examples
    tables["voorbeelden"].loc[2, "voorbeeld"] = "iets anders"
    send(anna, tables)
    assert "niets gekozen" in accept(anna, "x") and form(root).examples == before


def test_new_rows_come_and_missing_rows_go(anna, root):
    tables, before = get(anna, "voorbeelden", onderwerp="driftbuien"), form(root).examples
    table = tables["voorbeelden"].iloc[1:]
    new = pd.DataFrame({"onderwerp": ["driftbuien"], "voorbeeld": ["wat een gekrijs altijd"]})
    tables["voorbeelden"] = pd.concat([table, new]).fillna("")
    page = send(anna, tables)
    assert "erbij" in page and "rij is weg" in page
    accept(anna)
    assert form(root).examples == (*before[1:], "wat een gekrijs altijd")


def test_a_sheet_of_ones_own_only_adds(anna, root):
    before = form(root).examples
    send(anna, {"voorbeelden": pd.DataFrame({"onderwerp": ["driftbuien"], "voorbeeld": ["wat een gekrijs altijd"]})})
    accept(anna)
    assert form(root).examples == (*before, "wat een gekrijs altijd")


def test_an_edited_answer_is_saved_and_is_a_draft_again(anna, root):
    tables = get(anna, "antwoorden", onderwerp="driftbuien")
    table = tables["antwoorden"]
    place = table.index[(table["kopje"] == "Kort")][0]
    table.loc[place, "tekst"] = "Dat is pittig. Driftbuien horen bij deze leeftijd."
    send(anna, tables, "ods")
    accept(anna)
    assert form(root).short == "Dat is pittig. Driftbuien horen bij deze leeftijd."
    assert read_topic(Store(root), "driftbuien").review.status == "concept"


def test_a_cell_that_a_colleague_changed_too_is_not_ticked(anna, root):
    tables = get(anna, "antwoorden", onderwerp="driftbuien")
    path = root / "knowledge/ouder/driftbuien.md"
    path.write_text(path.read_text().replace("dat is pittig, zeker", "dat is heel pittig, zeker"))
    assert "geen enkel verschil" in send(anna, tables)
    table = tables["antwoorden"]
    table.loc[table.index[table["kopje"] == "Kort"][0], "tekst"] = "Iets heel anders."
    page = send(anna, tables)
    assert "ook door een collega veranderd" in page and "checked" not in page.split("Nu</th>")[1]


def test_an_answer_that_the_assistant_cannot_read_is_not_saved(anna, root):
    tables = get(anna, "antwoorden", onderwerp="driftbuien")
    table, before = tables["antwoorden"], form(root)
    table.loc[table["kopje"] == "Kort", "tekst"] = ""
    send(anna, tables)
    assert "Er is niets bewaard" in accept(anna) and form(root) == before


def test_faults_name_sheet_row_column_and_remedy(anna):
    book = Workbook()
    sheet = book.active
    sheet.title = "voorbeelden"
    sheet.append(["onderwerp", "voorbeeld"])
    sheet.append(["driftbuie", "hij gilt"])
    sheet.append(["driftbuien", "=A1"])
    sheet.append(["driftbuien", datetime(2026, 4, 3)])
    sheet.append(["driftbuien", "hij is [twee](leeftijd) en gilt"])
    out = io.BytesIO()
    book.save(out)
    page = send_bytes(anna, out.getvalue())
    assert "Dit is niet te lezen (4)" in page
    assert all(
        said in page for said in ("Bedoel je &#39;driftbuien&#39;?", "hier staat een formule", "datum", "laat de haken")
    )


def test_a_sheet_without_its_columns_says_which(anna):
    page = send(anna, {"voorbeelden": pd.DataFrame({"vraag": ["hij gilt"]})})
    assert "deze kolom is er niet" in page and "vraag" in page


def test_a_file_with_other_sheets_says_what_it_wants(anna):
    assert "Geef een blad een van die namen" in send(anna, {"blad1": pd.DataFrame({"a": ["b"]})})


def test_a_place_is_changed_in_its_cell_only(anna, root):
    path = root / "knowledge/hulp/gemeenten/voorbeeldstad.csv"
    before = path.read_text()
    tables = get(anna, "plekken", gemeente="voorbeeldstad")
    tables["plekken"].loc[2, "kosten"] = "3 euro"
    page = send(anna, tables)
    assert "kosten" in page and "3 euro" in page
    accept(anna)
    changed = [line for line in path.read_text().split("\n") if line not in before.split("\n")]
    assert len(changed) == 1 and "3 euro" in changed[0]


def test_of_two_places_with_one_name_the_right_one_is_changed(anna, root):
    path = root / "knowledge/hulp/gemeenten/voorbeeldstad.csv"
    lines = path.read_text().rstrip("\n").split("\n")
    path.write_text("\n".join([*lines, lines[1].replace("Voorbeeldplein 1", "Voorbeeldplein 2")]) + "\n")
    tables = get(anna, "plekken", gemeente="voorbeeldstad")
    last = tables["plekken"].index[-1]
    tables["plekken"].loc[last, "kosten"] = "4 euro"
    send(anna, tables)
    accept(anna)
    after = path.read_text().rstrip("\n").split("\n")
    assert "4 euro" in after[-1] and after[1] == lines[1]


def test_a_column_that_the_list_has_not_is_said(anna):
    tables = get(anna, "plekken", gemeente="voorbeeldstad")
    tables["plekken"]["parkeren"] = "gratis"
    assert "deze kolom kent de lijst niet" in send(anna, tables)


def test_a_place_with_a_fault_is_not_offered(anna):
    tables = get(anna, "plekken", gemeente="voorbeeldstad")
    tables["plekken"].loc[2, "soort"] = "onzin"
    page = send(anna, tables)
    assert "geen bekende soort" in page and 'name="kies"' not in page


def test_somebody_elses_sheet_cannot_be_seen(anna, root, encoder):
    send(anna, get(anna, "voorbeelden"))
    bert = Editor(anna.http.app, "Bert")
    assert "is hier niet meer" in bert.get(anna.path)


def test_no_file_is_left_on_the_disk():
    from starlette.formparsers import MultiPartParser

    from editor.sheets.books import MOST_BYTES

    assert MultiPartParser.spool_max_size >= MOST_BYTES


def test_a_mark_tells_nothing_of_blanks():
    assert mark_of("a\u00a0b ") == mark_of("a b") != mark_of("ab")
