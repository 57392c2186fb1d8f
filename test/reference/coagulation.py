"""Independent reference of the coagulation networks: reactions written a second time, integrated by SciPy's Radau at rtol 1e-11.

Run: python3 test/reference/coagulation.py > test/reference/coagulation.json   (Python 3, NumPy, SciPy; some minutes)

Concentrations in nM, time in s; constants are those of Hockin 2002, Danforth 2009 and Brummel-Ziedins 2012, in nM and s. Active
thrombin is IIa + 1.2 mIIa. Written: right sides at random states, and active thrombin every 5 s to 1200 s.
"""
import json
import sys

import numpy as np
from scipy.integrate import Radau, solve_ivp

# One step a line: left > right @ constant.
HOCKIN_MANN = """
TF VII > TF_VII @ k2
TF_VII > TF VII @ k1
TF VIIa > TF_VIIa @ k4
TF_VIIa > TF VIIa @ k3
TF_VIIa VII > TF_VIIa VIIa @ k5
Xa VII > Xa VIIa @ k6
IIa VII > IIa VIIa @ k7
TF_VIIa X > TF_VIIa_X @ k9
TF_VIIa_X > TF_VIIa X @ k8
TF_VIIa_X > TF_VIIa_Xa @ k10
TF_VIIa Xa > TF_VIIa_Xa @ k12
TF_VIIa_Xa > TF_VIIa Xa @ k11
TF_VIIa IX > TF_VIIa_IX @ k14
TF_VIIa_IX > TF_VIIa IX @ k13
TF_VIIa_IX > TF_VIIa IXa @ k15
Xa II > Xa IIa @ k16
IIa VIII > IIa VIIIa @ k17
VIIIa IXa > IXa_VIIIa @ k19
IXa_VIIIa > VIIIa IXa @ k18
IXa_VIIIa X > IXa_VIIIa_X @ k21
IXa_VIIIa_X > IXa_VIIIa X @ k20
IXa_VIIIa_X > IXa_VIIIa Xa @ k22
VIIIa > VIIIa1_L VIIIa2 @ k24
VIIIa1_L VIIIa2 > VIIIa @ k23
IXa_VIIIa_X > VIIIa1_L VIIIa2 X IXa @ k25
IXa_VIIIa > VIIIa1_L VIIIa2 IXa @ k25
IIa V > IIa Va @ k26
Xa Va > Xa_Va @ k28
Xa_Va > Xa Va @ k27
Xa_Va II > Xa_Va_II @ k30
Xa_Va_II > Xa_Va II @ k29
Xa_Va_II > Xa_Va mIIa @ k31
mIIa Xa_Va > IIa Xa_Va @ k32
Xa TFPI > Xa_TFPI @ k34
Xa_TFPI > Xa TFPI @ k33
TF_VIIa_Xa TFPI > TF_VIIa_Xa_TFPI @ k36
TF_VIIa_Xa_TFPI > TF_VIIa_Xa TFPI @ k35
TF_VIIa Xa_TFPI > TF_VIIa_Xa_TFPI @ k37
Xa AT > Xa_AT @ k38
mIIa AT > mIIa_AT @ k39
IXa AT > IXa_AT @ k40
IIa AT > IIa_AT @ k41
TF_VIIa AT > TF_VIIa_AT @ k42
"""

HOCKIN_MANN_K = dict(k2=0.0032, k1=0.0031, k4=0.023, k3=0.0031, k5=0.00044, k6=0.013, k7=2.3e-05, k9=0.025, k8=1.05, k10=6, k12=0.022, k11=19, k14=0.01, k13=2.4, k15=1.8, k16=7.5e-06, k17=0.02, k19=0.01, k18=0.005, k21=0.1, k20=0.001, k22=8.2, k24=0.006, k23=2.2e-05, k25=0.001, k26=0.02, k28=0.4, k27=0.2, k30=0.1, k29=103, k31=63.5, k32=0.015, k34=0.0009, k33=0.00036, k36=0.32, k35=0.00011, k37=0.05, k38=1.5e-06, k39=7.1e-06, k40=4.9e-07, k41=7.1e-06, k42=2.3e-07)

