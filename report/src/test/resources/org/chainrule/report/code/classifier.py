import numpy as np


def sigmoid(z):
    """1/(1 + exp(-z)), without overflow."""
    return np.exp(-np.logaddexp(0, -z))


def softmax(z, axis):
    """exp(z) by its sum along the axis; the largest entry is taken out first."""
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def logsoftmax(z, axis):
    """log(softmax(z)), also where softmax(z) would be 0."""
    shifted = z - z.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))


def as_matrix(name, value, rows, columns):
    """The value as a rows x columns array; a row or a column may come as a 1-D array."""
    array = np.asarray(value, dtype=float)
    if array.ndim < 2 and 1 in (rows, columns) and array.size == rows * columns:
        array = array.reshape(rows, columns)
    if array.shape != (rows, columns):
        raise ValueError(f"{name} has to be {rows} x {columns}, its shape is {array.shape}")
    return array


def derivatives(x, t, W, b, V, d):
    """Computes L and ∂L/∂W, ∂L/∂b, ∂L/∂V, ∂L/∂d.

    The derivative of a number has the shape of what it is taken by; that of a vector has
    a row for each output and a column for each input.

    Arguments (rows x columns; a row or a column may be given as a 1-D array):
        x  1 x N  input
        t  1 x C  target
        W  N x H  parameter
        b  1 x H  parameter
        V  H x C  parameter
        d  1 x C  parameter

    Returns a dict of:
        L      number
        dL_dW  N x H   ∂L/∂W
        dL_db  1 x H   ∂L/∂b
        dL_dV  H x C   ∂L/∂V
        dL_dd  1 x C   ∂L/∂d
    """
    N = np.size(x)
    C = np.size(t)
    H = np.shape(W)[1]
    x = as_matrix("x", x, 1, N)
    t = as_matrix("t", t, 1, C)
    W = as_matrix("W", W, N, H)
    b = as_matrix("b", b, 1, H)
    V = as_matrix("V", V, H, C)
    d = as_matrix("d", d, 1, C)

    # Forward pass
    h = sigmoid(x @ W + b)                      # h = sigmoid(x W + b)
    z = h @ V + d                               # z = h V + d
    L = -np.sum(t * logsoftmax(z, axis=1))      # L = -t · logsoftmax(z)

    # Error signals
    y = softmax(z, axis=1)                      # y = softmax(z)
    delta_z = y - t                             # δ_z = y - t
    delta_h = (delta_z @ V.T) * h * (1 - h)     # δ_h = (δ_z V') .* h .* (1 - h)

    # Derivatives
    dL_dW = x.T @ delta_h                       # dL_dW = x' δ_h
    dL_db = delta_h                             # dL_db = δ_h
    dL_dV = h.T @ delta_z                       # dL_dV = h' δ_z
    dL_dd = delta_z                             # dL_dd = δ_z

    return {"L": L, "dL_dW": dL_dW, "dL_db": dL_db, "dL_dV": dL_dV, "dL_dd": dL_dd}
