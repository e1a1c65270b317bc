def answer(n):
    return n * n + 4098


def scaled(x):
    return 3 * x


def twice(f, n):
    return f(f(n))
