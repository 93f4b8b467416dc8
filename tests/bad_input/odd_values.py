"""What browsers, crawlers, broken programs and attackers put into a request."""

# ruff: noqa: SIM905 - words in rows read better than one a line

SCRIPT = '"><script>alert(1)</script>'
HUGE = "9" * 5000  # Python refuses to read more than 4,300 digits

GOOD_HOSTS = ["testserver", "127.0.0.1", "localhost:8000", "TESTSERVER"]
HOSTILE_HOSTS = [
    *"evil.example.com testserver.evil.example.com testserver@evil.example.com [::1 xn--".split(),
    *"evil.example.com:80:80 เทศบาล 127.0.0.1/../ testserver\x80".split(),
    "a b",
    "",
]
METHODS = [
    *"GET HEAD POST PUT PATCH DELETE OPTIONS TRACE CONNECT PROPFIND QUERY get FOO-BAR".split(),
    "G" * 300,
]

# One value of a parameter in an address, still with its percent signs; none is a real one.
NOT_THERE = [
    *"2567 2499 ๒๕๖๖ 02566 2566.0 0 -1 o99 o01 O13 ๐๑๓ oo1 99999 2147483648".split(),
    *"9223372036854775808 %00 o1%00 2566%0a %0d%0aSet-Cookie:a=b %ff%fe %c0%af .. %2e%2e".split(),
    *"%252e * ' %27-- %25 _ nan inf 1e3 +1 %201 %D9%A1 null None [] {} %F0%9F%92%A9".split(),
    *"%E2%80%AE - __class__ %3Cscript%3E {{7*7}} csv exe oit.csv".split(),
    "00000000-0000-0000-0000-000000000000",
    HUGE,
    f"o{HUGE}",
]

NAMES = [
    *"q year kind page division status v q[] page[0] unknown __proto__ next lang".split(),
    "",
    "\x00",
]
VALUES = [
    *"o13 แผน ๒๕๖๖ 2566 2567 done not_done item 1 2 -1 0 ๑ 99999999999999999999 1e9 ²".split(),
    *"% _ \\ %_% \x00 a\x00b \u200b \u202e \ud7ff \U0001f4a9 {{7*7}} ../../etc/passwd".split(" "),
    *"//evil.example.com https://evil.example.com/".split(),
    "",
    HUGE,
    "'; DROP TABLE agency_agency; --",
    "') OR 1=1 --",
    SCRIPT,
    "ก" * 10_000,
    "a " * 5_000,
    "{% load x %}",
    "\r\nSet-Cookie: a=b",
]
RAW_QUERIES = [
    *"% %%% %zz %ff%fe q=%ed%a0%80 q=%00 ? &&=& q=1;q=2 page=%E0%B9 page=1#x q=\x80\xff".split(),
    "&" * 10_000,
    "=" * 100,
    "a" * 10_000,
    "&".join(["a=1"] * 1_500),
    "q" + "[a]" * 500 + "=1",
]

LONG_AGO = "Sat, 01 Jan 2000 00:00:00 GMT"
HEADERS = {
    "Accept": ["*/*", "application/json", "image/webp", "text/html;q=x", ",;="],
    "Accept-Language": ["th", "en-GB,en;q=0.5", "xx-" + "y" * 300, ";q=", "*"],
    "Accept-Encoding": ["br", "gzip;q=1.0", "br;q=0, gzip", "*;q=0", "deflate", ",,"],
    "Range": [
        *"bytes=0-9 bytes=-5 bytes=5- bytes=9-1 bytes=0-1,4-5 bytes=-0 bytes=99999999-".split(),
        *f"bytes=-99999999999 bytes=a-b bytes={HUGE}- items=0-1 bytes=".split(),
    ],
    "If-Range": ['"x"', "W/", LONG_AGO],
    "If-None-Match": ["*", '"x"', 'W/"x", "y"', '"', "W/", ",", "ก" * 50],
    "If-Modified-Since": [
        LONG_AGO,
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Sat, 01 Jan 0000 00:00:00 GMT",
        "yesterday",
        "0",
    ],
    "If-Match": ["*", '"x"'],
    "If-Unmodified-Since": [LONG_AGO],
    "Cookie": [
        *'sessionid=x csrftoken=x;csrftoken=y messages=x:y:z = ;;; a="\\'.split(),
        "sessionid=" + "a" * 32,
        'sessionid="aaaaaaaaaa\\000"',
        "sessionid=\x80\xff'--aaaaaaa",
        "a" * 4000,
    ],
    "Content-Type": [
        "",
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded; charset=tis-620",
        *(f"text/plain; charset={name}" for name in "base64 undefined utf-7 idna \x80".split()),
    ],
    "Origin": ["null", "https://evil.example.com"],
    "Referer": ["https://evil.example.com/", "\x80"],
    "X-Forwarded-Host": ["evil.example.com"],
    "X-Forwarded-Proto": ["https", "javascript"],
    "X-Forwarded-For": ["127.0.0.1", "' OR 1=1", "::1, evil"],
    "X-Forwarded-Port": ["99999"],
    "X-Http-Method-Override": ["DELETE"],
    "X-Requested-With": ["XMLHttpRequest"],
    "X-Original-Url": ["/admin/"],
}

_PART = b"--x\r\nContent-Disposition: form-data; name=f"
BODIES = [
    b"",
    b"a=1",
    b"\x00" * 100,
    b'{"a": 1}',
    b"--x\r\n\r\n",
    _PART + b"\r\n\r\nb\r\n--x--",
    _PART + b"; filename=\xff\r\n\r\nb\r\n--x--\r\n",
    b"&".join([b"a=1"] * 1_500),
]
