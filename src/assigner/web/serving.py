"""The server: one address, one line that says it, and nothing in a log that names anybody."""

import contextlib
import ipaddress
import secrets
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import python_multipart  # noqa: F401  # Starlette asks for it only when the first form comes
import uvicorn

from assigner.api.state import state_folder
from assigner.errors import AssignerError, Misused
from assigner.extras import extra
from assigner.web.app import House
from assigner.web.doors import Doors, OfficeSignIn, SignIn, kept_key
from assigner.web.provider_file import read_provider
from assigner.words import Words, refusal, say
from assigner.workspace.at_work import Workspace
from assigner.workspace.forgetting import forgetting
from assigner.workspace.own_office import require_own_offices
from assigner.workspace.roles import Member, read_groups, read_roles
from assigner.workspace.signed_out import SignedOut

KEY = "workspace.key"
ENDING = 2
"""Seconds that answers under way are given when the server is stopped."""
KEEPING = 75
"""Seconds that a connection without a question is kept: longer than a reverse proxy keeps it (60
of nginx), or a question meets a door that is just being closed."""
ANYWHERE = frozenset({"", "0.0.0.0", "::"})  # told apart, not listened on


@dataclass(frozen=True)
class Serving:
    """How the workspace is served. `port` 0: any that is free. `token` None: one is made.

    `header`, `proxy`, `roles`: the sign-in in front, the address it speaks from, who is who.
    `sign_in`: the file that names the office's own sign-in, which needs `roles` as well.
    """

    root: Path
    host: str = "127.0.0.1"
    port: int = 8400
    token: str | None = None
    header: str | None = None
    proxy: str | None = None
    roles: Path | None = None
    ledger: str | None = None
    sign_in: Path | None = None

    def serve(self, told: Callable[[Words], None]) -> None:
        """Serve until somebody stops it; `told` hears the address once it answers.

        Raises AssignerError where nothing can be served, or the port is taken.
        """
        workspace = Workspace(self.root, self.ledger)
        sign_in = self._sign_in(workspace)
        offices = workspace.served.offices
        key = kept_key(state_folder() / KEY)
        listening = self._listening()
        port = int(listening.getsockname()[1])
        token = self.token or secrets.token_urlsafe(24)
        doors = Doors(key, token, self.token is not None, port, sign_in)
        hosts = frozenset({"127.0.0.1", "localhost", "::1", self.host.casefold()})
        if self.host in ANYWHERE:
            hosts |= {socket.gethostname().casefold(), socket.getfqdn().casefold()}
        if doors.provider is not None:
            hosts |= {doors.provider.provider.settings.host}
        house = House(workspace, doors, hosts)
        for office in offices:
            workspace.queue.see_to(office)
        shown = "127.0.0.1" if self.host in ANYWHERE else self.host
        shown = f"[{shown}]" if ":" in shown else shown
        address = f"http://{shown}:{port}/"
        told(say("{address}", address=address if sign_in else f"{address}enter?token={token}"))
        server = uvicorn.Server(uvicorn.Config(
            house.app, access_log=False, log_level="critical", log_config=None,
            server_header=False, proxy_headers=False, timeout_graceful_shutdown=ENDING,
            timeout_keep_alive=KEEPING, limit_concurrency=1000, lifespan="off",
        ))
        with contextlib.suppress(KeyboardInterrupt), forgetting(workspace):
            server.run(sockets=[listening])

    def _listening(self) -> socket.socket:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        found = socket.socket(family)
        try:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind((self.host, self.port))
            found.listen(128)
        except (OSError, OverflowError) as error:
            found.close()
            why = refusal(error) if isinstance(error, OSError) else str(error)
            raise AssignerError(say(
                "{host}:{port} cannot be served: {why}. Name another with --port.",
                host=self.host, port=str(self.port), why=why)) from error
        return found

    def _sign_in(self, workspace: Workspace) -> SignIn | OfficeSignIn | None:
        """How people sign in; None where only who sits here comes in.

        Raises Misused where only a part of it is said, or both ways at once.
        """
        if self.sign_in is not None:
            if self.roles is None or (self.header, self.proxy) != (None, None):
                raise Misused(say("--sign-in goes together with --roles, and with neither "
                                  "--trust-header nor --from-proxy."))
            with extra("web"):
                from assigner.web.provider import Provider  # noqa: PLC0415  # loads Authlib
            provider = Provider(read_provider(self.sign_in))
            return OfficeSignIn(provider, self._people(workspace), SignedOut(workspace.store),
                                read_groups(self.roles))
        given = (self.header, self.proxy, self.roles)
        if given == (None, None, None):
            return None
        if self.header is None or self.proxy is None or self.roles is None:
            raise Misused(say("--trust-header, --from-proxy and --roles go together."))
        return SignIn(self.header, _address(self.proxy), self._people(workspace))

    def _people(self, workspace: Workspace) -> Mapping[str, Member]:
        """Who is who; whoever has initials is of an office that is served."""
        assert self.roles is not None
        people = read_roles(self.roles)
        require_own_offices(people, workspace.served.offices)
        return people


def _address(named: str) -> str:
    """The proxy's address as connections are told by it. Raises Misused for a name or a network."""
    try:
        return str(ipaddress.ip_address(named.strip()))
    except ValueError:
        raise Misused(say(
            '--from-proxy "{named}" is not one address. Write that of the proxy alone, as the '
            "workspace sees it: 127.0.0.1 where it runs on this machine, else such as 10.0.0.4.",
            named=named)) from None
