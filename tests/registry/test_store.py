from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete, func, select

from intake_cli.errors import ExitCode, IntakeError, StoreError, StoreLockedError, UsageError
from intake_cli.registry.database import Absent, Database
from intake_cli.registry.key import KeyProblem, load_key, make_key
from intake_cli.registry.places import Place, place_of
from intake_cli.registry.schema import CASES, HEAD, MARKS, METADATA, PURGES
from intake_cli.registry.store import Registry
from intake_cli.registry.traces import ROWS_DRAWN
from tests.checks.builders import Line, six_months, statement, text
from tests.registry.builders import APPLIED, FIRST, SECOND, asked, case, look_up, record

HOME = "样例省样例市样例区样例路9号3号楼二单元501室"


def test_nothing_is_made_by_looking(place: Place) -> None:
    with pytest.raises(Absent):
        Registry(place)
    assert place.file is None or not place.file.exists()
    assert not place.key.exists()


def test_a_case_never_meets_itself(place: Place) -> None:
    subject = case("HX-1", mobile="13900000001", home_address=HOME)
    record(place, subject)
    record(place, subject)
    found = look_up(place, subject)
    assert (found.phones, found.applications) == ((), ())
    with Registry(place) as registry:
        assert registry.state().cases == 1


def test_another_persons_number_is_found_with_its_use(place: Place) -> None:
    record(place, case("HX-1", FIRST, mobile="13900000001", contacts=[("friend", "138-0000-0002")]))
    found = look_up(place, case("HX-2", SECOND, mobile="+86 13900000001,13800000002"))
    assert {(each.number, each.use, each.there, each.case.reference) for each in found.phones} == {
        ("13900000001", "mobile", "mobile", "HX-1"), ("13800000002", "mobile", "friend", "HX-1")}
    assert all(each.case.acquainted and not each.case.same_person for each in found.phones)


def test_households_and_colleagues_are_told(place: Place) -> None:
    record(place, case("HX-1", FIRST, home_address=HOME, employer="样例（北京）科技有限公司", phone="010-56000000"))
    near = look_up(place, case("HX-2", SECOND, household_address="样例路9号3幢2单元501房", phone="01056000000转12",
                               employer="样例北京科技有限责任公司"))
    far = look_up(place, case("HX-2", SECOND, phone="010-56000000-7", employer="样例路桥有限公司"))
    assert [(each.case.household, each.case.colleagues) for each in near.phones] == [(True, True)]
    assert [(each.case.household, each.case.colleagues) for each in far.phones] == [(False, False)]


def test_earlier_applications_of_a_person_are_compared(place: Place) -> None:
    record(place, case("HX-1", FIRST, mobile="13900000001,13900000009", home_address=HOME, employer="甲样例有限公司"))
    found = look_up(place, case("HX-2", "110101198001010010 ", mobile="13900000009", home_address="样例市别样路1号",
                                employer="甲样例公司", household_address=HOME))
    assert [each.agrees for each in found.applications] == [
        {"mobile": True, "home_address": False, "employer": True}]
    assert found.phones == ()


def test_a_statement_under_another_name_is_found_by_its_rows(place: Place) -> None:
    """The same rows in another order, some read wrong, some missing, under another holder."""
    rows = six_months()
    record(place, case("HX-1", FIRST, statements=[statement(rows)]))
    copied = statement(rows, holder=text("李示例"))
    copied = replace(copied, entries=tuple(reversed(copied.entries[7:])))
    other = statement(six_months(), opening="7345.18")
    found = look_up(place, case("HX-2", SECOND, statements=[other, copied]))
    assert [(each.kind, each.case.reference) for each in found.statements] == [("personal_statement", "HX-1")]
    assert len(found.statements[0].rows) > ROWS_DRAWN * 0.7
    assert found.statements[0].drawn == ROWS_DRAWN
    assert all(place.row for place in found.statements[0].rows)


