"""`make places`: looks through the lists of places near home, and reads and writes them for others.

python -m editor.places check [gemeente …]
python -m editor.places export delft delft.xlsx        (or .json for HSDS 3.0, or .csv)
python -m editor.places import delft delft.xlsx [--vervang]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zipfile import BadZipFile

from bot.knowledge import Help
from bot.knowledge.load import load_kinds
from bot.opening import now_here
from bot.problems import KnowledgeError, Problem
from bot.wijk import Directory, Municipality, load_directory
from bot.wijk.find import is_hidden, is_stale
from bot.wijk.load import FOLDER
from bot.wijk.rows import COLUMNS, NEEDED
from editor.wijk.hsds import faults_in, read_hsds, to_page
from editor.wijk.tables import Row, read_csv, read_xlsx, write_csv, write_xlsx

FORMATS = (".xlsx", ".csv", ".json")


def check(directory: Directory, only: Sequence[Municipality], today: date) -> int:
    """Prints every fault, and the places that must be looked at again. 1 when there are faults."""
    slugs = {town.slug for town in only}
    problems = [problem for problem in directory.problems if not slugs or problem.path.stem in slugs]
    for problem in problems:
        print(problem)
    codes = {town.code for town in only} or set(directory.municipalities)
    places = [place for place in directory.places if place.municipality in codes]
    for place in places:
        town = directory.municipalities[place.municipality].name
        if is_hidden(place, today):
            print(f"{town}: '{place.name}' is niet meer te zien: een jaar niet nagekeken ({place.checked_on}).")
        elif is_stale(place, today):
            print(f"{town}: '{place.name}' moet nagekeken worden: een half jaar geleden ({place.checked_on}).")
    filled = len({place.municipality for place in places})
    print(f"{len(places)} plekken in {filled} van {len(codes)} gemeenten zijn te lezen.")
    if problems:
        print(f"{len(problems)} dingen om te verbeteren. Die rijen laat de bot nu niet zien.")
    return 1 if problems else 0


def export(town: Municipality, target: Path, kinds: dict[str, Help], folder: Path = FOLDER) -> int:
    """Writes a list as spreadsheet or HSDS. Rows with a fault go along; a row that cannot be read stops it."""
    problems: list[Problem] = []
    source = folder / f"{town.slug}.csv"
    rows = read_csv(source, problems) if source.exists() else []
    if problems:
        return _refuse(problems, "Herstel dit eerst, dan raakt er niets kwijt.")
    if target.suffix == ".xlsx":
        write_xlsx(target, rows, kinds)
    elif target.suffix == ".csv":
        write_csv(target, rows)
    else:
        page = to_page(rows, town.name)
        faults = faults_in(page) if rows else []
        if faults:
            return _refuse([Problem(source, *fault) for fault in faults], "Vul deze rijen eerst aan.")
        target.write_text(json.dumps(page, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"{len(rows)} plekken van {town.name} staan in {target}.")
    return 0


def import_(town: Municipality, source: Path, kinds: dict[str, Help], replace: bool, folder: Path = FOLDER) -> int:
    """Takes a list over. Rows with a fault are kept in the file and named; the assistant leaves them out."""
    problems: list[Problem] = []
    rows = _read(source, problems)
    if problems or not rows:
        return _refuse(problems, "Er is niets veranderd." if problems else f"In {source} staan geen plekken.")
    if not set(NEEDED[:2]) <= {column for row in rows for column in row}:
        print(f"{source} heeft geen kolommen 'naam' en 'soort'. Bekend zijn: {', '.join(COLUMNS)}.")
        return 1
    target = folder / f"{town.slug}.csv"
    before = read_csv(target, []) if target.exists() else []
    if before and not replace:
        print(
            f"{target.name} heeft al {len(before)} plekken. Met --vervang komen er deze {len(rows)} voor in de plaats."
        )
        return 1
    write_csv(target, rows)
    print(f"{len(rows)} plekken van {town.name} staan nu in {target}.")
    return check(load_directory(kinds, folder), [town], now_here().date())


def _read(source: Path, problems: list[Problem]) -> list[Row]:
    if source.suffix == ".json":
        return read_hsds(source, problems)
    if source.suffix == ".csv":
        return read_csv(source, problems)
    try:
        return read_xlsx(source)
    except (BadZipFile, KeyError, OSError):
        problems.append(Problem(source, "bestand", "is geen spreadsheet.", "Bewaar het opnieuw als .xlsx."))
        return []


def _refuse(problems: Sequence[Problem], last: str) -> int:
    for problem in problems:
        print(problem)
    print(last)
    return 1


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        kinds = load_kinds()
        directory = load_directory(kinds)
    except KnowledgeError as error:
        print(error)
        return 1
    wanted = options.gemeente if isinstance(options.gemeente, list) else [options.gemeente]
    towns = [town for name in wanted if (town := directory.municipality(name))]
    if len(towns) < len(wanted):
        known = ", ".join(town.slug for town in directory.municipalities.values())
        print(f"Onbekende gemeente bij: {', '.join(wanted)}. Kies uit: {known}.")
        return 2
    if options.command == "check":
        return check(directory, towns, now_here().date())
    if options.bestand.suffix not in FORMATS:
        print(f"'{options.bestand}' kan niet. Gebruik een bestand dat eindigt op {', '.join(FORMATS)}.")
        return 2
    if options.command == "export":
        return export(towns[0], options.bestand, kinds)
    if not options.bestand.exists():
        print(f"'{options.bestand}' is er niet.")
        return 2
    return import_(towns[0], options.bestand, kinds, options.vervang)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="editor.places", description="De lijsten met plekken in de buurt.")
    commands = parser.add_subparsers(dest="command", required=True)
    looking = commands.add_parser("check", help="laat zien wat er niet klopt")
    looking.add_argument("gemeente", nargs="*", default=[])
    writing = commands.add_parser("export", help="schrijf een lijst naar .xlsx, .csv of HSDS (.json)")
    reading = commands.add_parser("import", help="neem een lijst over uit .xlsx, .csv of HSDS (.json)")
    for command in (writing, reading):
        command.add_argument("gemeente")
        command.add_argument("bestand", type=Path)
    reading.add_argument("--vervang", action="store_true", help="vervang de plekken die er nu staan")
    return parser


if __name__ == "__main__":
    sys.exit(main())
