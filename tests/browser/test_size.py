"""The component stays small."""

import gzip

from bot.paths import WEB

AT_MOST = 20_000


def test_the_component_takes_at_most_20_kb_with_all_its_modules():
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in (WEB / "widget").glob("*.js")}
    assert sum(sizes.values()) <= AT_MOST, sizes
