from training.agreement import twice


def test_a_tenth_is_chosen_by_its_id_alone() -> None:
    chosen = [key for number in range(2000) if twice(key := f"own/x{number}")]
    assert 150 <= len(chosen) <= 250
    assert chosen == [key for key in chosen if twice(key)]
