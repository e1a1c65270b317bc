import numpy as np


def pad2d(x, p):
    height, width = len(x), len(x[0])
    rows = []
    for i in range(-p, height + p):
        row = []
        for j in range(-p, width + p):
            inside = 0 <= i < height and 0 <= j < width
            row.append(float(x[i, j]) if inside else 0.0)
        rows.append(row)
    return np.array(rows)


def same_pad(n, f, s=1):
    last_start = n - 1 - (n - 1) % s
    total = last_start + f - n
    total = total if total > 0 else 0
    after = (total + 1) // 2
    return total - after, after


def pixel_use_count(n, f, p=0):
    size = n + 2 * p
    table = [[0] * size for _ in range(size)]
    for top in range(size - f + 1):
        for left in range(size - f + 1):
            for u in range(f):
                for v in range(f):
                    table[top + u][left + v] += 1
    return np.array([row[p : size - p] for row in table[p : size - p]])
