import pytest

from bot.agespan import AgeSpan, format_age, inclusive_span, parse_bound


@pytest.mark.parametrize(("value", "months"), [(2, 24), ("18m", 18), ("0", 0)])
def test_bounds_are_years_or_months(value, months):
    assert parse_bound(value) == months


@pytest.mark.parametrize("value", ["twee", None, "2j", "-1"])
def test_a_bound_that_is_no_age_is_refused_with_its_value(value):
    with pytest.raises(ValueError, match=str(value)):
        parse_bound(value)


def test_the_last_year_belongs_to_the_span():
    assert 71 in inclusive_span(1, 5)
    assert 72 not in inclusive_span(1, 5)


def test_a_span_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="ligt voor"):
        inclusive_span(5, 2)


def test_distance_is_zero_inside_and_counts_months_outside():
    span = AgeSpan(24, 60)
    assert [span.distance(months) for months in (20, 30, 60)] == [4, 0, 1]


@pytest.mark.parametrize(("months", "said"), [(1, "1 maand"), (19, "19 maanden"), (30, "2,5 jaar"), (171, "14 jaar")])
def test_ages_are_written_as_people_say_them(months, said):
    assert format_age(months) == said
