def output_size(n, f, p=0, s=1):
    """Side of the output: how many windows of side f, s apart, fit into n pixels framed by p.

    n, f, p, s int, f <= n + 2p  ->  int
    """
    raise NotImplementedError


def unread(n, f, p=0, s=1):
    """How many pixels of the framed width n + 2p lie after the last window.

    n, f, p, s int, f <= n + 2p  ->  int
    """
    raise NotImplementedError


def conv_layer(X, W, b, p=0, s=1):
    """Cross-correlation of an image with F filters, with a frame of p zeros and a stride of s.

    X (C, H, W), W (F, C, f, f), b (F,)  ->  (F, oH, oW) float
    """
    raise NotImplementedError
