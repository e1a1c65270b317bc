"""Numbers of the system calls that a worker is refused or allowed with conditions: `name x86_64 aarch64`, `-` where
the machine has none. From linux/unistd.h; x86_64 is what the attack suite runs on, aarch64 has been compared only.
"""

from __future__ import annotations

COLUMNS = {"x86_64": 0, "aarch64": 1}
AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

# What changes files. Writing into a descriptor that is open already needs no leave.
FILES = """
    creat 85 -, truncate 76 45, ftruncate 77 46, fallocate 285 47, mkdir 83 -, mkdirat 258 34,
    rmdir 84 -, rename 82 -, renameat 264 38, renameat2 316 276, link 86 -, linkat 265 37,
    symlink 88 -, symlinkat 266 36, unlink 87 -, unlinkat 263 35, mknod 133 -, mknodat 259 33,
    chmod 90 -, fchmod 91 52, fchmodat 268 53, chown 92 -, lchown 94 -, fchown 93 55, fchownat 260 54,
    utime 132 -, utimes 235 -, futimesat 261 -, utimensat 280 88, setxattr 188 5, lsetxattr 189 6,
    fsetxattr 190 7, removexattr 197 14, lremovexattr 198 15, fremovexattr 199 16, flock 73 32,
    sync 162 81, syncfs 306 267
"""

NETWORK = """
    socket 41 198, socketpair 53 199, connect 42 203, bind 49 200, listen 50 201, accept 43 202,
    accept4 288 242
"""

# New processes and threads, other programs, other namespaces.
PROCESSES = """
    clone 56 220, fork 57 -, vfork 58 -, execve 59 221, execveat 322 281, setsid 112 157,
    setpgid 109 154, unshare 272 97, setns 308 268
"""

# Reaching into other processes.
OTHERS = """
    ptrace 101 117, process_vm_readv 310 270, process_vm_writev 311 271, kcmp 312 272, tkill 200 130,
    rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240, setpriority 141 140, sched_setparam 142 118,
    sched_setscheduler 144 119, sched_setattr 314 274, ioprio_set 251 30, migrate_pages 256 238,
    move_pages 279 239, get_robust_list 274 100
"""

# Memory that the limit on the address space does not count, and objects that outlive the process.
MEMORY = """
    memfd_create 319 279, shmget 29 194, shmat 30 196, shmctl 31 195, shmdt 67 197, semget 64 190,
    semop 65 193, semctl 66 191, semtimedop 220 192, msgget 68 186, msgsnd 69 189, msgrcv 70 188,
    msgctl 71 187, mq_open 240 180, mq_unlink 241 181, add_key 248 217, request_key 249 218,
    keyctl 250 219, io_setup 206 0, userfaultfd 323 282, splice 275 76, tee 276 77, vmsplice 278 75
"""

# For administrators and for exploits.
KERNEL = """
    bpf 321 280, perf_event_open 298 241, seccomp 317 277, personality 135 92, modify_ldt 154 -,
    iopl 172 -, ioperm 173 -, uselib 134 -, open_by_handle_at 304 265, name_to_handle_at 303 264,
    lookup_dcookie 212 18, inotify_init 253 -, inotify_init1 294 26, inotify_add_watch 254 27,
    fanotify_init 300 262, fanotify_mark 301 263, mount 165 40, umount2 166 39, pivot_root 155 41,
    chroot 161 51, swapon 167 224, swapoff 168 225, acct 163 89, quotactl 179 60, syslog 103 116,
    vhangup 153 58, reboot 169 142, kexec_load 246 104, kexec_file_load 320 294, init_module 175 105,
    finit_module 313 273, delete_module 176 106, settimeofday 164 170, clock_settime 227 112,
    clock_adjtime 305 266, adjtimex 159 171, sethostname 170 161, setdomainname 171 162, _sysctl 156 -,
    nfsservctl 180 42
"""

CHECKED = """
    open 2 -, openat 257 56, kill 62 129, tgkill 234 131, prctl 157 167, prlimit64 302 261,
    sched_setaffinity 203 122, fcntl 72 25, ioctl 16 29
"""

# Every call newer than these has the same number on all machines. Those not named here are answered as an older
# kernel would: "no such call". So a call that is yet to be invented is refused too.
LAST_OF_ITS_OWN = {"x86_64": 334, "aarch64": 294}
NEWER_AND_HARMLESS = """
    close_range 436 436, faccessat2 439 439, epoll_pwait2 441 441, futex_waitv 449 449
"""


def numbers(table: str, machine: str) -> dict[str, int]:
    """Name -> number of the calls of a table that this machine has."""
    found = {}
    for entry in table.split(","):
        name, *both = entry.split()
        number = both[COLUMNS[machine]]
        if number != "-":
            found[name] = int(number)
    return found