def test_single_rows_that_many_have_are_no_shared_statement(place: Place) -> None:
    """A balance of nothing, an interest of a cent on one balance: rows that honest accounts have in common."""
    common = [Line("2025-06-21", "0.01", "结息", balance="3.18"), Line("2025-06-22", "-3.18", balance="0.00")]
    first, second = ([*common, *(Line(f"2025-07-{day:02}", f"-{day}.{cents}") for day in range(1, 20))]
                     for cents in ("11", "12"))
    record(place, case("HX-1", FIRST, statements=[statement(first)]))
    assert look_up(place, case("HX-2", SECOND, statements=[statement(second)])).statements == ()


def test_no_plain_personal_data_is_kept(tmp_path: Path) -> None:
    place = Place(tmp_path / "key", tmp_path / "registry.sqlite")
    record(place, case("张样例", FIRST, mobile="13900000001", home_address=HOME, employer="样例有限公司"))
    data = (tmp_path / "registry.sqlite").read_bytes()
    for word in ("张样例", FIRST, "13900000001", "样例路", "样例"):
        assert word.encode() not in data
    for number in (int(FIRST[:17]), 13900000001):
        assert number.to_bytes(8, "big") not in data
    assert (tmp_path / "registry.sqlite").stat().st_mode & 0o777 == 0o600


