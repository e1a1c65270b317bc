"""as_ordinary_user.py COMMAND…: from root, become a user without a name and run a command.

The one right that is kept is to read what root may read, because Python itself may lie in root's home. A worker
drops that one too.
"""

from __future__ import annotations

import os
import struct
import sys

from tutor.sandbox.layers import kernel
from tutor.sandbox.layers.privileges import CAPABILITY_VERSION_3, CAPSET

USER = 54321
PR_SET_KEEPCAPS, PR_CAP_AMBIENT, RAISE = 8, 47, 2
CAP_DAC_READ_SEARCH = 2

kernel.prctl(PR_SET_KEEPCAPS, 1)
os.setgroups([])
os.setresgid(USER, USER, USER)
os.setresuid(USER, USER, USER)
only = 1 << CAP_DAC_READ_SEARCH
header = struct.pack("<Ii", CAPABILITY_VERSION_3, 0)
kernel.syscall(CAPSET[kernel.machine()], header, struct.pack("<6I", only, only, only, 0, 0, 0))
kernel.prctl(PR_CAP_AMBIENT, RAISE, CAP_DAC_READ_SEARCH)
os.execvp(sys.argv[1], sys.argv[1:])
