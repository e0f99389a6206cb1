import numpy as np


def as_matrix(name, value, rows, columns):
    """The value as a rows x columns array; a row or a column may come as a 1-D array."""
    array = np.asarray(value, dtype=float)
    if array.ndim < 2 and 1 in (rows, columns) and array.size == rows * columns:
        array = array.reshape(rows, columns)
    if array.shape != (rows, columns):
        raise ValueError(f"{name} has to be {rows} x {columns}, its shape is {array.shape}")
    return array


def derivatives(lambda_, np_, ol, class_, int_, t1, def_, softmax_, double, K, rows, print_,
        grad_print_a):
    """Computes return and ∂return/∂int, ∂return/∂t1, ∂return/∂def, ∂return/∂softmax, ∂return/∂double.

    The derivative of a number has the shape of what it is taken by; that of a vector has
    a row for each output and a column for each input.

    Arguments (rows x columns; a row or a column may be given as a 1-D array):
        lambda_       N x 1          input, lambda in the network
        np_           (2*M + 1) x 1  input, np in the network
        ol            number         input, öl in the network
        class_        N x 1          target, class in the network
        int_          N x N          parameter, int in the network
        t1            K*N x 1        parameter
        def_          N x 1          parameter, def in the network
        softmax_      number         parameter, softmax in the network
        double        (M + 3) x 1    parameter
        K             whole number   a size
        rows          whole number   a size
        print_        function       print(a)
        grad_print_a  function       ∇_a print(a)

    Returns a dict of:
        return_           number       return
        dreturn_dint      N x N        ∂return/∂int
        dreturn_dt1       K*N x 1      ∂return/∂t1
        dreturn_ddef      N x 1        ∂return/∂def
        dreturn_dsoftmax  number       ∂return/∂softmax
        dreturn_ddouble   (M + 3) x 1  ∂return/∂double
    """
    N = np.size(lambda_)
    M = (np.size(np_) - 1) // 2
    lambda_ = as_matrix("lambda_", lambda_, N, 1)
    np_ = as_matrix("np_", np_, 2 * M + 1, 1)
    ol = as_matrix("ol", ol, 1, 1)[0, 0]
    class_ = as_matrix("class_", class_, N, 1)
    int_ = as_matrix("int_", int_, N, N)
    t1 = as_matrix("t1", t1, K * N, 1)
    def_ = as_matrix("def_", def_, N, 1)
    softmax_ = as_matrix("softmax_", softmax_, 1, 1)[0, 0]
    double = as_matrix("double", double, M + 3, 1)

    # Forward pass
    t2 = np.array([[1], [1]], dtype=float)      # t2 = [1; 1]
    y = int_ @ lambda_ + (np.ones((1, 2)) @ t2)[0, 0] * def_  # y = int lambda + ones(1,2) t2 def
    t3 = (np_.T @ np_)[0, 0]                    # t3 = np' np
    for_ = (y.T @ y)[0, 0] + (t1.T @ t1)[0, 0] * t3 / K + ol  # for = y' y + t1' t1 t3/K + öl
    t4 = 0.0                                    # t4 = sum[i](y[i] class[i] i)
    for i in range(N):
        t4 += y[i, 0] * class_[i, 0] * (i + 1)
    sum_ = t4 + (double.T @ double)[0, 0]       # sum_ = t4 + double' double
    # z = concat[j = 1..K](concat[i = 1..K]([i < j] softmax + i/j)')
    z = np.empty((K, K))
    for i in range(K):
        for j in range(K):
            t5 = float(i + 1 < j + 1)           # t5 = [i < j]
            z[i, j] = t5 * softmax_ + (i + 1) / (j + 1)
    w = np.full((rows, 1), softmax_)            # w = softmax ones(rows,1)
    # map = concat[k = 1..2](sum[i = 2..K](k softmax^i))'
    map_ = np.empty((2, 1))
    for k in range(2):
        t6 = 0.0                                # t6 = sum[i = 2..K](k softmax^i)
        for i in range(1, K):
            t7 = np.power(softmax_, i + 1, dtype=float)  # t7 = softmax^i
            t6 += (k + 1) * t7
        map_[k, 0] = t6
    # return = for + sum_ + print(y) + sum(z .* z) + sum(w) + sum(map)
    return_ = for_ + sum_ + print_(y) + np.sum(z * z) + np.sum(w) + np.sum(map_)

    # Derivatives
    t8 = np.empty((N, 1))                       # t8 = concat[i](class[i] i)'
    for i in range(N):
        t8[i, 0] = class_[i, 0] * (i + 1)
    delta_y = t8 + grad_print_a(y) + 2 * y      # delta_y = t8 + ∇_a print(y) + 2 y
    dreturn_dint = delta_y @ lambda_.T          # dreturn_dint = delta_y lambda'
    delta_for = t3 / K                          # delta_for = t3/K
    dreturn_dt1 = 2 * delta_for * t1            # dreturn_dt1 = 2 delta_for t1
    dreturn_ddef = np.sum(t2) * delta_y         # dreturn_ddef = sum(t2) delta_y
    # t9 = sum[k = 1..2](sum[i = 2..K](i k softmax^(i - 1)))
    t9 = 0.0
    for k in range(2):
        t10 = 0.0                               # t10 = sum[i = 2..K](i k softmax^(i - 1))
        for i in range(1, K):
            t11 = np.power(softmax_, i + 1 - 1, dtype=float)  # t11 = softmax^(i - 1)
            t10 += (i + 1) * (k + 1) * t11
        t9 += t10
    t12 = 2 * z                                 # t12 = 2 z
    t13 = 0.0                                   # t13 = sum[i](sum[j](t12[i,j] t5))
    for i in range(K):
        t14 = 0.0                               # t14 = sum[j](t12[i,j] t5)
        for j in range(K):
            t5 = float(i + 1 < j + 1)           # t5 = [i < j]
            t14 += t12[i, j] * t5
        t13 += t14
    # dreturn_dsoftmax = t9 + t13 + sum(ones(rows,1))
    dreturn_dsoftmax = t9 + t13 + np.sum(np.ones((rows, 1)))
    dreturn_ddouble = 2 * double                # dreturn_ddouble = 2 double

    return {
        "return_": return_,
        "dreturn_dint": dreturn_dint,
        "dreturn_dt1": dreturn_dt1,
        "dreturn_ddef": dreturn_ddef,
        "dreturn_dsoftmax": dreturn_dsoftmax,
        "dreturn_ddouble": dreturn_ddouble,
    }
