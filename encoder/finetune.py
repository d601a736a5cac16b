"""`python -m encoder.finetune`: teaches the encoder which messages belong together.

Two objectives at once: a cosine classifier over all classes, and supervised contrastive learning within a batch, so
that messages of one topic lie near each other and a topic that is added later, by examples only, finds a place of its
own. About half an hour on two cores; the word table stays as it is, for it knows more words than the examples do.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from torch.nn import functional

from encoder.batches import nearest_classes, paired_batches
from encoder.places import BASE, FINE_TUNED, MAX_TOKENS
from encoder.training_data import UNRELATED, Labelled, load_labelled

PREFIX = "query: "
PAIRS_A_BATCH = 40
MICRO_BATCH = 20
RATE, HEAD_RATE = 4e-5, 2e-3
WARM_UP = 0.08
SMOOTHING = 0.05
SCALE, TEMPERATURE, CONTRAST = 18.0, 0.1, 0.3


class Head(torch.nn.Module):
    """One prototype a class; the score is the cosine times a scale."""

    def __init__(self, prototypes: np.ndarray) -> None:
        super().__init__()
        self.prototypes = torch.nn.Parameter(torch.from_numpy(prototypes).float())

    def unit(self) -> torch.Tensor:
        return functional.normalize(self.prototypes, dim=-1)

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        return SCALE * vectors @ self.unit().T


def contrast(vectors: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Supervised contrastive loss: texts of the same class attract, all others in the batch repel."""
    nearness = vectors @ vectors.T / TEMPERATURE
    itself = torch.eye(len(labels), dtype=torch.bool)
    nearness = nearness.masked_fill(itself, -1e4)
    same = (labels[:, None] == labels[None, :]) & ~itself
    shares = nearness - torch.logsumexp(nearness, dim=1, keepdim=True)
    counts = same.sum(1)
    return -((shares * same).sum(1)[counts > 0] / counts[counts > 0]).mean()


def encode(model: SentenceTransformer, texts: Sequence[str]) -> torch.Tensor:
    """Vectors with gradients. Texts of about the same length go together: less padding, half the time."""
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    parts = []
    for start in range(0, len(order), MICRO_BATCH):
        features = model.preprocess([PREFIX + texts[place] for place in order[start : start + MICRO_BATCH]])
        with torch.autocast("cpu", torch.bfloat16):
            parts.append(model(features)["sentence_embedding"].float())
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return functional.normalize(torch.cat(parts), dim=-1)[back]


def first_prototypes(model: SentenceTransformer, data: Labelled) -> np.ndarray:
    """The centred mean of each class under the encoder as it is."""
    vectors = model.encode([PREFIX + text for text in data.texts], batch_size=64, normalize_embeddings=True)
    centred = vectors - vectors.mean(axis=0)
    labels = np.array(data.labels)
    means = np.stack([centred[labels == label].mean(axis=0) for label in range(len(data.names))])
    return means / np.linalg.norm(means, axis=1, keepdims=True)


def train(source: Path, target: Path, data: Labelled, epochs: int, seed: int = 1) -> None:
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = SentenceTransformer(str(source), device="cpu")
    model.max_seq_length = MAX_TOKENS
    head = Head(first_prototypes(model, data))
    for name, weights in model.named_parameters():
        weights.requires_grad = "word_embeddings" not in name
    steps = epochs * (len(data.texts) // (2 * PAIRS_A_BATCH) + 1)
    trainable = [weights for weights in model.parameters() if weights.requires_grad]
    groups = [{"params": trainable, "lr": RATE}, {"params": head.parameters(), "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), max(0.0, (steps - step) / steps))
    )
    model.train()
    for epoch in range(epochs):
        start, losses = time.perf_counter(), []
        neighbours = nearest_classes(head.unit().detach().numpy())
        for batch in paired_batches(data.labels, neighbours, PAIRS_A_BATCH, chance):
            losses.append(_step(model, head, data, batch))
            torch.nn.utils.clip_grad_norm_(trainable, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.perf_counter() - start:.0f} s", flush=True)
        model.save(str(target))


def _step(model: SentenceTransformer, head: Head, data: Labelled, batch: list[int]) -> float:
    labels = torch.tensor([data.labels[place] for place in batch])
    vectors = encode(model, [data.texts[place] for place in batch])
    loss = functional.cross_entropy(head(vectors), labels, label_smoothing=SMOOTHING)
    # Off-topic messages and look-alikes have nothing in common: they need not lie together.
    related = torch.tensor([data.names[label] not in UNRELATED for label in labels.tolist()])
    if related.sum() > 1:
        loss = loss + CONTRAST * contrast(vectors[related], labels[related])
    loss.backward()
    return float(loss.detach())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--without", nargs="*", default=[], help="topics to leave out, to test what is added later")
    parser.add_argument("--target", type=Path, default=FINE_TUNED)
    options = parser.parse_args()
    data = load_labelled(options.without)
    print(f"{len(data.texts)} texts in {len(data.names)} classes")
    train(BASE, options.target, data, options.epochs)


if __name__ == "__main__":
    main()
