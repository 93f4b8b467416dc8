"""The guard refuses everything that is not the public internet, however it is written."""

import pytest

from progress.link_guard import Guard, RefusedError, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fd00:ec2::254", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001::1",
        "64:ff9b:1::7f00:1", "64:ff9b:1::a9fe:a9fe", "::127.0.0.1", "fec0::1", "4000::1", "3fff::1",
        "168.63.129.16", "192.0.0.192", "192.88.99.1", "100.100.100.200", "240.0.0.1", "100::1",
    ],
)  # fmt: skip
def test_addresses_of_inner_networks_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "203.150.0.1", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1"],
)
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "gopher://example.com/",
        "ftp://example.com/a",
        "javascript:alert(1)",
        "//example.com/a",
        "http://",
        "http://user:secret@example.com/",
        "http://example.com:22/",
        "http://example.com:0/",
        "http://example.com:25/",
        "http://example.com:445/",
        "http://example.com:3306/",
        "http://example.com:5432/",
        "http://example.com:6379/",
        "http://example.com:9200/",
        "http://example.com:11211/",
        "http://example.com:27017/",
        "http://example.com:99999/",
        "http://[::1",
        "",
        "http://" + "a" * 300 + ".com/",
        "http://2130706433/",
        "http://134744072/",
        "http://0/",
        "http://127.1/",
        "http://0x7F.1/",
        "http://0x8.0x8.8.8/",
        "http://0177.0.0.1/",
        "http://010.8.8.8/",
        "http://8.8.8.8./",
        "http://example.com\\@127.0.0.1/",
    ],
)
def test_addresses_of_other_kinds_are_refused_before_anything_is_opened(url):
    with pytest.raises(RefusedError):
        Guard().clean(url)


@pytest.mark.parametrize("port", [80, 443, 8080, 8443, 8000, 3000, 10000, 65535])
def test_websites_stand_on_other_ports_too(port):
    assert Guard().clean(f"http://example.com:{port}/a") == f"http://example.com:{port}/a"


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "fd00::1"])
def test_on_no_port_is_an_inner_address_let_through(address):
    guard = Guard(resolve=lambda host, port: [address])

    with pytest.raises(RefusedError):
        guard.addresses("innocent.example.com", 8080)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://x.go.th/a%20b.pdf", "https://x.go.th/a%20b.pdf"),
        ("https://x.go.th/a b.pdf", "https://x.go.th/a%20b.pdf"),
        ("https://x.go.th/%E0%B9%81.pdf#page=3", "https://x.go.th/%E0%B9%81.pdf"),
        (
            "https://x.go.th/แ.pdf?ก=ข ค",
            "https://x.go.th/%E0%B9%81.pdf?%E0%B8%81=%E0%B8%82%20%E0%B8%84",
        ),
        ("https://x.go.th?a=%2Fb", "https://x.go.th/?a=%2Fb"),
    ],
)
def test_nothing_is_encoded_twice_and_nothing_stays_unencoded(typed, asked):
    assert Guard().clean(typed) == asked


def test_thai_addresses_are_written_in_ascii():
    cleaned = Guard().clean("https://เทศบาล.ไทย/รายงาน ๒๕๖๖.pdf?ปี=๒๕๖๖#หน้า")

    assert cleaned.startswith("https://xn--")
    assert cleaned.isascii()
    assert " " not in cleaned


@pytest.mark.parametrize(
    "answer", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["8.8.8.8", "::1"], ["169.254.169.254"]]
)
def test_one_inner_address_in_the_answer_is_enough_to_refuse(answer):
    guard = Guard(resolve=lambda host, port: answer)

    with pytest.raises(RefusedError):
        guard.addresses("innocent.example.com", 443)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1"])
def test_names_and_odd_spellings_of_loopback_are_refused_by_what_they_resolve_to(host):
    with pytest.raises(RefusedError):
        Guard().addresses(host, 80)


def test_the_allowance_of_tests_is_for_one_address_and_port_only():
    guard = Guard(allow=frozenset({("127.0.0.1", 8123)}))

    assert guard.addresses("127.0.0.1", 8123) == ["127.0.0.1"]
    with pytest.raises(RefusedError):
        guard.addresses("127.0.0.1", 80)
    with pytest.raises(RefusedError):
        guard.addresses("127.0.0.1", 22)
