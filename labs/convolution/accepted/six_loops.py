import numpy as np


def conv_output_size(n, f, s=1):
    count = 0
    start = 0
    while start + f <= n:
        count += 1
        start += s
    return count


def conv2d(x, k, stride=1):
    rows = []
    for top in range(0, len(x) - len(k) + 1, stride):
        row = []
        for left in range(0, len(x[0]) - len(k) + 1, stride):
            total = 0.0
            for u in range(len(k)):
                for v in range(len(k)):
                    total += float(k[u][v]) * float(x[top + u][left + v])
            row.append(total)
        rows.append(row)
    return np.array(rows)


def conv2d_multi(X, W, b):
    F, C, f, _ = W.shape
    H, width = X.shape[1:]
    maps = np.empty((F, H - f + 1, width - f + 1))
    for m in range(F):
        maps[m] = b[m]
        for c in range(C):
            maps[m] += conv2d(X[c], W[m, c])
    return maps
