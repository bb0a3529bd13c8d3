"""What holds for every test: nothing reaches beyond this machine, and no time limits on examples."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine is slow, which is no fault of the code under test.
settings.register_profile("parley", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("parley")

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections and name look-ups that leave the machine; the loopback and Unix sockets stay open."""

    def guard(method: str) -> None:
        original = getattr(socket.socket, method)

        def call(self: socket.socket, *args: Any) -> Any:
            address = args[-1]
            if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in _LOOPBACK:
                pytest.fail(f"a test may not reach the network, but this one tried to reach {address[0]}")
            return original(self, *args)

        monkeypatch.setattr(socket.socket, method, call)

    for method in ("connect", "connect_ex", "sendto"):
        guard(method)

    look_up = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **options: Any) -> Any:
        if host is not None and host not in _LOOPBACK:
            pytest.fail(f"a test may not reach the network, but this one tried to look up {host}")
        return look_up(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
