from dataclasses import replace

import pytest

from editor.live import CARE, MUNICIPALITY, SAFETY, to_confirm, who_confirms


@pytest.fixture(scope="module")
def found(knowledge):
    return to_confirm(knowledge)


def test_every_helpline_waits_for_the_municipality(found, knowledge):
    listed = "\n".join(found[MUNICIPALITY])
    national = [key for key, service in knowledge.help.items() if service.kind != "dichtbij"]
    assert all(f"hulp/{key}:" in listed for key in national)


def test_every_unsure_fact_is_listed_once(found, knowledge):
    unsure = [
        source for article in knowledge.articles.values() for source in article.sources if source.certainty == "K-m"
    ]
    listed = [item for items in found.values() for item in items if "zonder vaste bron" in item]
    assert len(listed) == len(unsure) > 0


def test_every_article_that_nobody_checked_is_listed(found, knowledge):
    assert sum("nog niet nagekeken" in item for item in found[CARE]) == len(knowledge.articles)


def test_a_checked_article_is_listed_no_more(knowledge):
    article = knowledge.articles["driftbuien"]
    checked = replace(article, review=replace(article.review, status="nagekeken"), sources=(), help=())
    small = replace(knowledge, articles={"driftbuien": checked}, help={})
    assert to_confirm(small) == {}


def test_articles_that_lead_to_emergency_help_are_for_those_who_give_it(found):
    assert any("ouder/scheiding" in item for item in found[SAFETY])


def test_the_source_says_who_can_confirm_it():
    assert who_confirms("Algemene kennis, na te kijken door een jurist") == "een jurist"
    assert who_confirms("NJi, cijfers over opvoeden") == CARE
