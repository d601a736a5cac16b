from pathlib import Path

import pytest

from bot.knowledge.article import read_article
from bot.paths import KNOWLEDGE

GOOD = (KNOWLEDGE / "ouder" / "driftbuien.md").read_text(encoding="utf-8")


def read(tmp_path: Path, text: str):
    path, problems = tmp_path / "driftbuien.md", []
    path.write_text(text, encoding="utf-8")
    return read_article(path, problems), [str(problem) for problem in problems]


def test_a_good_article_is_read_whole(tmp_path):
    article, problems = read(tmp_path, GOOD)
    assert problems == []
    assert article.id == "driftbuien" and len(article.bands) == 5
    assert len(article.options) >= 2 and len(article.strengths) >= 3 and len(article.follow_ups) >= 3


def test_bands_are_picked_by_age(tmp_path):
    article, _ = read(tmp_path, GOOD)
    young, older = (article.band_at("Hoort erbij", months) for months in (18, 30))
    assert young and older and young.text != older.text
    assert article.band_at("Hoort erbij", None) is None


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("## Kort", "## Kortom", "Kort: ontbreekt"),
        ("## Als het niet helpt", "## Kort", "Kort: staat er twee keer"),
        ("**2 tot 4 jaar:**", "**3 tot 4 jaar:**", "van 2 jaar tot 3 jaar ontbreekt"),
        ("**vanaf 4 jaar:**", "**4 tot 5 jaar:**", "vanaf 5 jaar ontbreekt"),
        ("**2 tot 4 jaar:**", "**1 tot 4 jaar:**", "staan twee teksten"),
        ("**2 tot 4 jaar:**", "**2-4 jaar:**", "is niet te lezen"),
        ("*Moeite: klein. Je merkt het: meteen.*\n\nGa laag", "Ga laag", "moeite en tijd"),
        ("→", "=", "geen woorden of geen zin"),
        ("van: 1", "van: een", "'een' is geen leeftijd"),
        ("altijd_aanbieden: nee", "altijd_aanbieden: soms", "'soms' kan hier niet"),
        ("status: concept", "status: nagekeken", "zonder rol of datum"),
        ("doelgroep: ouder", "doelgroep: [", "is niet te lezen, kijk rond regel"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path, old, new, named):
    assert old in GOOD
    _, problems = read(tmp_path, GOOD.replace(old, new, 1) if old != "→" else GOOD.replace(old, new))
    assert any(named in problem for problem in problems), problems


def test_a_text_without_front_matter_is_one_clear_problem(tmp_path):
    article, problems = read(tmp_path, "## Kort\nHallo.")
    assert article is None and len(problems) == 1 and "bovenste deel" in problems[0]


def test_many_faults_are_reported_at_once(tmp_path):
    _, problems = read(tmp_path, "---\nid: driftbuien\n---\n\n## Kort\nHallo.")
    assert len(problems) > 10
