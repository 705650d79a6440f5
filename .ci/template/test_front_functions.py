"""What the functions in front of bucket and entry make of a request, by running their source as CloudFront does: in an engine of JavaScript."""

import json
import subprocess
from typing import Any

import pytest
from stages import ROOT, Deployment

HARNESS = "console.log(JSON.stringify(handler({request: {uri: JSON.parse(process.argv[1])}})));"


def answer(prod: Deployment, uri: str) -> dict[str, Any]:
    source = prod.properties("FolderIndex")["FunctionCode"] + HARNESS
    done = subprocess.run(["node", "-e", source, json.dumps(uri)], capture_output=True, text=True, timeout=30, check=True)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def bounded(prod: Deployment, headers: dict[str, Any]) -> dict[str, Any]:
    source = prod.properties("FormBound")["FunctionCode"] + "console.log(JSON.stringify(handler({request: {headers: JSON.parse(process.argv[1])}})));"
    done = subprocess.run(["node", "-e", source, json.dumps(headers)], capture_output=True, text=True, timeout=30, check=True)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_a_form_that_no_function_could_be_handed_is_refused_in_words(prod: Deployment) -> None:
    for length in ({}, {"content-length": {"value": "4194304"}}):
        assert bounded(prod, length) in ({"headers": length},), length
    for many in ("4194305", "8388608", "314572800"):
        answer = bounded(prod, {"content-length": {"value": many}})
        assert answer["statusCode"] == 413
        # the page that the stack of one machine shows
        assert answer["body"]["data"] == (ROOT / "local/src/main/resources/dev/lightup/local/front/too-large.html").read_text().strip()
    behaviours = prod.properties("Distribution")["DistributionConfig"]["CacheBehaviors"]
    (upload,) = [b for b in behaviours if b["PathPattern"] == "/enter/*"]
    assert "FormBound" in json.dumps(upload["FunctionAssociations"])


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
