"""The guard of `conftest.py` holds."""

from __future__ import annotations

import contextlib
import socket

import pytest

_refused = pytest.raises(pytest.fail.Exception, match="may not reach the network")


def test_connecting_elsewhere_is_refused():
    with socket.socket() as outbound, _refused:
        outbound.connect(("192.0.2.1", 80))


def test_looking_up_a_name_is_refused():
    with _refused:
        socket.getaddrinfo("parley.example", 80)


def test_loopback_stays_open():
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())
        with contextlib.closing(server.accept()[0]) as accepted:
            accepted.sendall(b"here")
        assert client.recv(4) == b"here"
