"""What the documents say is held against the code."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.knowledge.article import read_article
from bot.paths import ROOT
from bot.settings import Settings
from editor.checks import RULES

RULE_NAMES = sorted(path.stem for path in (ROOT / "editor" / "checks").glob("*.py") if "def check" in path.read_text())


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "knowledge/README.md"])
@pytest.mark.parametrize("rule", RULE_NAMES)
def test_every_content_check_is_explained(document, rule):
    assert f"`{rule}`" in read(document)


@pytest.mark.parametrize("name", [field.name for field in fields(Settings) if not field.name.endswith("_url")])
def test_every_setting_is_explained(name):
    assert f"`GV_{name.upper()}`" in read("docs/instellingen.md")


def test_the_example_article_for_editors_is_right(tmp_path):
    (example,) = re.findall(r"```markdown\n(.*?)```", read("knowledge/README.md"), re.DOTALL)
    path = tmp_path / "huisdier.md"
    path.write_text(example, encoding="utf-8")
    problems = []
    article = read_article(path, problems)
    problems += [problem for rule in RULES for problem in rule(article)]
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_make_command_that_is_named_exists(document):
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"make ([a-z-]+)\b", read(document))) - targets - {"and"} == set()


def test_every_decision_is_numbered_once():
    numbers = [path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers)) and Path(ROOT / "LICENSE").exists()
