"""Who asks: the header that proves the user, Basic (RFC 7617) or Digest (RFC 7616) as the server wants."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass, field

_HASHES = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}
_PARAMETER = re.compile(r'([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')


@dataclass(repr=False)
class Credentials:
    """A user's name and password, and the challenges that the server has set so far; never shown.

    >>> guest = Credentials("guest", "secret")
    >>> guest.header("GET", "/query") is None
    True
    >>> guest.learn("/query", ['Basic realm="store"'])
    True
    >>> guest.header("GET", "/query")
    'Basic Z3Vlc3Q6c2VjcmV0'
    """

    user: str
    password: str
    _challenges: dict[str, dict[str, str]] = field(default_factory=dict)
    _count: int = 0

    def __repr__(self) -> str:
        return "Credentials(…)"

    def learn(self, path: str, challenges: list[str]) -> bool:
        """Keep the challenge of a server to requests for `path`; tell whether it is one that can be answered."""
        for wanted in ("digest", "basic"):
            for challenge in challenges:
                scheme, _, rest = challenge.partition(" ")
                if scheme.lower() != wanted:
                    continue
                values = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(rest)}
                if wanted == "digest" and not _is_answerable(values):
                    continue
                self._challenges[path] = {"scheme": wanted, **values}
                return True
        return False

    def is_known(self, path: str) -> bool:
        """Tell whether the server has set a challenge for `path`."""
        return path in self._challenges

    def header(self, method: str, target: str) -> str | None:
        """Return the value of `Authorization` for a request, nothing before the server has set a challenge."""
        challenge = self._challenges.get(target.partition("?")[0])
        if challenge is None:
            return None
        if challenge["scheme"] == "basic":
            return "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        return self._digest(method, target, challenge)

    def _digest(self, method: str, target: str, challenge: dict[str, str]) -> str:
        algorithm = challenge.get("algorithm", "MD5")

        def hashed(text: str) -> str:
            return _HASHES[algorithm.upper()](text.encode()).hexdigest()

        secret = hashed(f"{self.user}:{challenge['realm']}:{self.password}")
        asked = hashed(f"{method}:{target}")
        user = self.user.replace("\\", "\\\\").replace('"', '\\"')
        parts = [f'username="{user}"']
        parts += [f'{name}="{challenge[name]}"' for name in ("realm", "nonce", "opaque") if name in challenge]
        parts += [f'uri="{target}"', f"algorithm={algorithm}"]
        if "qop" in challenge:
            self._count += 1
            count, own = f"{self._count:08x}", secrets.token_hex(8)
            response = hashed(f"{secret}:{challenge['nonce']}:{count}:{own}:auth:{asked}")
            parts += ["qop=auth", f"nc={count}", f'cnonce="{own}"']
        else:
            response = hashed(f"{secret}:{challenge['nonce']}:{asked}")
        return f'Digest {", ".join(parts)}, response="{response}"'


def _is_answerable(challenge: dict[str, str]) -> bool:
    kinds = [kind.strip() for kind in challenge.get("qop", "auth").split(",")]
    return "nonce" in challenge and "auth" in kinds and challenge.get("algorithm", "MD5").upper() in _HASHES
