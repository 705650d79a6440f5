"""What is made once and made anew when its reason changes."""

import base64
import io
import json
import os
import subprocess
import zipfile
from pathlib import Path

import pytest
from lightup_localstack import cloudformation, directory, environments, java_parts, processes, zips
from lightup_localstack.failure import Failure
from lightup_localstack.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    one = Places(tmp_path, Path("/nowhere"))
    one.make_work()
    return one


def test_an_environment_is_made_once_and_anew_when_it_is_not_what_its_pins_say(places: Places) -> None:
    def made(stamp: str) -> bool:
        seen = places.venv / "seen"
        environments.made(places, places.venv, "nothing", stamp, ["pip"])
        was_there = seen.exists()
        seen.touch()
        return not was_there

    assert made("pins"), "the first time"
    assert not made("pins"), "the second time"
    assert made("other pins"), "when the pins change"
    (places.venv / environments.STAMP).unlink()
    assert made("other pins"), "when its making was cut short"
    (places.venv / "bin" / "python").unlink()
    assert not environments.is_current(places.venv, "other pins"), "when its Python is gone"


def test_the_work_folder_and_its_files_are_their_owners_alone(places: Places) -> None:
    places.private(places.stack, "{}")
    assert places.work.stat().st_mode & 0o777 == 0o700
    assert places.stack.stat().st_mode & 0o777 == 0o600


def test_a_manifest_holds_a_long_class_path(tmp_path: Path) -> None:
    content = tmp_path / "One.class"
    content.write_bytes(b"one")
    paths = " ".join(f"file:///a/long/way/to/jar-{number}.jar" for number in range(100))
    java_parts.jar(tmp_path / "one.jar", content, {"Main-Class": "One", "Class-Path": paths})
    manifest = zipfile.ZipFile(tmp_path / "one.jar").read("META-INF/MANIFEST.MF").decode()
    assert max(map(len, manifest.split("\r\n"))) <= 72
    assert f"Class-Path: {paths}\r\n" in manifest.replace("\r\n ", "")


def test_zips_are_made_when_a_source_is_newer(tmp_path: Path) -> None:
    for name in ("pom.xml", ".mvn/lambda.xml", *(f"{module}/src/main/One.java" for module in zips.MODULES)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1000, 1000))
    for module in zips.MODULES:
        (tmp_path / module / "pom.xml").touch()
        os.utime(tmp_path / module / "pom.xml", (1000, 1000))
    assert zips.newest_source(tmp_path) == 1000
    os.utime(tmp_path / "domain/src/main/One.java", (2000, 2000))
    assert zips.newest_source(tmp_path) == 2000


def test_an_accounts_page_lies_where_java_puts_it(tmp_path: Path) -> None:
    key = base64.b64encode(bytes(range(32))).decode()
    file = tmp_path / "directory.json"
    file.write_text(json.dumps({"tenants": [{"tenant": "nordvik", "key": key}]}))
    assert directory.page_of(file, "nordvik", "NV-1") == PAGE


def test_only_processes_with_the_mark_are_found() -> None:
    mark = f"/mark/of/{os.getpid()}"
    env = {"PATH": os.environ["PATH"]}
    ours = subprocess.Popen(["sleep", "60"], env=env | {processes.MARK: mark})
    others = subprocess.Popen(["sleep", "60"], env=env | {processes.MARK: mark + "/other"})
    try:
        assert processes.marked(mark) == [ours.pid]
        assert processes.end_all(mark) == 1
        assert ours.wait(5) == -9 and others.poll() is None
        assert processes.marked(mark) == []
    finally:
        others.kill()
        others.wait()


# made by dev.lightup.ledger.key.OpaqueId for a key of the bytes 0 to 31
PAGE = "d/symoi6us3wvmdrn5/a/7agvogcvbxcfo2pf/index.html"


class Cloud:
    """As much of three services as seeding asks for."""

    class ResourceNotFoundException(Exception):
        pass

    def __init__(self, became: str) -> None:
        self.secrets: dict[str, str] = {}
        self.items: set[str] = set()
        self.asked: list[dict[str, str]] = []
        self.became = became
        self.exceptions = self

    def get_secret_value(self, SecretId: str) -> dict[str, str]:
        if SecretId not in self.secrets:
            raise self.ResourceNotFoundException
        return {"SecretString": self.secrets[SecretId]}

    def put_secret_value(self, SecretId: str, SecretString: str) -> None:
        self.secrets[SecretId] = SecretString

    def create_secret(self, Name: str, SecretString: str) -> None:
        self.secrets[Name] = SecretString

    def get_item(self, TableName: str, Key: dict[str, dict[str, str]]) -> dict[str, object]:
        return {"Item": Key} if Key["pk"]["S"] in self.items else {}

    def invoke(self, FunctionName: str, Payload: str) -> dict[str, object]:
        asked = json.loads(Payload)
        self.asked.append(asked)
        self.items.add(f"operator#D#{asked['endpoint']}")
        self.secrets.pop(f"lightup/local/endpoint/{asked['endpoint']}")
        return {"Payload": io.StringIO(json.dumps({"endpoints": [{"endpoint": asked["endpoint"], "became": self.became}]}))}


def test_an_endpoint_that_the_table_lacks_is_brought_there_by_the_operators_function_once(tmp_path: Path) -> None:
    file = tmp_path / "directory.json"
    endpoints = [{"endpoint": f"ep_{n}", "tenant": "nordvik"} for n in (1, 2)]
    file.write_text(json.dumps({"tenants": [{"tenant": "nordvik", "key": "k"}], "endpoints": endpoints}))
    stack = cloudformation.Deployed({"SecretPrefix": "lightup/local/"}, {"LedgerTable": "t", "AdminFunctionName": "admin"})
    cloud = Cloud("moved")
    clients = dict.fromkeys(("secretsmanager", "dynamodb", "lambda"), cloud)
    assert directory.seed(clients, stack, file) == 3
    assert [one["endpoint"] for one in cloud.asked] == ["ep_1", "ep_2"]
    assert list(cloud.secrets) == ["lightup/local/tenant/nordvik"]
    # what the commands noted since stays
    cloud.secrets["lightup/local/tenant/nordvik"] = json.dumps({"tenant": "nordvik", "key": "k", "endpoints": ["ep_1", "ep_2"]})
    assert directory.seed(clients, stack, file) == 0
    with pytest.raises(Failure):
        directory.seed(dict.fromkeys(clients, Cloud("unopened")), stack, file)