def test_of_what_everybody_has_the_newest_are_looked_at(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake_cli.registry.questions.MOST_OF_ONE", 3)
    record(place, *(case(f"HX-{last}", f"1101011980010100{last}", phone="010-56000000") for last in range(10, 16)))
    found = look_up(place, case("HX-2", SECOND, phone="010-56000000"))
    assert [each.case.reference for each in found.phones] == ["HX-15", "HX-14", "HX-13"]


def test_a_case_without_a_person_is_not_recorded(place: Place) -> None:
    with Registry(place, make=True) as registry, pytest.raises(UsageError):
        registry.record(asked(registry, case("HX-1", " ")), "HX-1", APPLIED, APPLIED)


def test_two_stations_record_at_once_and_find_each_other(url: str, place: Place, tmp_path: Path) -> None:
    """Both make the registry, the tables and the key; each records, then looks: at least one sees the other."""
    program = ("import sys; from tests.registry.builders import *; from intake_cli.registry.places import place_of;"
               "place = place_of(); mine = case(sys.argv[1], sys.argv[2], mobile='13900000001');"
               "record(place, mine); print(len(look_up(place, mine).phones))")
    environment = {**os.environ, "INTAKE_REGISTRY": url, "INTAKE_REGISTRY_KEY": str(place.key)}
    running = [subprocess.Popen([sys.executable, "-c", program, *who], env=environment, stdout=subprocess.PIPE,
                                cwd=Path(__file__).parents[2]) for who in (("HX-1", FIRST), ("HX-2", SECOND))]
    seen = [int(process.communicate(timeout=60)[0]) for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert 1 <= sum(seen) <= 2
    with Registry(place) as registry:
        assert registry.state().cases == 2


def test_old_cases_are_purged_with_a_log(place: Place) -> None:
    record(place, case("HX-1", FIRST, mobile="13900000001"), case("HX-0"), today=date(2020, 1, 1))
    record(place, case("HX-2", SECOND, mobile="13900000002"), today=date(2025, 1, 1))
    with Registry(place) as registry:
        assert registry.purge(date(2021, 1, 1), APPLIED, "retention", dry_run=True).cases == 2
        assert registry.state().cases == 3
        assert registry.purge(date(2021, 1, 1), APPLIED, "retention", ["HX-0"]).cases == 1
        assert registry.state().cases == 2
    database = Database(place)
    with database.reading() as connection:
        assert [row[1:] for row in connection.execute(select(PURGES))] == [
            (APPLIED, date(2021, 1, 1), 1, "retention")]
        assert connection.execute(select(func.count()).select_from(MARKS)).scalar() == 1
    database.close()


def test_another_key_is_refused_and_a_lost_one_never_replaced(place: Place, tmp_path: Path) -> None:
    record(place, case("HX-1"))
    other = Place(tmp_path / "other.key", place.file, place.url)
    with pytest.raises(KeyProblem) as lost:
        Registry(other, make=True)
    assert (lost.value.code, lost.value.exit_code) == ("registry-key-missing", ExitCode.WRONG_KEY)
    make_key(other.key)
    with pytest.raises(KeyProblem) as wrong:
        Registry(other, make=True)
    assert (wrong.value.code, wrong.value.exit_code) == ("registry-key-other", ExitCode.WRONG_KEY)


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key"
    fingerprint = make_key(path).fingerprint
    assert path.stat().st_mode & 0o777 == 0o600
    assert make_key(path).fingerprint == fingerprint
    path.chmod(0o640)
    with pytest.raises(KeyProblem, match="registry-key-open"):
        load_key(path)
    path.chmod(0o600)
    path.write_text("no key")
    with pytest.raises(KeyProblem, match="registry-key-unread"):
        make_key(path)
    link = tmp_path / "link"
    link.symlink_to(path)
    with pytest.raises(KeyProblem):
        load_key(link)


def test_the_migrations_make_what_the_program_expects(place: Place) -> None:
    config = Config()
    config.set_main_option("script_location", "intake_cli.registry:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]
    database = Database(place, make=True)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    database.close()


def test_a_registry_of_a_newer_program_is_left_alone(place: Place) -> None:
    database = Database(place, make=True)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(StoreError, match="registry-newer"):
        Registry(place, make=True)


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "registry.sqlite"
    file.write_bytes(b"no database, " * 400)
    with pytest.raises(StoreError, match="registry-damaged") as damaged:
        Registry(Place(tmp_path / "key", file))
    assert damaged.value.exit_code is ExitCode.STORE_DAMAGED


def test_a_station_that_waits_too_long_says_so(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake_cli.registry.engines.LOCK_WAIT", 0.1)
    record(place, case("HX-1"))
    first, second = Database(place), Database(place)
    with first.writing(), pytest.raises(StoreLockedError) as locked, second.writing():
        pass
    assert locked.value.exit_code is ExitCode.STORE_LOCKED
    first.close()
    second.close()


def test_a_server_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    place = place_of({"INTAKE_REGISTRY": "postgresql://station:geheim@127.0.0.1:9/x",
                      "INTAKE_REGISTRY_KEY": str(tmp_path / "key")})
    assert place is not None
    with pytest.raises(IntakeError, match="registry-unreachable") as refused:
        Registry(place)
    assert "geheim" not in str(refused.value)


def test_places(tmp_path: Path) -> None:
    assert place_of({"INTAKE_REGISTRY": "off"}) is None
    default = place_of({"HOME": "/home/x"})
    assert default == Place(Path("/home/x/.config/intake/registry.key"),
                            Path("/home/x/.local/state/intake/registry.sqlite"))
    assert place_of({"INTAKE_REGISTRY": "sqlite:////a/b", "HOME": "/h"}) == Place(
        Path("/h/.config/intake/registry.key"), Path("/a/b"))
    with pytest.raises(UsageError):
        place_of({"INTAKE_REGISTRY": "mysql://x:y@z/a"})


def test_what_is_lost_in_the_middle_never_was(tmp_path: Path) -> None:
    place = Place(tmp_path / "key", tmp_path / "registry.sqlite")
    record(place, case("HX-1", mobile="13900000001"))
    database = Database(place)

    def breaks() -> None:
        with database.writing() as connection:
            connection.execute(delete(CASES))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaks()
    database.close()
    with sqlite3.connect(tmp_path / "registry.sqlite") as left:
        assert left.execute("SELECT count(*) FROM registry_mark").fetchone() == (1,)
