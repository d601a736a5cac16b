"""Which word pieces to keep: those that nine languages really use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from wordfreq import top_n_list

# How many of the most frequent words of each language decide; Dutch is what the bot is for.
WORDS = {
    "nl": 400_000,
    "en": 100_000,
    "tr": 100_000,
    "ar": 100_000,
    "pl": 100_000,
    "de": 100_000,
    "uk": 100_000,
    "fr": 60_000,
    "es": 60_000,
}
SHORT_PIECE = 2

# What XLM-R's own table drops, and what it turns into a space; for the rest that table is NFKC.
_DROPPED = Regex(r"[\x00-\x08\x0B\x0E-\x1F\x7F\x8F\x9F]")
_SPACES = Regex(r"[\s\u200B-\u200F\u2581\uFEFF\uFFFD]+")


def make_tokenizer(pieces: list[tuple[str, float]], unknown: int, bos: int, eos: int) -> Tokenizer:
    """XLM-R's unigram tokenizer over the given pieces."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=unknown, byte_fallback=False))
    tokenizer.normalizer = _normaliser()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> $B </s>", special_tokens=[("<s>", bos), ("</s>", eos)]
    )
    return tokenizer


def _normaliser() -> normalizers.Normalizer:
    return normalizers.Sequence(
        [
            normalizers.Replace(_DROPPED, ""),
            normalizers.Replace(_SPACES, " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
            normalizers.Strip(left=False, right=True),
        ]
    )


def pieces_to_keep(tokenizer: Tokenizer, pieces: list[tuple[str, float]], specials: Iterable[int]) -> list[int]:
    """Ids of the pieces to keep, in their old order."""
    keep = set(specials) | _short_pieces(pieces)
    for language, number in WORDS.items():
        for batch in _batches(_words(language, number)):
            for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
                keep.update(encoding.ids)
    return sorted(keep)


def _words(language: str, number: int) -> Iterator[str]:
    """The words as such, and with a capital: names, starts of sentences, every German noun."""
    words = top_n_list(language, number, wordlist="best")
    yield from words
    yield from (word.capitalize() for word in words)


def _short_pieces(pieces: list[tuple[str, float]]) -> set[int]:
    """Short pieces in scripts of the nine languages, and signs and emoji: what typos fall apart into."""
    return {
        i
        for i, (text, _) in enumerate(pieces)
        if len(text.lstrip("▁")) <= SHORT_PIECE and all(_is_ours(char) for char in text.lstrip("▁"))
    }


_SCRIPTS = ((0x0000, 0x024F), (0x0300, 0x036F), (0x0400, 0x04FF), (0x0600, 0x06FF), (0x1E00, 0x1EFF), (0x2000, 0x2BFF))
_EMOJI = ((0x1F000, 0x1FAFF), (0xFE00, 0xFE0F), (0x2600, 0x27BF))


def _is_ours(char: str) -> bool:
    return any(start <= ord(char) <= end for start, end in _SCRIPTS + _EMOJI)


def _batches(words: Iterable[str], size: int = 20_000) -> Iterator[list[str]]:
    batch: list[str] = []
    for word in words:
        batch.append(word)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
