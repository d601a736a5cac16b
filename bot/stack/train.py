"""`make train`: trains the Rasa model when it is not up to date."""

from __future__ import annotations

import sys

from bot.stack.model import TrainingFailed, model_path, train


def main() -> int:
    if model_path().exists():
        print("The Rasa model is up to date.")
        return 0
    print("Reading the examples and training the Rasa model (the first time this takes minutes) …", flush=True)
    try:
        train()
    except TrainingFailed as error:
        print(f"Rasa could not train:\n{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
