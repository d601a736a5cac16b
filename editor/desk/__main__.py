"""`make desk`: the editor's desk on this computer."""

from __future__ import annotations

import sys

import uvicorn

from bot.settings import SettingError
from editor.desk.app import create_app
from editor.desk.git import GitError
from editor.desk.settings import load_desk_settings


def main() -> int:
    try:
        settings = load_desk_settings()
        app = create_app(settings)
    except SettingError as error:
        print(error)
        return 2
    except (GitError, FileNotFoundError):
        print("De redactie bewaart elke wijziging in git. Installeer git, of maak van deze map een git-map (git init).")
        return 2
    print(f"De redactie staat klaar op http://{settings.host}:{settings.port} (stoppen: Ctrl-C)", flush=True)
    # No access log: addresses hold what an editor searched for.
    uvicorn.run(app, host=settings.host, port=settings.port, access_log=False, log_level="warning", ws="none")
    return 0


if __name__ == "__main__":
    sys.exit(main())
