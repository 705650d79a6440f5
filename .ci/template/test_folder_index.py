"""What the function in front of the bucket makes of a path, by running its source as CloudFront does: in an engine of JavaScript."""

import json
import subprocess
from typing import Any

import pytest
from stages import Deployment

HARNESS = "console.log(JSON.stringify(handler({request: {uri: JSON.parse(process.argv[1])}})));"


def answer(prod: Deployment, uri: str) -> dict[str, Any]:
    source = prod.properties("FolderIndex")["FunctionCode"] + HARNESS
    done = subprocess.run(["node", "-e", source, json.dumps(uri)], capture_output=True, text=True, timeout=30, check=True)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize(
    ("uri", "object_of_the_bucket"),
    [("/", "/index.html"), ("/d/a/", "/d/a/index.html"), ("/d/a/seats.csv", "/d/a/seats.csv"), ("/a.b/", "/a.b/index.html")],
)
def test_a_folder_is_its_index(prod: Deployment, uri: str, object_of_the_bucket: str) -> None:
    assert answer(prod, uri) == {"uri": object_of_the_bucket}


@pytest.mark.parametrize(
    ("uri", "location"),
    [
        ("/d/a", "/d/a/"),
        ("/d/a.b/c", "/d/a.b/c/"),
        ("//evil.example/x", "/evil.example/x/"),
        ("///evil.example/x", "/evil.example/x/"),
        ("/\\evil.example/x", "/evil.example/x/"),
        ("\\\\evil.example/x", "/evil.example/x/"),
        ("/\\/evil.example/x", "/evil.example/x/"),
    ],
)
def test_a_redirect_stays_on_this_host(prod: Deployment, uri: str, location: str) -> None:
    said = answer(prod, uri)
    assert (said["statusCode"], said["headers"]["location"]["value"]) == (308, location)
