"""`python -m encoder.danger`: trains the safety layers, which share the encoder's lower layers.

What makes a message a call for help is lost in the encoder's last layers: those learned which topic a message is about.
So the safety net has upper layers of its own, on top of what the lower ones, which stay as they are, make of the
message once. Their classes are the categories of danger beside look-alikes, off-topic and every topic: an ordinary
message then has somewhere to go. One more loss term says only danger or not.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from bot.safety.model import CATEGORIES
from encoder.danger_data import load_danger
from encoder.places import MAX_TOKENS, TARGET, WORK
from encoder.recover import hidden_name, layers
from encoder.training_data import Labelled

PREFIX = "query: "
SHARED = 9
BATCH = 32
RATE, HEAD_RATE, WARM_UP = 8e-5, 1e-3, 0.06
# No label smoothing here: it caps how sure of danger the layers can be, just where the thresholds have to lie.
DANGER_WEIGHT = 2.0
TRUNK, TAIL = WORK / "trunk.onnx", WORK / "danger.pt"
Hidden = list[np.ndarray]


class Tail(torch.nn.Module):
    """The upper layers, mean pooling and one score per class."""

    def __init__(self, upper: torch.nn.ModuleList, classes: int, width: int) -> None:
        super().__init__()
        self.upper, self.head = upper, torch.nn.Linear(width, classes)

    def forward(self, hidden: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        mask = attention_mask.to(hidden.dtype)
        ignored = (1.0 - mask)[:, None, None, :] * -1e9
        for layer in self.upper:
            found = layer(hidden, attention_mask=ignored)
            hidden = found[0] if isinstance(found, tuple) else found
        mask = mask.unsqueeze(-1)
        return self.head((hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9))


def danger_of(scores: torch.Tensor) -> torch.Tensor:
    """The log odds of any category against everything else; the categories are the first classes."""
    number = len(CATEGORIES)
    return torch.logsumexp(scores[:, :number], dim=1) - torch.logsumexp(scores[:, number:], dim=1)


def make_trunk(shared: int) -> None:
    """The committed graph up to the hidden states that the safety layers start from."""
    WORK.mkdir(parents=True, exist_ok=True)
    inputs = ["input_ids", "attention_mask"]
    onnx.utils.extract_model(str(TARGET / "model.onnx"), str(TRUNK), inputs, [hidden_name(shared)], check_model=False)


def hidden_states(texts: Sequence[str], threads: int = 2) -> Hidden:
    """Per text what the shared layers make of it, float16, shape (tokens, width)."""
    tokenizer = Tokenizer.from_file(str(TARGET / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding(pad_id=tokenizer.token_to_id("<pad>"), pad_token="<pad>")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(TRUNK), options, ["CPUExecutionProvider"])
    found: Hidden = [np.empty(0)] * len(texts)
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        encodings = tokenizer.encode_batch([PREFIX + texts[row] for row in rows])
        ids = np.array([encoding.ids for encoding in encodings])
        mask = np.array([encoding.attention_mask for encoding in encodings])
        states = session.run(None, {"input_ids": ids, "attention_mask": mask})[0].astype(np.float16)
        for row, state, own in zip(rows, states, mask, strict=True):
            found[row] = state[: own.sum()]
    return found


def remembered_states(texts: Sequence[str]) -> Hidden:
    """As hidden_states, kept in a file: going on with a few more texts then costs only these."""
    # What the shared layers make of a text is good as long as these layers are.
    stored = WORK / f"hidden-{hashlib.sha256(TRUNK.read_bytes()).hexdigest()[:16]}.npz"
    keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    known: dict[str, np.ndarray] = {}
    if stored.exists():
        with np.load(stored) as file:
            parts = np.split(file["states"], np.cumsum(file["lengths"])[:-1])
            known = dict(zip(file["keys"].tolist(), parts, strict=True))
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if missing:
        known |= dict(zip(missing, hidden_states(list(missing.values())), strict=True))
        lengths = [len(state) for state in known.values()]
        np.savez(stored, keys=np.array(list(known)), lengths=lengths, states=np.concatenate(list(known.values())))
    return [known[key] for key in keys]


def padded(states: Hidden) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(len(state) for state in states)
    hidden = np.zeros((len(states), longest, states[0].shape[1]), dtype=np.float32)
    mask = np.zeros((len(states), longest), dtype=np.int64)
    for row, state in enumerate(states):
        hidden[row, : len(state)], mask[row, : len(state)] = state, 1
    return torch.from_numpy(hidden), torch.from_numpy(mask)


def batches(states: Hidden, chance: random.Random) -> Iterator[list[int]]:
    """Every text once, in an order of chance, those of about the same length together."""
    order = list(range(len(states)))
    chance.shuffle(order)
    for start in range(0, len(order), 50 * BATCH):
        part = sorted(order[start : start + 50 * BATCH], key=lambda place: len(states[place]))
        groups = [part[at : at + BATCH] for at in range(0, len(part), BATCH)]
        chance.shuffle(groups)
        yield from groups


def train(tail: Tail, states: Hidden, data: Labelled, epochs: int, target: Path, seed: int = 1) -> None:
    torch.manual_seed(seed)
    chance = random.Random(seed)
    labels = torch.tensor(data.labels)
    steps = epochs * (len(states) // BATCH + 1)
    groups = [
        {"params": tail.upper.parameters(), "lr": RATE},
        {"params": tail.head.parameters(), "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), max(0.0, (steps - step) / steps))
    )
    for epoch in range(epochs):
        tail.train()
        start, losses = time.perf_counter(), []
        for batch in batches(states, chance):
            scores = tail(*padded([states[place] for place in batch]))
            own = labels[batch]
            loss = functional.cross_entropy(scores, own)
            is_danger = (own < len(CATEGORIES)).float()
            loss = loss + DANGER_WEIGHT * functional.binary_cross_entropy_with_logits(danger_of(scores), is_danger)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tail.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.perf_counter() - start:.0f} s", flush=True)
        torch.save({"state": tail.state_dict(), "names": data.names, "shared": SHARED}, target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--target", type=Path, default=TAIL)
    parser.add_argument("--source", type=Path, help="safety layers trained before, to go on from")
    options = parser.parse_args()
    data = load_danger()
    print(f"{len(data.texts)} texts in {len(data.names)} classes", flush=True)
    make_trunk(SHARED)
    states = remembered_states(data.texts)
    print("hidden states are there", flush=True)
    upper = layers(TARGET / "model.onnx", SHARED)
    tail = Tail(upper, len(data.names), states[0].shape[1])
    if options.source:
        tail.load_state_dict(torch.load(options.source)["state"])
    train(tail, states, data, options.epochs, options.target)


if __name__ == "__main__":
    main()