PROTEIN_C = """
TF_VII > TF VII @ k1
TF VII > TF_VII @ k2
TF_VIIa > TF VIIa @ k3
TF VIIa > TF_VIIa @ k4
TF_VIIa VII > TF_VIIa VIIa @ k5
Xa VII > Xa VIIa @ k6
IIa VII > IIa VIIa @ k7
TF_VIIa_X > TF_VIIa X @ k8
X TF_VIIa > TF_VIIa_X @ k9
TF_VIIa_X > TF_VIIa_Xa @ k10
TF_VIIa_Xa > TF_VIIa Xa @ k11
TF_VIIa Xa > TF_VIIa_Xa @ k12
TF_VIIa_IX > TF_VIIa IX @ k13
TF_VIIa IX > TF_VIIa_IX @ k14
TF_VIIa_IX > TF_VIIa IXa @ k15
Xa II > Xa IIa @ k16
IIa VIII > IIa VIIIa @ k17
IXa_VIIIa > IXa VIIIa @ k18
VIIIa IXa > IXa_VIIIa @ k19
IXa_VIIIa_X > X IXa_VIIIa @ k20
X IXa_VIIIa > IXa_VIIIa_X @ k21
IXa_VIIIa_X > Xa IXa_VIIIa @ k22
VIIIa1_L VIIIa2 > VIIIa @ k23
VIIIa > VIIIa1_L VIIIa2 @ k24
IXa_VIIIa_X > X IXa VIIIa1_L VIIIa2 @ k25
IXa_VIIIa > IXa VIIIa1_L VIIIa2 @ k25
IIa V > IIa Va @ k26
Xa_Va > Xa Va @ k27
Xa Va > Xa_Va @ k28
Xa_Va_II > II Xa_Va @ k29
Xa_Va II > Xa_Va_II @ k30
Xa_Va_II > Xa_Va mIIa @ k31
mIIa Xa_Va > Xa_Va IIa @ k32
Xa_TFPI > Xa TFPI @ k33
Xa TFPI > Xa_TFPI @ k34
TF_VIIa_Xa_TFPI > TF_VIIa_Xa TFPI @ k35
TF_VIIa_Xa TFPI > TF_VIIa_Xa_TFPI @ k36
TF_VIIa Xa_TFPI > TF_VIIa_Xa_TFPI @ k37
AT Xa > Xa_AT @ k38
mIIa AT > mIIa_AT @ k39
IXa AT > IXa_AT @ k40
IIa AT > IIa_AT @ k41
TF_VIIa AT > TF_VIIa_AT @ k42
TM_IIa > TM IIa @ k43
TM IIa > TM_IIa @ k44
TM_IIa_PC > TM_IIa PC @ k45
TM_IIa PC > TM_IIa_PC @ k46
TM_IIa_PC > TM_IIa APC @ k47
TM_IIa AT > IIa_AT TM @ k48
APC_Va > APC Va @ k49
Va APC > APC_Va @ k50
APC_Va > APC Va5 @ k51
APC_Va > APC Va3 @ k52
APC_Va5 > APC Va5 @ k49
APC Va5 > APC_Va5 @ k50
APC_Va3 > APC Va3 @ k49
APC Va3 > APC_Va3 @ k50
APC_Va3 > APC Va53 @ k51
APC_Va5 > APC Va53 @ k52
Va3 > HCF LCA1 @ k53
Va53 > HCF LCA1 @ k53
APC_LCA1 > APC LCA1 @ k49
APC LCA1 > APC_LCA1 @ k50
TM_IIa_APC > APC TM_IIa @ k45
APC TM_IIa > TM_IIa_APC @ k46
Xa_Va5 > Xa Va5 @ k54
Xa Va5 > Xa_Va5 @ k28
Xa_Va3 > Xa Va3 @ k54
Xa Va3 > Xa_Va3 @ k28
Xa_Va5_II > Xa_Va5 II @ k29
Xa_Va5 II > Xa_Va5_II @ k30
Xa_Va5_II > Xa_Va5 mIIa @ k55
Xa_Va3_II > II Xa_Va3 @ k29
II Xa_Va3 > Xa_Va3_II @ k30
Xa_Va3_II > Xa_Va3 mIIa @ k56
Xa_Va5 mIIa > Xa_Va5 IIa @ k57
Xa_Va3 mIIa > Xa_Va3 IIa @ k58
Xa_Va3 > HCF LCA1 Xa @ k59
Xa_Va3_II > HCF LCA1 Xa II @ k59
IXa X > IXa Xa @ k60
mIIa V > mIIa Va @ k61
TM_mIIa > TM mIIa @ k43
TM mIIa > TM_mIIa @ k44
TM_mIIa_PC > TM_mIIa PC @ k45
TM_mIIa PC > TM_mIIa_PC @ k46
TM_mIIa_PC > TM_mIIa APC @ k47
TM_mIIa AT > mIIa_AT TM @ k48
Xa_Va53 > Xa Va53 @ k54
Xa Va53 > Xa_Va53 @ k28
Xa_Va53_II > Xa_Va53 II @ k29
II Xa_Va53 > Xa_Va53_II @ k30
Xa_Va53_II > Xa_Va53 mIIa @ k56
Xa_Va53 mIIa > Xa_Va53 IIa @ k58
Xa_Va53 > HCF LCA1 Xa @ k59
Xa_Va53_II > HCF LCA1 Xa II @ k59
II_Va > II Va @ k62
II Va > II_Va @ k63
Xa_Va5 APC > APC Xa_Va53 @ k64
"""

