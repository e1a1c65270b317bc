import numpy as np


def max_pool(x, k, s):
    H, W = x.shape
    values, places = [], []
    for top in range(0, H - k + 1, s):
        values.append([])
        places.append([])
        for left in range(0, W - k + 1, s):
            best, place = -np.inf, None
            for row in range(top, top + k):
                for column in range(left, left + k):
                    if x[row, column] > best:
                        best, place = x[row, column], row * W + column
            values[-1].append(best)
            places[-1].append(place)
    return np.array(values), np.array(places)


def avg_pool(x, k, s):
    oH, oW = (x.shape[0] - k) // s + 1, (x.shape[1] - k) // s + 1
    out = np.zeros((oH, oW))
    for i in range(oH):
        for j in range(oW):
            for u in range(k):
                for v in range(k):
                    out[i, j] += x[i * s + u, j * s + v] / (k * k)
    return out


def global_avg_pool(X):
    return np.array([sum(float(value) for value in one.ravel()) / one.size for one in X])
