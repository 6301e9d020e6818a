"""The key that signs checkpoints (Ed25519), and the keys whose signatures are believed.

A key file is PEM: a private key, and after it the public keys of colleagues who sign for the
same ledger; on another machine public keys alone are enough to verify. It lies apart from
the ledger, so that whoever can write to the one cannot sign for it.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from assigner.bounded import read_bytes
from assigner.errors import LedgerError
from assigner.words import refusal, say

_BLOCK = re.compile(rb"-----BEGIN ([A-Z ]+)-----.*?-----END \1-----", re.DOTALL)
_OWNER_ALONE = 0o600
MOST = 1_000_000
"""Bytes of a file of keys: some eight thousand public ones."""


@dataclass(frozen=True)
class Keys:
    """What can be signed with (None where nothing can), and which public keys are believed."""

    private: Ed25519PrivateKey | None
    public: tuple[bytes, ...]

    @property
    def own(self) -> bytes:
        """The public half of the private key, 32 bytes; the first public key without one."""
        return self.public[0]

    @property
    def pem(self) -> str:
        """The own public key as PEM, to be handed on."""
        key = Ed25519PublicKey.from_public_bytes(self.own)
        return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    def sign(self, message: bytes) -> bytes:
        """The signature, 64 bytes. Raises LedgerError where there is no private key."""
        if self.private is None:
            raise LedgerError(str(say("Only public keys are here; a checkpoint needs a private "
                                      "one. Name its file in ASSIGNER_KEY.")))
        return self.private.sign(message)

    def signed(self, key: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the signature is that of `key` over the message. ValueError: no key at all."""
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        except InvalidSignature:
            return False
        return True


def read_keys(path: Path) -> Keys:
    """The keys of a file. Raises LedgerError where it holds none that can be used."""
    try:
        content = read_bytes(path, MOST)
    except (OSError, ValueError) as error:
        why = refusal(error) if isinstance(error, OSError) else str(error)
        raise LedgerError(str(say("The key {file} cannot be read: {why}.", file=path,
                                  why=why))) from error
    private: list[Ed25519PrivateKey] = []
    public: list[bytes] = []
    for block in _BLOCK.finditer(content):
        try:
            if b"PRIVATE" in block[1]:
                found = load_pem_private_key(block[0], password=None)
                if isinstance(found, Ed25519PrivateKey):
                    private.append(found)
            else:
                other = load_pem_public_key(block[0])
                if isinstance(other, Ed25519PublicKey):
                    public.append(other.public_bytes_raw())
        except (ValueError, TypeError):  # TypeError: it wants a password
            continue
    public[:0] = [key.public_key().public_bytes_raw() for key in private]
    if not public:
        raise LedgerError(str(say("{file} holds no Ed25519 key (PEM, without a password).",
                                  file=path)))
    return Keys(private[0] if private else None, tuple(dict.fromkeys(public)))


def make_keys(path: Path) -> Keys:
    """The keys of a file, which is made with a new private key where there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ALONE)
    except FileExistsError:
        return read_keys(path)
    except (OSError, ValueError) as error:
        why = refusal(error) if isinstance(error, OSError) else str(error)
        raise LedgerError(str(say("The key {file} cannot be made: {why}.", file=path,
                                  why=why))) from error
    with os.fdopen(handle, "wb") as file:
        file.write(Ed25519PrivateKey.generate().private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        ))
    return read_keys(path)
