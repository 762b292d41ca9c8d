"""Walls around a process that answers queries, put up before it sees the first one.

pyoxigraph asks other servers where a query says SERVICE, and cannot be told not to. So a process that answers queries
is forbidden by the system to open a connection, to start a program, and to have more memory than it needs.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys
from contextlib import suppress

#: The guards against connections: their names as they are told, the strongest first.
GUARDS = ("seccomp", "netns")

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _PR_SET_DUMPABLE = 1, 38, 22, 4
_SECCOMP_MODE_FILTER = 2
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000  # EPERM for what is refused
# Of each machine: the number of its kind (AUDIT_ARCH_*), then those of the calls that are refused: socket, socketpair,
# connect, bind, listen, accept, accept4, sendto, sendmsg, sendmmsg, execve, execveat, ptrace, fork, vfork,
# process_vm_writev, io_uring_setup, pidfd_getfd.
_CALLS = {
    "x86_64": (0xC000003E, (41, 53, 42, 49, 50, 43, 288, 44, 46, 307, 59, 322, 101, 57, 58, 311, 425, 438)),
    "aarch64": (0xC00000B7, (198, 199, 203, 200, 201, 202, 242, 206, 211, 269, 221, 281, 117, 271, 425, 438)),
}
_X32 = 0x40000000  # the other set of numbers that an x86_64 process may call by


def shut_out() -> tuple[str, ...]:
    """Forbid this process, and what it begins, every connection; return the guards that the system has let it put up.

    Call it before threads are started. What is open stays so.
    """
    if not sys.platform.startswith("linux"):
        return ()
    found = []
    libc = ctypes.CDLL(None, use_errno=True)
    root = os.geteuid() == 0
    if libc.unshare(_CLONE_NEWNET) == 0 or (not root and libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0):
        found.append("netns")
    if _filter_calls(libc):
        found.append("seccomp")
    return tuple(guard for guard in GUARDS if guard in found)


def end_with_parent(parent: int) -> None:
    """Let the system end this process when the one that it works for ends, whatever it is doing."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it was too late
        os._exit(0)


def limit(memory: int, stack: int) -> None:
    """Limit the memory of this process to so many bytes beside its stacks, and leave no trace of it when it dies."""
    import resource

    # RLIMIT_DATA counts what a process writes into, and not the files of the store that it maps.
    what = resource.RLIMIT_DATA if sys.platform.startswith("linux") else resource.RLIMIT_AS
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (memory + stack, memory + stack))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        libc = ctypes.CDLL(None)
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        with suppress(AttributeError):  # another C library
            libc.mallopt(-8, 2)  # M_ARENA_MAX: each arena of glibc is 64 MB of address space


def _filter_calls(libc: ctypes.CDLL) -> bool:
    """Have the kernel refuse the calls of `_CALLS`; tell whether it does."""
    if platform.machine() not in _CALLS or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    kind, calls = _CALLS[platform.machine()]

    def step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("HBBI", code, yes, no, value)

    load, equal, at_least, back = 0x20, 0x15, 0x35, 0x06
    program = [
        step(load, 4),  # the kind of machine: another one has other numbers
        step(equal, kind, 1, 0),
        step(back, _KILL),
        step(load, 0),  # the number of the call
        step(at_least, _X32, 0, 1),
        step(back, _KILL),
    ]
    for call in calls:
        program += [step(equal, call, 0, 1), step(back, _REFUSE)]
    program.append(step(back, _ALLOW))
    code = ctypes.create_string_buffer(b"".join(program))
    told = struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.c_char_p(told), 0, 0) == 0)
