"""A stock Rasa assistant on the same topics: DIET and ResponseSelector, one answer a topic. For comparison only."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
import yaml

from bot.acts import OFF_TOPIC
from bot.stack.model import environment
from bot.stack.ports import free_ports

# What `rasa init` of 3.6 writes, with a ResponseSelector for the retrieval intents, as Rasa's documentation advises.
PIPELINE: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True},
    {"name": "EntitySynonymMapper"},
    {"name": "ResponseSelector", "epochs": 100, "constrain_similarities": True, "retrieval_intent": "vraag"},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]
PREFIX = "utter_vraag/"


class StockFailed(Exception):
    """The stock assistant could not be trained or started; the message holds the end of what Rasa said."""


def write_project(
    folder: Path, examples: Mapping[str, Sequence[str]], answers: Mapping[str, str], off_topic: Sequence[str]
) -> None:
    """Writes a whole Rasa project: `examples` and `answers` by topic id."""
    nlu = [{"intent": f"vraag/{topic}", "examples": _list(texts)} for topic, texts in examples.items()]
    nlu.append({"intent": OFF_TOPIC, "examples": _list(off_topic)})
    # The answer's text begins with the topic's id, so that a reply shows which one was chosen.
    responses: dict[str, Any] = {f"{PREFIX}{topic}": [{"text": f"{topic}|{answers[topic]}"}] for topic in examples}
    responses["utter_onbekend"] = [{"text": f"{OFF_TOPIC}|Dat weet ik niet."}]
    rules = [
        {"rule": "question", "steps": [{"intent": "vraag"}, {"action": "utter_vraag"}]},
        {"rule": "off-topic", "steps": [{"intent": OFF_TOPIC}, {"action": "utter_onbekend"}]},
        {"rule": "unsure", "steps": [{"intent": "nlu_fallback"}, {"action": "utter_onbekend"}]},
    ]
    files: dict[str, Any] = {
        "config.yml": {
            "recipe": "default.v1",
            "language": "nl",
            "assistant_id": "stock",
            "pipeline": PIPELINE,
            "policies": [{"name": "RulePolicy"}],
        },
        "domain.yml": {"version": "3.1", "intents": ["vraag", OFF_TOPIC], "responses": responses},
        "data/nlu.yml": {"version": "3.1", "nlu": nlu},
        "data/rules.yml": {"version": "3.1", "rules": rules},
        "credentials.yml": {"rest": None},
        "endpoints.yml": {},
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")


def _list(texts: Sequence[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def train_stock(folder: Path) -> float:
    """Trains; returns how many seconds it took. Raises StockFailed."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "rasa", "train", "--fixed-model-name", "stock", "--quiet"]
    # Training may use every core; when it serves, it gets what our own Rasa gets.
    surroundings = {name: value for name, value in environment().items() if name != "OMP_NUM_THREADS"}
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise StockFailed((done.stdout + done.stderr)[-2000:])
    return time.perf_counter() - start


@contextmanager
def serving_stock(folder: Path, seconds: float = 300) -> Iterator[tuple[str, psutil.Process, float]]:
    """Its address, its process and its start time, while it runs. Raises StockFailed."""
    (port,) = free_ports(1)
    command = [
        sys.executable, "-m", "rasa", "run", "-i", "127.0.0.1", "-p", str(port),
        "--model", "models/stock.tar.gz", "--credentials", "credentials.yml",
    ]  # fmt: skip
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    try:
        while not _answers(url):
            if process.poll() is not None or time.perf_counter() - start > seconds:
                raise StockFailed("The stock assistant did not start.")
            time.sleep(0.25)
        yield url, psutil.Process(process.pid), time.perf_counter() - start
    finally:
        process.terminate()
        process.wait(30)


def _answers(url: str) -> bool:
    body = {"sender": "probe", "message": "mijn peuter heeft driftbuien"}
    try:
        return bool(httpx.post(f"{url}/webhooks/rest/webhook", json=body, timeout=30, trust_env=False).json())
    except (httpx.HTTPError, ValueError):
        return False


def topic_in(items: Sequence[Mapping[str, Any]]) -> str | None:
    """The topic id of a reply of the stock assistant; None when it said nothing."""
    return str(items[0]["text"]).partition("|")[0] if items else None
