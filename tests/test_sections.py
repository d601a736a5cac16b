from bot.knowledge.sections import bullets, paragraphs, split_sections


def test_sections_hold_their_text_and_the_level_below():
    first, second = split_sections("## Een\ntekst\n\n### Deel\nonder\n\n## Twee\nslot")
    assert (first.title, first.body, first.children[0].body) == ("Een", "tekst", "onder")
    assert (second.title, second.body, second.children) == ("Twee", "slot", ())


def test_a_hash_inside_code_is_no_heading():
    (section,) = split_sections("## Een\n\n    ## geen kop\n")
    assert section.children == ()


def test_paragraphs_are_put_on_one_line():
    assert paragraphs("een\ntwee\n\ndrie") == ("een twee", "drie")


def test_bullets_are_the_items_of_lists():
    assert bullets("zin\n\n- een\n  vervolg\n- twee") == ("een vervolg", "twee")
