"""An endpoint of the table as it is sealed, by another implementation than the one that seals: HKDF-SHA256 (RFC 5869) and AES-256-GCM of Python's
cryptography, over the same example that a test of the functions opens and makes again byte for byte.
"""

import json
import pathlib
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FILE = pathlib.Path(__file__).parents[2] / "functions" / "src" / "test" / "resources" / "sealed-endpoint.json"
EXAMPLE: dict[str, Any] = json.loads(FILE.read_text())


def sealing(tenant_key: bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=b"lightup endpoint").derive(tenant_key))


def bound_to(endpoint: str, tenant: str, shape: int) -> bytes:
    return "\0".join(["endpoint", endpoint, tenant, str(shape)]).encode()


def bound(**other: Any) -> bytes:
    return bound_to(**{**{part: EXAMPLE[part] for part in ("endpoint", "tenant", "shape")}, **other})


def test_the_example_is_what_another_implementation_seals() -> None:
    key, nonce = bytes.fromhex(EXAMPLE["tenantKey"]), bytes.fromhex(EXAMPLE["nonce"])
    assert sealing(key).encrypt(nonce, EXAMPLE["document"].encode(), bound()).hex() == EXAMPLE["sealed"]


@pytest.mark.parametrize("other", [{"endpoint": "ep_2"}, {"tenant": "nordvik2"}, {"shape": 2}])
def test_it_does_not_open_under_another_name(other: dict[str, Any]) -> None:
    key, nonce = bytes.fromhex(EXAMPLE["tenantKey"]), bytes.fromhex(EXAMPLE["nonce"])
    with pytest.raises(InvalidTag):
        sealing(key).decrypt(nonce, bytes.fromhex(EXAMPLE["sealed"]), bound(**other))
