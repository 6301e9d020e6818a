"""The file that names the office's own sign-in (OpenID Connect); its secret is never in it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from assigner.errors import InputError
from assigner.words import listing, refusal, say
from assigner.workspace.settings_file import settings

SECRET: Final = "ASSIGNER_OIDC_SECRET"  # the name of a variable, not a secret
NEEDED: Final = ("issuer", "client_id", "address")
KNOWN: Final = (*NEEDED, "user_claim", "groups_claim", "scope", "client_secret_file")
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class ProviderSettings:
    """What the office has agreed with its provider.

    `address`: of this workspace, as people type it. `user_claim`: what of the provider's word names
    the user in the file of roles, `groups_claim`: her groups; blank: they are not read.
    """

    issuer: str
    client_id: str
    address: str
    secret: str = field(repr=False)
    user_claim: str = "sub"
    groups_claim: str = ""
    scope: str = "openid profile email"

    @property
    def described_at(self) -> str:
        """Where the provider describes itself (OpenID Connect Discovery 1.0, section 4)."""
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"

    @property
    def back(self) -> str:
        """Where the provider sends people back to."""
        return f"{self.address.rstrip('/')}/signed-in"

    @property
    def host(self) -> str:
        """The name this workspace is asked by."""
        return (urlsplit(self.address).hostname or "").casefold()

    @property
    def encrypted(self) -> bool:
        """Whether browsers reach it by TLS, so that its cookies need never travel without."""
        return self.address.startswith("https:")


def read_provider(file: Path, given: Mapping[str, str] = os.environ) -> ProviderSettings:
    """What the file says, with the secret from the environment `given` or from its own file.

    Raises InputError with every fault at once.
    """
    tree = settings(file)
    lines = [*_keys(file, tree), *_addresses(file, tree)]
    secret = _secret(file, tree, given, lines)
    if lines:
        raise InputError(lines)
    said = {name: str(value) for name, value in tree.items() if name != "client_secret_file"}
    return ProviderSettings(secret=secret, **said)


def _keys(file: Path, tree: Mapping[str, object]) -> list[str]:
    lines = [str(say("{path}: {key} is missing. Write {key} = \"...\".", path=file, key=name))
             for name in NEEDED if name not in tree]
    for name, value in tree.items():
        if name == "client_secret":
            lines.append(str(say(
                "{path}: a secret does not stand here, where others read it. Put it in the "
                "environment as {variable}, or in a file of its own that client_secret_file names.",
                path=file, variable=SECRET)))
        elif name not in KNOWN:
            lines.append(str(say("{path}: {key} is not known. Known are {known}.", path=file,
                                 key=name, known=listing(KNOWN))))
        elif not isinstance(value, str) or not value.strip():
            lines.append(str(say("{path}: {key} is to be a text.", path=file, key=name)))
    scope = tree.get("scope", "openid")
    if isinstance(scope, str) and "openid" not in scope.split():
        lines.append(str(say("{path}: scope has to hold openid.", path=file)))
    return lines


def _addresses(file: Path, tree: Mapping[str, object]) -> list[str]:
    return [str(say("{path}: {key} is to be an address that begins with https://.", path=file,
                    key=name))
            for name in ("issuer", "address")
            if isinstance(value := tree.get(name), str) and value.strip() and not safe(value)]


def safe(address: object) -> bool:
    """Whether an address is by TLS, or of this machine; never with a name or a word in it."""
    try:
        parts = urlsplit(str(address))
        host = parts.hostname
    except ValueError:
        return False
    if host is None or "@" in parts.netloc or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)


def _secret(
    file: Path, tree: Mapping[str, object], given: Mapping[str, str], lines: list[str]
) -> str:
    """The secret; what is wrong with it is added to `lines`, and never repeats it."""
    said = given.get(SECRET, "").strip()
    named = tree.get("client_secret_file")
    if said or (named is not None and not isinstance(named, str)):
        return said
    if named is None:
        lines.append(str(say(
            "{path}: there is no secret. Put it in the environment as {variable}, or in a file "
            "that client_secret_file names.", path=file, variable=SECRET)))
        return ""
    place = file.parent / named
    try:
        held = place.read_text(encoding="utf-8").strip()
    except OSError as error:
        lines.append(str(say("{path}: cannot be read: {reason}.", path=place,
                             reason=refusal(error))))
        return ""
    except UnicodeDecodeError:
        held = ""
    if not held:
        lines.append(str(say("{path}: holds no secret.", path=place)))
    return held