PROTEIN_C_K = dict(k1=0.0031, k2=0.0032, k3=0.0031, k4=0.023, k5=0.00044, k6=0.013, k7=2.3e-05, k8=1.05, k9=0.025, k10=6, k11=19, k12=0.022, k13=2.4, k14=0.01, k15=1.8, k16=7.5e-06, k17=0.02, k18=0.005, k19=0.01, k20=0.001, k21=0.1, k22=8.2, k23=2.2e-05, k24=0.006, k25=0.001, k26=0.02, k27=0.075, k28=0.15, k29=103, k30=0.1, k31=63.5, k32=0.23, k33=0.00036, k34=0.0009, k35=0.00011, k36=0.32, k37=0.05, k38=4.2e-06, k39=7.1e-06, k40=4.9e-07, k41=7.1e-06, k42=2.3e-07, k43=0.33, k44=0.1, k45=100, k46=0.1, k47=0.41, k48=7.1e-06, k49=0.7, k50=0.1, k51=1, k52=0.192, k53=0.028, k54=0.15, k55=10.3, k56=10.3, k57=0.046, k58=0.046, k59=0.0035, k60=5.7e-06, k61=0.003, k62=70, k63=0.1, k64=0.00405)

PLASMA = dict(VII=10, VIIa=0.1, X=160, IX=90, II=1400, VIII=0.7, V=20, TFPI=2.5, AT=3400)


