"""Writes elementary.json: reference values of elementary functions, correctly rounded from 60 digits (mpmath). Run with python3."""
import json, random, struct
import mpmath as mp

mp.mp.dps = 400
random.seed(20240101)

def nearest(value):
    """Nearest double of a high-precision value, as a hex string of its bits."""
    return struct.pack(">d", float(mp.nstr(value, 40))).hex()

def spread(lo, hi, n):
    return [random.uniform(lo, hi) for _ in range(n)]

def exponents(lo, hi, n):
    return [10.0 ** random.uniform(lo, hi) for _ in range(n)]

hard = [2.0 ** 20, 1e22, 6381956970095103.0 * 2.0 ** 797, 5.319372648326541e255, 1e300, 1.7976931348623157e308, 3.141592653589793, 1.5707963267948966, 0.7853981633974483, 22.0, 1e5, 1647099.5]
points = {
    "exp": spread(-745, 709.7, 200) + spread(-1, 1, 100) + [0.0, 1e-300, -1e-20, 709.78, -708.5, -745.1],
    "log": exponents(-307, 308, 200) + spread(0.5, 2, 200) + [5e-324, 1e-310, 1.0000000000000002, 0.9999999999999999],
    "sin": spread(-10, 10, 150) + spread(-1e6, 1e6, 100) + exponents(6, 308, 100) + hard,
    "cos": spread(-10, 10, 150) + spread(-1e6, 1e6, 100) + exponents(6, 308, 100) + hard,
    "tanh": spread(-3, 3, 200) + spread(-25, 25, 100) + exponents(-300, 0, 50),
    "erf": spread(-3, 3, 300) + spread(-6.5, 6.5, 100) + exponents(-300, 0, 50),
    "gamma": spread(0.01, 171.6, 300) + spread(-20, 0, 100) + spread(-170, -20, 50) + exponents(-15, 0, 50),
    "expm1": spread(-2, 2, 200) + exponents(-18, 0, 50),
    "log1p": spread(-0.9, 3, 200) + exponents(-18, 5, 80),
    "cbrt": exponents(-300, 300, 100),
}
functions = {"exp": mp.exp, "log": mp.log, "sin": mp.sin, "cos": mp.cos, "tanh": mp.tanh, "erf": mp.erf, "gamma": mp.gamma, "expm1": mp.expm1, "log1p": mp.log1p, "cbrt": mp.cbrt}
table = {name: [[struct.pack(">d", x).hex(), nearest(functions[name](mp.mpf(x)))] for x in xs] for name, xs in points.items()}
pairs = [(random.uniform(0.01, 20), random.uniform(-60, 60)) for _ in range(300)] + [(10.0 ** random.uniform(-300, 300), random.uniform(-1, 1)) for _ in range(150)] + [(1 + random.uniform(-1e-8, 1e-8), random.uniform(-1e9, 1e9)) for _ in range(100)] + [(2.0, 0.5), (10.0, 308.0), (10.0, -310.0), (1.0000000000000002, 4e15), (0.5, 1070.0)]
table["pow"] = [[struct.pack(">d", x).hex(), struct.pack(">d", y).hex(), nearest(mp.power(mp.mpf(x), mp.mpf(y)))] for x, y in pairs]
with open(__file__.replace(".py", ".json"), "w") as out:
    out.write("{\n" + ",\n".join(f'"{name}": {json.dumps(rows)}' for name, rows in table.items()) + "\n}\n")
