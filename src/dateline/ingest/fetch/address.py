"""Which addresses are fetched. Host names are resolved here, once, and connected to as found.

Names that lead to private, loopback, link-local or otherwise not public addresses (cloud
metadata services among them) are refused: a report's link must not reach into the house. The
connection goes to the very address that was checked, so a second, different answer of the
name server changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from dateline.ingest.item import item_error

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_KEPT = "/:?#[]@!$&'()*+,;=%~-._"
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address taken apart. `host` is in ASCII (IDNA), `path` has the query."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The host as the Host header wants it, with its port if that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target(url: str) -> Target:
    """The address taken apart. Raises ItemError `refused` for what is not fetched."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise item_error("refused", url, f"no address ({error})") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        raise item_error("refused", url, "only http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise item_error("refused", url.rpartition("@")[2], "an address with a user name in it")
    path = quote(parts.path or "/", safe=_KEPT)
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    host = _ascii(parts.hostname, url)
    made = Target(url="", scheme=scheme, host=host, port=port or _PORTS[scheme], path=path + query)
    full = f"{made.site}{made.path}"
    return Target(url=full, scheme=scheme, host=host, port=made.port, path=made.path)


def _ascii(host: str, url: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise item_error("refused", url, "no host name") from error


def resolved(target: Target, *, allow_private: bool) -> list[str]:
    """The checked addresses of the host, in the order of the name server.

    All of them must be public, unless private ones are allowed. Raises ItemError `refused`
    or `network`.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise item_error("network", target.url, f"no such host: {target.host}") from error
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            at = target.host if target.host == address else f"{target.host} ({address})"
            detail = f"{at} is no public address; --allow-private permits it"
            raise item_error("refused", target.url, detail)
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet."""
    ip = _unwrapped(ipaddress.ip_address(address.partition("%")[0]))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _unwrapped(ip: Address) -> Address:
    """The IPv4 address inside of an IPv6 one (mapped, 6to4, NAT64), if there is one."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip
