"""
The guard of every connection to a web address that somebody typed: only the public internet.

Without it the server could be made to open its own network for a stranger (SSRF). The host is
resolved once, every address of the answer is checked, and the connection is made to an address
that was checked, so a second answer of the name server cannot lead elsewhere (rebinding).
Certificates and the Host header still use the name.
"""

import ipaddress
import re
import socket
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import httpcore

PORTS = {"http": 80, "https": 443}
# Below 1024 the system's own services listen (22, 25, 445 …): no page stands there. Above it sites
# of offices do run, on 8080 and many others; but not on these, where databases, caches, queues and
# remote control answer whoever asks. That the address is public is judged apart, and always.
_FIRST_FREE_PORT = 1024
_SERVICE_PORTS = frozenset(
    {
        *(1433, 1434, 1521, 1883, 2049, 2181, 2375, 2376, 2379, 2380, 3128, 3306, 3389, 4369),
        *(5060, 5061, 5432, 5433, 5672, 5900, 5901, 5984, 5985, 5986, 6000, 6379, 6380, 6443, 6667),
        *(7001, 9042, 9092, 9200, 9300, 10250, 11211, 15672, 25672, 26379, 27017, 27018, 28017),
    }
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# All IPv6 that is given out for the internet (RFC 4291). Python calls much of the rest global,
# such as 64:ff9b:1::/48, behind which a network's own translator reaches its inner addresses.
_IPV6_UNICAST = ipaddress.ip_network("2000::/3")
# Global by their number or in Python's tables, but no place for a public web page.
_SPECIAL = tuple(
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32",  # Azure answers its own machines here
        "192.0.0.0/24",  # protocol assignments (RFC 6890); Oracle's metadata is among them
        "192.88.99.0/24",  # former relays of 6to4 (RFC 7526)
        "3fff::/20",  # documentation (RFC 9637)
    )
)
# What ends with a number some resolvers read as an IPv4 address: 2130706433, 0x7f.1, 0177.0.0.1.
_NUMBER_AT_THE_END = re.compile(r"(^|\.)([0-9]+|0x[0-9a-f]*)\.?$", re.IGNORECASE)
# Kept as they are when the rest of a path or query is percent-encoded.
_SAFE = "%/:?#[]@!$&'()*+,;=~-._"

INTERNAL = "ที่อยู่เว็บพาไปยังเครือข่ายภายใน ระบบไม่เปิดให้"

Resolve = Callable[[str, int], Collection[str]]


class RefusedError(Exception):
    """An address that the portal never opens; the text is Thai, for the person who typed it."""


def ascii_path(url: str) -> str:
    """The path and query of an address, Thai letters percent-encoded; at least "/"."""
    parts = urlsplit(url)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return quote(parts.path or "/", safe=_SAFE) + query


def resolve_host(host: str, port: int) -> list[str]:
    """All addresses of a host name. Raises OSError if there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, embedded IPv4 addresses included."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6:
        embedded = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            embedded = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if embedded is not None:
            return is_public(str(embedded))
        if ip.teredo or ip not in _IPV6_UNICAST:
            return False
    special = any(ip in network for network in _SPECIAL)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not special


def refuse_internal(url: str) -> None:
    """
    Raise RefusedError for an address that names a place inside a network, or is written oddly.

    For what somebody types: nothing is looked up, so names that lead inside are found on opening.
    """
    host = (urlsplit(Guard().clean(url)).hostname or "").rstrip(".")
    try:
        public = is_public(host)
    except ValueError:  # a name
        public = host != "localhost" and not host.endswith(".localhost")
    if not public:
        raise RefusedError(INTERNAL)


def _is_disguised_number(host: str) -> bool:
    """Whether a host looks like an IPv4 address that is not written the one usual way."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return bool(_NUMBER_AT_THE_END.search(host))
    return False


@dataclass(frozen=True)
class Guard:
    """
    What may be opened. `allow` names pairs of address and port that tests serve on loopback;
    nothing of a running portal ever fills it. `resolve` is the name server.
    """

    allow: frozenset[tuple[str, int]] = frozenset()
    resolve: Resolve = resolve_host

    def clean(self, url: str, base: str = "") -> str:
        """
        The address as ASCII, relative ones joined to `base`. Raises RefusedError.

        Only the form is judged here; the host is judged when it is connected to.
        """
        try:
            parts = urlsplit(urljoin(base, url))
            host, port = parts.hostname or "", parts.port
            name = host if ":" in host else host.encode("idna").decode()
        except (ValueError, UnicodeError):
            raise RefusedError("ที่อยู่เว็บเขียนไม่ถูกต้อง") from None
        if parts.scheme not in PORTS:
            raise RefusedError("ที่อยู่เว็บต้องขึ้นต้นด้วย http หรือ https")
        if not name:
            raise RefusedError("ที่อยู่เว็บไม่มีชื่อเว็บไซต์")
        if _is_disguised_number(name):
            raise RefusedError("ชื่อเว็บไซต์เขียนไม่ถูกต้อง")
        if parts.username is not None or parts.password is not None:
            raise RefusedError("ที่อยู่เว็บมีชื่อผู้ใช้หรือรหัสผ่าน")
        self._check_port(PORTS[parts.scheme] if port is None else port)
        place = f"[{name}]" if ":" in name else name
        place += "" if port is None else f":{port}"
        return f"{parts.scheme}://{place}{ascii_path(parts.geturl())}"

    def addresses(self, host: str, port: int) -> list[str]:
        """The checked addresses of a host. Raises RefusedError if a single one is not public."""
        self._check_port(port)
        found = list(self.resolve(host, port))
        for address in found:
            if (address, port) not in self.allow and not is_public(address):
                raise RefusedError(INTERNAL)
        if not found:
            raise OSError("the name server knows no address")
        return found

    def _check_port(self, port: int) -> None:
        if port in PORTS.values() or port in {allowed for _, allowed in self.allow}:
            return
        if port < _FIRST_FREE_PORT or port in _SERVICE_PORTS:
            raise RefusedError(f"พอร์ต {port} ไม่ใช่พอร์ตของเว็บไซต์")


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore: to checked addresses only, and not beyond a deadline."""

    def __init__(self, guard: Guard, deadline: float):
        self.guard = guard
        self.deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        try:
            addresses = self.guard.addresses(host, port)
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        failure: Exception = httpcore.ConnectError("no address")
        for address in addresses[:2]:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, _time_left(self.deadline, timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self.deadline)
        raise failure

    def connect_unix_socket(self, path, timeout=None, socket_options=None):
        raise RefusedError("ที่อยู่เว็บเขียนไม่ถูกต้อง")


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every read and write ends at the deadline: no server can drip for ever."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float):
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes, timeout=None):
        return self._stream.read(max_bytes, _time_left(self._deadline, timeout))

    def write(self, buffer, timeout=None):
        self._stream.write(buffer, _time_left(self._deadline, timeout))

    def close(self):
        self._stream.close()

    def start_tls(self, ssl_context, server_hostname=None, timeout=None):
        left = _time_left(self._deadline, timeout)
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info):
        return self._stream.get_extra_info(info)


def _time_left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for this address is over")
    return left if timeout is None else min(left, timeout)
