from bot.gateway.sessions import Session, Sessions


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_tokens_are_long_and_all_different():
    tokens = {Session().token for _ in range(1000)}
    assert len(tokens) == 1000 and min(map(len, tokens)) >= 32


def test_the_visitors_token_is_not_rasas_sender():
    session = Session()
    assert session.token != session.conversation


def test_an_unknown_token_opens_nothing():
    sessions = Sessions(minutes=60, at_most=10)
    assert sessions.get("geraden") is None and sessions.get(None) is None


def test_an_unused_session_is_forgotten():
    clock = Clock()
    sessions = Sessions(minutes=60, at_most=10, clock=clock)
    session = sessions.start()
    clock.now = 3599
    assert sessions.get(session.token) is session
    clock.now += 3601
    assert sessions.get(session.token) is None


def test_the_longest_unused_session_makes_room():
    sessions = Sessions(minutes=60, at_most=2)
    first, second = sessions.start(), sessions.start()
    sessions.get(first.token)
    sessions.start()
    assert sessions.get(first.token) is first and sessions.get(second.token) is None


def test_a_rate_counts_the_last_minute_only():
    clock = Clock()
    sessions = Sessions(minutes=60, at_most=10, clock=clock)
    session = sessions.start()
    assert [sessions.too_fast(session, 2) for _ in range(3)] == [False, False, True]
    clock.now = 61
    assert not sessions.too_fast(session, 2)


def test_a_limit_of_zero_is_off():
    sessions = Sessions(minutes=0, at_most=0)
    session = sessions.start()
    assert not any(sessions.too_fast(session, 0) for _ in range(100))
    assert sessions.get(session.token) is session


def test_only_so_many_buttons_are_remembered():
    session = Session()
    for number in range(100):
        session.offer(f"onderwerp:{number}")
    assert len(session.choices) == 60 and "onderwerp:99" in session.choices
