"""Which word pieces to keep: those that nine languages really use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from wordfreq import top_n_list

# How many of the most frequent words of each language decide; Dutch is what the bot is for.
WORDS = {
    "nl": 400_000,
    "en": 60_000,
    "tr": 40_000,
    "ar": 40_000,
    "pl": 40_000,
    "de": 40_000,
    "uk": 40_000,
    "fr": 30_000,
    "es": 30_000,
}
# A piece stays when at least this many of these words need it.
USES_NEEDED = 1
SHORT_PIECE = 2

_CONTROL = Regex(r"[\x00-\x08\x0B\x0E-\x1F\x7F\u200B\u200E\u200F\uFEFF]")


def make_tokenizer(pieces: list[tuple[str, float]], unknown: int, bos: int, eos: int) -> Tokenizer:
    """XLM-R's unigram tokenizer over the given pieces."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=unknown, byte_fallback=False))
    spaces = [normalizers.Replace(Regex(r"[\s\u0085]+"), " "), normalizers.Replace(_CONTROL, "")]
    tokenizer.normalizer = normalizers.Sequence([*spaces, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> $B </s>", special_tokens=[("<s>", bos), ("</s>", eos)]
    )
    return tokenizer


def pieces_to_keep(tokenizer: Tokenizer, pieces: list[tuple[str, float]], specials: Iterable[int]) -> list[int]:
    """Ids of the pieces to keep, in their old order."""
    keep = set(specials) | _short_pieces(pieces)
    for language, number in WORDS.items():
        uses: Counter[int] = Counter()
        for batch in _batches(_words(language, number)):
            for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
                uses.update(set(encoding.ids))
        keep |= {piece for piece, count in uses.items() if count >= USES_NEEDED}
    return sorted(keep)


def _words(language: str, number: int) -> Iterator[str]:
    """The words as such, and for Dutch also with a capital: names and starts of sentences."""
    words = list(top_n_list(language, number, wordlist="best"))
    yield from words
    if language == "nl":
        yield from (word.capitalize() for word in words[: number // 8])


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
