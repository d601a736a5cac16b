import shutil

import pytest

from bot.knowledge import load_knowledge
from bot.paths import KNOWLEDGE
from bot.problems import KnowledgeError

FIRST_ROUND = (
    "driftbuien baby-slapen bedplassen gamen-kind gepest-kind ouder-moe puber-contact puber-vapen-roken scheiding "
    "hulp-nodig j-stress-school j-eenzaam j-verliefd j-ruzie-ouders j-vapen j-praten-met-wie"
).split()


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")


def faults(folder):
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    return str(caught.value)


def test_all_content_loads(knowledge):
    assert set(FIRST_ROUND) <= set(knowledge.articles)
    assert len(knowledge.topics) == 162


def test_faults_of_several_files_are_reported_together(folder):
    for name in ("ouder/driftbuien.md", "jongere/j-eenzaam.md"):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace("## Kort", "## Lang"), encoding="utf-8")
    text = faults(folder)
    assert "driftbuien.md › Kort" in text and "j-eenzaam.md › Kort" in text


def test_an_unknown_help_key_is_named(folder):
    path = folder / "ouder" / "driftbuien.md"
    path.write_text(path.read_text(encoding="utf-8").replace("[opvang,", "[oppas,"), encoding="utf-8")
    assert "'oppas' is geen bekende hulp" in faults(folder)


def test_an_article_without_topic_is_named(folder):
    (folder / "ouder" / "driftbuien.md").rename(folder / "ouder" / "huilbuien.md")
    assert "anders dan de naam van het bestand" in faults(folder)


def test_a_missing_file_is_named(folder):
    (folder / "hulp" / "landelijk.yml").unlink()
    assert "landelijk.yml › bestand: is er niet" in faults(folder)


def test_a_broken_yaml_file_names_the_line(folder):
    (folder / "hulp" / "soorten.yml").write_text("a:\n  b: [1\n", encoding="utf-8")
    assert "soorten.yml › bestand: is niet te lezen, kijk rond regel" in faults(folder)


def test_a_double_topic_is_named(folder):
    path = folder / "onderwerpen.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    assert "staat er twee keer" in faults(folder)
