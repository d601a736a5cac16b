"""Serves the actions on loopback: `python -m actions`.

rasa_sdk's own command does the same but answers before the content is loaded, and its
default interface is every one of the machine.
"""

from __future__ import annotations

import logging
import os
import sys

from rasa_sdk.endpoint import create_app

from actions.assistant import live
from bot.encoder import EncoderError
from bot.problems import KnowledgeError
from bot.settings import SettingError

DEFAULT_PORT = "5055"


def main() -> int:
    logging.basicConfig(level=logging.WARNING)
    # rasa_sdk logs the tracker, and with it the user's text, when an action fails.
    logging.getLogger("rasa_sdk.endpoint").setLevel(logging.CRITICAL)
    try:
        live().watch()
    except (KnowledgeError, EncoderError, SettingError) as error:
        print(error, file=sys.stderr)
        return 2
    app = create_app("actions", cors_origins=[])
    app.run("127.0.0.1", int(os.environ.get("GV_ACTIONS_PORT", DEFAULT_PORT)), access_log=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