class Network:
    def __init__(self, text, constants):
        steps = [line.split("@") for line in text.strip().splitlines()]
        parsed = [(side.split(">")[0].split(), side.split(">")[1].split(), constants[k.strip()]) for side, k in steps]
        self.names = sorted({name for left, right, _ in parsed for name in left + right})
        at = {name: i for i, name in enumerate(self.names)}
        self.k = np.array([k for _, _, k in parsed])
        first = [at[left[0]] for left, _, _ in parsed]
        # A step with one reactant reads a constant 1 as its second.
        second = [at[left[1]] if len(left) == 2 else len(self.names) for left, _, _ in parsed]
        self.first, self.second = np.array(first), np.array(second)
        self.change = np.zeros((len(self.names), len(parsed)))
        for j, (left, right, _) in enumerate(parsed):
            for name in left:
                self.change[at[name], j] -= 1
            for name in right:
                self.change[at[name], j] += 1

    def f(self, t, y):
        z = np.append(y, 1.0)
        return self.change @ (self.k * z[self.first] * z[self.second])

    def jacobian(self, t, y):
        z = np.append(y, 1.0)
        rates = np.zeros((len(self.k), len(z)))
        rows = np.arange(len(self.k))
        np.add.at(rates, (rows, self.first), self.k * z[self.second])
        np.add.at(rates, (rows, self.second), self.k * z[self.first])
        return self.change @ rates[:, :-1]

    def start(self, **values):
        return np.array([float(values.get(name, 0)) for name in self.names])

    def active(self, start, end_s, grid):
        solved = solve_ivp(self.f, (0, end_s), start, Radau, t_eval=grid, jac=self.jacobian, rtol=1e-11, atol=1e-15)
        assert solved.success, solved.message
        return solved.y[self.names.index("IIa")] + 1.2 * solved.y[self.names.index("mIIa")]


def leiden(text):
    """Protein C network with a second pool of factor V that lacks the cut at Arg506 (k51, k64)."""
    pool = set("V Va Va5 Va3 Va53 APC_Va APC_Va5 APC_Va3 Xa_Va Xa_Va_II Xa_Va5 Xa_Va3 Xa_Va53 Xa_Va5_II Xa_Va3_II Xa_Va53_II II_Va".split())
    twins = []
    for line in text.strip().splitlines():
        words = line.split()
        if pool & set(words) and words[-1] not in ("k51", "k64"):
            twins.append(" ".join(word + "_Leiden" if word in pool else word for word in words))
    return text.strip() + "\n" + "\n".join(twins)


def digits(values, count=13):
    return [float(f"%.{count}g" % value) for value in values]


def main():
    danforth = dict(HOCKIN_MANN_K, k32=0.23, k38=4.2e-6, k43=5.7e-6, k44=3e-3)
    hockin_mann = Network(HOCKIN_MANN, HOCKIN_MANN_K)
    variant = Network(HOCKIN_MANN.strip() + "\nIXa X > IXa Xa @ k43\nmIIa V > mIIa Va @ k44", danforth)
    protein_c = Network(PROTEIN_C, PROTEIN_C_K)
    two_pools = Network(leiden(PROTEIN_C), PROTEIN_C_K)
    wall = dict(PLASMA, TF=0.005, PC=65, TM=1)
    runs = {
        "hockin-mann-2002": (hockin_mann, dict(PLASMA, TF=0.005)),
        "danforth-2009": (variant, dict(PLASMA, TF=0.005)),
        "protein-c": (protein_c, wall),
        "protein-c, thrombomodulin 0.1 nM": (protein_c, dict(wall, TM=0.1)),
        "protein-c, leiden heterozygous": (two_pools, dict(wall, V=10, V_Leiden=10)),
    }
    rng = np.random.default_rng(1)
    states = {}
    for name, network in [("hockin-mann-2002", hockin_mann), ("danforth-2009", variant), ("protein-c", protein_c)]:
        states[name] = []
        for _ in range(3):
            y = np.array(digits(10 ** rng.uniform(-3, 3, len(network.names)), 6))
            states[name].append({"y": dict(zip(network.names, y.tolist())), "f": dict(zip(network.names, digits(network.f(0, y), 17)))})
    grid = np.arange(0, 1200.5, 5)
    traces = {}
    for name, (network, values) in runs.items():
        print(name, file=sys.stderr)
        traces[name] = digits(network.active(network.start(**values), 1200, grid), 10)
    json.dump({"made_by": "test/reference/coagulation.py", "scipy": __import__("scipy").__version__, "step_s": 5, "active_nM": traces, "states": states}, sys.stdout)
    print()


main()
