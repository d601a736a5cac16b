"""What the assistant would make of changed files, by its own loader, before anything is saved."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.examples import Examples, load_examples
from bot.knowledge import Knowledge, load_knowledge
from bot.problems import KnowledgeError, Problem
from editor.desk.store import Store, Texts

# What every article leans on: the topics, the help, the assistant's own sentences.
_ALWAYS = ("knowledge/hulp", "knowledge/gesprek", "knowledge/veiligheid")
_FILES = ("knowledge/onderwerpen.csv", "data/nlu/buiten_bereik.yml")


@dataclass(frozen=True)
class Loaded:
    """Content with only the changed articles and examples in it, and what is wrong with the changed files."""

    knowledge: Knowledge | None
    examples: Examples | None
    problems: tuple[Problem, ...]


def try_out(store: Store, texts: Texts) -> Loaded:
    """Loads the changed files beside what they lean on. Faults in other files are not theirs."""
    with _folder(store, texts) as folder:
        problems: list[Problem] = []
        knowledge = examples = None
        try:
            knowledge = load_knowledge(folder / "knowledge")
            examples = load_examples(knowledge, folder / "data" / "nlu")
        except KnowledgeError as error:
            problems += error.problems
    own = [_at_home(problem, folder, store.root) for problem in problems if _is_changed(problem, folder, texts)]
    return Loaded(knowledge, examples, tuple(own))


def _is_changed(problem: Problem, folder: Path, texts: Texts) -> bool:
    return problem.path.relative_to(folder).as_posix() in texts


def _at_home(problem: Problem, folder: Path, root: Path) -> Problem:
    return Problem(root / problem.path.relative_to(folder), problem.field, problem.message, problem.remedy)


@contextmanager
def _folder(store: Store, texts: Texts) -> Iterator[Path]:
    """A folder that looks like the project: links to what is there, the changed files in full."""
    with tempfile.TemporaryDirectory(prefix="redactie-") as name:
        folder = Path(name)
        sources = [store.root / path for path in _FILES]
        sources += [path for part in _ALWAYS for path in (store.root / part).rglob("*") if path.is_file()]
        for source in sources:
            path = source.relative_to(store.root).as_posix()
            if path not in texts and source.exists():
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.symlink_to(source.resolve())
        for path, text in texts.items():
            if text is not None:
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
        yield folder
