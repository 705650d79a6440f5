import pathlib
import sys
from typing import Any

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from stages import STAGES, Deployment, transformed  # noqa: E402


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--without-calls", action="store_true", help="allow that no recording of the functions' calls is there")


@pytest.fixture(scope="session")
def template() -> dict[str, Any]:
    return transformed()


@pytest.fixture(params=STAGES)
def stage(request: pytest.FixtureRequest, template: dict[str, Any]) -> Deployment:
    return Deployment(template, STAGES[request.param])


@pytest.fixture
def prod(template: dict[str, Any]) -> Deployment:
    return Deployment(template, STAGES["prod"])
