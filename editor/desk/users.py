"""Who may log in: a file outside the versions, with hashes of passwords.

python -m editor.desk.users add anna "Anna de Vries" redacteur --file /etc/gewoon-vragen/gebruikers.json
python -m editor.desk.users remove anna --file …
python -m editor.desk.users list --file …
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import re
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

ROLES = ("redacteur", "controleur")
FEWEST_CHARACTERS = 12
_LOGIN = re.compile(r"[a-z0-9._-]{2,40}")
_HASHER = PasswordHasher()
# Checked when the name is unknown, so that an answer takes as long as for a known one.
_NOBODY = _HASHER.hash("nobody has this password")


class UsersError(Exception):
    """The file cannot be used, or what was asked cannot be done; the message is Dutch."""


@dataclass(frozen=True)
class User:
    login: str
    name: str
    role: str
    password: str

    @property
    def email(self) -> str:
        return f"{self.login}@redactie.invalid"


class Users:
    """Reads the file at every login, so that somebody who is removed is out at once."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def all(self) -> dict[str, User]:
        """By login. Raises UsersError."""
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            return {login: User(login, row["name"], row["role"], row["password"]) for login, row in data.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsersError(f"{self.path} is niet te lezen. Zet een reservekopie terug.") from error

    def check(self, login: str, password: str) -> User | None:
        """The user whose password this is."""
        user = self.all().get(login.strip().lower())
        try:
            _HASHER.verify(user.password if user else _NOBODY, password)
        except (VerificationError, InvalidHashError):
            return None
        return user

    def add(self, login: str, name: str, role: str, password: str) -> None:
        """Adds somebody, or gives a new name, role and password. Raises UsersError."""
        if not _LOGIN.fullmatch(login):
            raise UsersError(f"'{login}' kan niet: gebruik 2 tot 40 kleine letters en cijfers.")
        if role not in ROLES:
            raise UsersError(f"'{role}' is geen rol. Kies uit: {', '.join(ROLES)}.")
        if not name.strip():
            raise UsersError("De naam is leeg. Geef de naam die collega's in het logboek zien.")
        if len(password) < FEWEST_CHARACTERS:
            raise UsersError(f"Het wachtwoord is te kort: gebruik minstens {FEWEST_CHARACTERS} tekens.")
        users = self.all()
        same = next((user.login for user in users.values() if _same(user.name, name) and user.login != login), None)
        if same:
            raise UsersError(f"{same} heet ook zo. Geef elk een eigen naam: die bepaalt wie een ander is.")
        self._write(users | {login: User(login, " ".join(name.split()), role, _HASHER.hash(password))})

    def remove(self, login: str) -> None:
        users = self.all()
        if login not in users:
            raise UsersError(f"'{login}' staat er niet in.")
        self._write({name: user for name, user in users.items() if name != login})

    def _write(self, users: dict[str, User]) -> None:
        """Replaces the file in one step; only its owner can read it."""
        rows = {login: {k: v for k, v in asdict(user).items() if k != "login"} for login, user in users.items()}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.path.parent, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(rows, file, ensure_ascii=False, indent=2)
        os.replace(name, self.path)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("add", help="voeg iemand toe, of geef een nieuw wachtwoord")
    add.add_argument("login")
    add.add_argument("name")
    add.add_argument("role", choices=ROLES)
    commands.add_parser("remove", help="haal iemand weg").add_argument("login")
    commands.add_parser("list", help="wie er in mag")
    for command in commands.choices.values():
        command.add_argument("--file", type=Path, default=os.environ.get("GV_DESK_USERS"))
    options = parser.parse_args()
    if options.file is None:
        parser.error("geef --file of zet GV_DESK_USERS")
    try:
        return _run(Users(Path(options.file)), options)
    except UsersError as error:
        print(error)
        return 1


def _run(users: Users, options: argparse.Namespace) -> int:
    if options.command == "add":
        users.add(options.login, options.name, options.role, getpass.getpass("Wachtwoord: "))
    elif options.command == "remove":
        users.remove(options.login)
    for user in users.all().values():
        print(f"{user.login}: {user.name} ({user.role})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
