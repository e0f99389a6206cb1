"""Runs generated modules beside this file on given values and compares what they return."""

import importlib
import inspect
import pathlib
import sys

import numpy as np

FOLDER = pathlib.Path(__file__).parent
sys.path.insert(0, str(FOLDER))


def weighted_squares(*arguments):
    return sum((i + 1) * np.sum(np.square(a)) for i, a in enumerate(arguments))


def gradient(argument):
    return lambda *arguments: 2 * (argument + 1) * arguments[argument]


def argument(parameter, given):
    """The given value: vectors as 1-D arrays, numbers as numbers, sizes as whole numbers."""
    plain = parameter.rstrip("_")
    if plain in given:
        value = given[plain]
        if value.size == 1:
            number = value[0, 0]
            return int(number) if number == int(number) else number
        return value.ravel() if 1 in value.shape else value
    if parameter.startswith("grad_"):
        return gradient(1 if parameter.endswith(("_v", "_yhat")) else 0)
    return weighted_squares


checked = 0
for name in sys.argv[1:]:
    values = {"argument": {}, "result": {}}
    for line in (FOLDER / (name + ".txt")).read_text().splitlines():
        kind, key, rows, columns, *entries = line.split()
        values[kind][key] = np.array([float(e) for e in entries]).reshape(int(rows), int(columns))
    function = importlib.import_module(name).derivatives
    parameters = inspect.signature(function).parameters
    found = function(*(argument(parameter, values["argument"]) for parameter in parameters))
    found = {key.rstrip("_"): value for key, value in found.items()}
    wanted_names = {key.rstrip("_"): value for key, value in values["result"].items()}
    if set(found) != set(wanted_names):
        sys.exit(f"{name}: returns {sorted(found)}, wanted {sorted(wanted_names)}")
    for key, wanted in wanted_names.items():
        value = np.asarray(found[key], dtype=float)
        if value.ndim > 2:
            value = value.reshape(-1, 1)
        elif wanted.size == 1 and value.ndim == 0:
            value = value.reshape(1, 1)
        if value.shape != wanted.shape:
            sys.exit(f"{name}: {key} has shape {value.shape}, wanted {wanted.shape}")
        error = np.max(np.abs(value - wanted) / np.maximum(1, np.abs(wanted)), initial=0)
        if not error <= 1e-12:
            sys.exit(f"{name}: {key} differs by {error}: {value} instead of {wanted}")
    checked += 1
print(f"{checked} modules agree")
