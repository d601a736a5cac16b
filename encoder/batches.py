"""Batches of pairs: two texts of a class, beside two of each of the classes most like it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np

NEIGHBOURS = 3


def nearest_classes(prototypes: np.ndarray, number: int = NEIGHBOURS) -> list[list[int]]:
    """For every class the `number` classes whose prototypes (rows of length 1) lie nearest."""
    nearness = prototypes @ prototypes.T
    np.fill_diagonal(nearness, -np.inf)
    return np.argsort(-nearness, axis=1)[:, :number].tolist()


def paired_batches(
    labels: Sequence[int], neighbours: Sequence[Sequence[int]], pairs_a_batch: int, chance: random.Random
) -> Iterator[list[int]]:
    """Places of texts; each text comes once, the odd one of a class is left for the next epoch.

    Neighbouring classes in one batch are the hard negatives: those are what the assistant confuses.
    """
    left = _pairs(labels, chance)
    while left:
        batch: list[int] = []
        while left and len(batch) < 2 * pairs_a_batch:
            # By what is left, so that a large class is spread over the whole epoch.
            (first,) = chance.choices(list(left), weights=[len(own) for own in left.values()])
            for label in (first, *neighbours[first]):
                if label in left and len(batch) < 2 * pairs_a_batch:
                    batch += left[label].pop()
                    if not left[label]:
                        del left[label]
        yield batch


def _pairs(labels: Sequence[int], chance: random.Random) -> dict[int, list[tuple[int, int]]]:
    places: dict[int, list[int]] = {}
    for place, label in enumerate(labels):
        places.setdefault(label, []).append(place)
    for own in places.values():
        chance.shuffle(own)
    pairs = {label: list(zip(own[::2], own[1::2], strict=False)) for label, own in places.items()}
    return {label: own for label, own in pairs.items() if own}
