"""The process that runs learner code: made from a fork of the zygote, isolated, then told what to do.

Nothing here is relied on for a verdict: whatever a worker says is only a value that the judge compares.
"""

from __future__ import annotations

import fcntl
import os
import random
import socket
import sys
import traceback
from typing import NoReturn

import numpy as np

from tutor.sandbox import wire
from tutor.sandbox.channel import Channel, Closed
from tutor.sandbox.isolation import Policy, lock_down
from tutor.sandbox.printed import Bounded, NoKeyboard
from tutor.sandbox.serving import Service

CHANNEL = 3
KEPT_DESCRIPTORS = frozenset({0, 1, 2, CHANNEL})
FREE = 100
"""Descriptors are first moved up here, so that none of them is overwritten while they are put in place."""
FAILED = 70


def become_worker(channel: int, printed: int, policy: Policy) -> NoReturn:
    """Never returns. Ends with 0 when the judge closes the channel."""
    try:
        output = _place(channel, printed)
        _quiet_torch()
        random.seed(0)
        np.random.seed(0)
        lock_down(policy)
        serve(Channel(socket.socket(fileno=CHANNEL)), output)
    except Closed:
        os._exit(0)
    except BaseException:
        os.write(2, traceback.format_exc().encode())
        os._exit(FAILED)


def _place(channel: int, printed: int) -> Bounded:
    """0 is nothing, 1 and 2 are the printed file, 3 is the channel."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for place, descriptor in enumerate((nothing, printed, printed, channel)):
        high = fcntl.fcntl(descriptor, fcntl.F_DUPFD, FREE + place)
        os.dup2(high, place)
    output = Bounded(1)
    sys.stdout = sys.stderr = output.text()
    sys.stdin = NoKeyboard()
    return output


def _quiet_torch() -> None:
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.set_num_threads(1)
        torch.manual_seed(0)


def serve(channel: Channel, output: Bounded) -> NoReturn:
    """Answer requests until the judge is gone. Raises Closed then."""
    service = Service(channel)
    channel.send(wire.encode(wire.Started()))
    while True:
        request = wire.decode_request(channel.receive())
        output.renew()
        channel.send(service.answer(request))
