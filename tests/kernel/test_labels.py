from ruralgov.domain.kernel.roles import Purpose, Role


def test_a_role_is_its_name_and_is_found_by_it_with_its_labels() -> None:
    declared = Role("test_piper", "吹笛人", "piper")
    found = Role("test_piper")
    assert found is declared
    assert found == "test_piper"
    assert (found.label("zh"), found.label("en")) == ("吹笛人", "piper")


def test_a_name_that_nobody_declared_is_its_own_label() -> None:
    stranger = Role("test_nobody")
    assert (stranger.zh, stranger.en) == ("test_nobody", "test_nobody")


def test_a_second_declaration_does_not_change_what_the_first_is_found_as() -> None:
    first = Role("test_twice", "甲", "first")
    second = Role("test_twice", "乙", "second")
    assert Role("test_twice").zh == first.zh == "甲"
    assert second.zh == "乙"


def test_roles_and_purposes_do_not_find_each_other() -> None:
    Role("test_both", "角色", "role")
    assert Purpose("test_both").zh == "test_both"
