def conv_output_size(n, f, s=1):
    """Side of the feature map: how many windows of side f fit into n pixels, s apart.

    n, f, s int, 1 <= f <= n, s >= 1  ->  int
    """
    raise NotImplementedError


def conv2d(x, k, stride=1):
    """Cross-correlation of a grey image with one filter, without padding.

    x (H, W), k (f, f), stride int  ->  (oH, oW) float
    """
    raise NotImplementedError


def conv2d_multi(X, W, b):
    """A convolutional layer with stride 1: one map for each filter, summed over the channels, plus its bias.

    X (C, H, W), W (F, C, f, f), b (F,)  ->  (F, oH, oW) float
    """
    raise NotImplementedError
