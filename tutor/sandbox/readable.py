"""What learner code may read: Python, installed packages, system libraries. Never a course, never this package.

Landlock can only allow, never take away; so a folder that holds something hidden is allowed child by child.
"""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator

SYSTEM = (
    *("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"),
    *("/usr/share/zoneinfo", "/dev/null", "/dev/urandom"),
    *("/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu"),
)


def readable_paths(hidden: Iterable[str]) -> tuple[str, ...]:
    """Files and folders a worker may read, none of them holding or lying at one of `hidden`."""
    secrets = {os.path.realpath(path) for path in hidden}
    found: dict[str, None] = {}
    for root in (*SYSTEM, *_python_folders()):
        found.update(dict.fromkeys(_without(os.path.realpath(root), secrets)))
    return tuple(found)


def _python_folders() -> list[str]:
    """The standard library, installed packages, and the folder of libpython where it is not a system folder."""
    folders = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    folders += site.getsitepackages()
    if site.ENABLE_USER_SITE:
        folders.append(site.getusersitepackages())
    return [*folders, os.path.join(sys.base_prefix, "lib")]


def _without(root: str, secrets: set[str]) -> Iterator[str]:
    """`root` itself, or what is in it and holds no secret. Things that are not there are left out."""
    if root in secrets or not os.path.exists(root):
        return
    if not any(secret.startswith(root + os.sep) for secret in secrets):
        yield root
        return
    for name in sorted(os.listdir(root)):
        path = os.path.join(root, name)
        if not os.path.islink(path):  # where it leads is allowed for itself, or not at all
            yield from _without(path, secrets)
