"""The warm process: `python -I -m tutor.sandbox.zygote_main DESCRIPTOR BACKEND LAYERS_LEFT_OFF`.

It never sees a test. It imports what workers need and computes nothing: a thread pool that an operation
started would not be there after a fork, and the child would wait for it for ever.
"""

from __future__ import annotations

import gc
import importlib
import os
import selectors
import signal
import socket
import sys
from contextlib import nullcontext, suppress
from dataclasses import replace

from tutor import paths
from tutor.sandbox import control
from tutor.sandbox.channel import Channel, Closed
from tutor.sandbox.isolation import Policy, layers_for, level_of, prepare
from tutor.sandbox.layers.memory_watch import MemoryWatch
from tutor.sandbox.readable import readable_paths
from tutor.sandbox.worker_main import FAILED, KEPT_DESCRIPTORS, become_worker

TORCH_LATER = ("torch._subclasses.schema_check_mode", "torch.profiler._cupti_monitor")
"""Torch's own modules that its first operations import; not every release has them."""
PRELOADED = {
    "numpy": ("numpy", "numpy.random", "numpy.linalg", "numpy.fft", "numpy.polynomial", "numpy.testing"),
    "torch": ("torch", "torch.nn.functional", "torch.optim", "torch._dynamo", *TORCH_LATER),
}
"""What an import in a worker would cost again in every grade. `torch._dynamo`: the first optimizer wants it."""
EVERYDAY = (
    *("abc", "bisect", "collections.abc", "copy", "dataclasses", "decimal", "enum", "fractions", "functools"),
    *("heapq", "inspect", "itertools", "json", "math", "operator", "pprint", "random", "re", "statistics"),
    *("string", "textwrap", "time", "timeit", "traceback", "types", "typing", "warnings"),
)
"""Modules of the standard library that lab files may import."""

SIGNALS: dict[type[control.Order], int] = {
    control.Kill: signal.SIGKILL,
    control.Pause: signal.SIGSTOP,
    control.GoOn: signal.SIGCONT,
}


class Nursery:
    """Forks workers as it is told, reaps them, says how they ended."""

    def __init__(self, orders: socket.socket, policy: Policy) -> None:
        self._socket = orders
        self._channel = Channel(orders)
        self._policy = policy
        self._layers = layers_for(policy)
        self._workers: dict[int, int] = {}
        """Process id -> number."""
        self._watch = MemoryWatch()
        self._woken, self._waker = socket.socketpair()

    def live(self) -> None:
        """Until the judge is gone. Raises Closed then."""
        self._woken.setblocking(False)
        self._waker.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        self._say(control.Ready(level_of(self._layers)))
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ, self._obey)
            selector.register(self._woken, selectors.EVENT_READ, self._reap)
            while True:
                for key, _ in selector.select(self._watch.pause()):
                    key.data()
                self._watch.look()

    def end_all(self) -> None:
        """Kill every worker that is left."""
        for process in self._workers:
            os.kill(process, signal.SIGKILL)

    def _say(self, news: control.Ready | control.Exited) -> None:
        self._channel.send(control.encode(news))

    def _obey(self) -> None:
        order = control.decode_order(self._channel.receive())
        if isinstance(order, control.Fork):
            self._fork(order)
        else:
            self._signal(order.number, SIGNALS[type(order)])

    def _fork(self, order: control.Fork) -> None:
        _, descriptors, _, _ = socket.recv_fds(self._socket, 1, 2)
        try:
            process = os.fork()
        except OSError:
            self._say(control.Exited(order.number, None))
        else:
            if process == 0:
                try:
                    self._leave(order, *descriptors)
                finally:  # whatever the program has made of Python: never on in the zygote's code
                    os._exit(FAILED)
            self._workers[process] = order.number
            if "memory_watch" in self._layers:
                self._watch.add(process, order.memory_bytes)
        for descriptor in descriptors:
            os.close(descriptor)

    def _leave(self, order: control.Fork, channel: int, printed: int) -> None:
        """In the child: what is the zygote's is left behind. Never returns."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        policy = replace(self._policy, memory_bytes=order.memory_bytes, cpu_seconds=order.cpu_seconds)
        become_worker(channel, printed, policy)

    def _signal(self, number: int, signal_number: int) -> None:
        for process, known in self._workers.items():
            if known == number:
                os.kill(process, signal_number)

    def _reap(self) -> None:
        self._drain_signals()
        while self._workers:
            process, status, usage = os.wait4(-1, os.WNOHANG)
            if process == 0:
                return
            number = self._workers.pop(process)
            self._watch.remove(process)
            self._say(
                control.Exited(number, os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime)
            )

    def _drain_signals(self) -> None:
        try:
            while self._woken.recv(4096):
                pass
        except BlockingIOError:
            return


def policy_of(left_off: str) -> Policy:
    """What all workers have in common; how much memory and time one may use comes with the order."""
    readable = readable_paths([str(paths.PACKAGE), str(paths.course_root())])
    without = frozenset(left_off.split(",")) - {""}
    return Policy(
        os.getpid(), memory_bytes=0, cpu_seconds=0, keep=KEPT_DESCRIPTORS, readable=readable, without=without
    )


def main(descriptor: int, backend: str, left_off: str) -> None:
    for module in (*PRELOADED["numpy"], *PRELOADED[backend], *EVERYDAY):
        with suppress(ModuleNotFoundError) if module in TORCH_LATER else nullcontext():
            importlib.import_module(module)
    policy = policy_of(left_off)
    prepare(policy)
    gc.collect()
    gc.freeze()  # workers share these objects; their collector leaves them alone
    nursery = Nursery(socket.socket(fileno=descriptor), policy)
    try:
        nursery.live()
    except Closed:
        nursery.end_all()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
