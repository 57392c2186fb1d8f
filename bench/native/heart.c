/* Native controls of the beating heart: the same long and short steps and the same renewal of tangents as the emitted code, written as
 * loops over tables of compartments and links. W = 1: one person at a time. W > 1: W people side by side, the inner loop over people
 * for the compiler to vectorise. heart.h (made at bench time from the circuit) gives offsets of a person's arrays (A_...), counts and
 * tables. Input on stdin: the arrays of one person after another. Arguments: people, beats a visit, rounds. For each line read after
 * the input it runs one visit and prints the processor seconds taken, the sum of all volumes and the volume of the aorta of person 0. */
#include <stdio.h>
#include <stdlib.h>
#include <math.h>
#include <time.h>
#include "heart.h"
#ifndef W
#define W 1
#endif
/* Loops over people are independent: nothing is carried from one to the next. */
#if W == 1
#define EACH for (int w = 0; w < 1; w++)
#else
#define EACH _Pragma("GCC ivdep") for (int w = 0; w < W; w++)
#endif
#define V __attribute__((aligned(64)))

typedef double Wide[W];
typedef struct { Wide a[BLOCK]; } V Block;
static inline double lesser(double a, double b) { return a < b ? a : b; }
static inline double greater(double a, double b) { return a < b ? b : a; }
static inline double share(double x) { return lesser(greater(x, 0), 1); }
static inline double smooth(double x) { return x * x * (3 - 2 * x); }
static inline double exponential(double x) {
  double y = lesser(greater(x, -8), 8) * 0.0625;
  double p = 1 + y * (1 + y * (0.5 + y * (1.0 / 6 + y * (1.0 / 24))));
  p *= p; p *= p; p *= p;
  return p * p;
}

#define H(name) (m[A_heart + H_##name][w])
typedef struct { Wide ra, rv, la, lv, tissueRight, tissueLeft; } V Chambers;

static void chambers(Wide *restrict m, Chambers *restrict out) {
  EACH {
    double ra = m[A_volume + RA][w], rv = m[A_volume + RV][w], la = m[A_volume + LA][w], lv = m[A_volume + LV][w];
    double clock = m[A_beat][w], septum = m[A_beat + 1][w];
    double active = smooth(share(clock * H(systoleRate_per_s))) * (1 - smooth(share((clock - H(systoleEnd_s)) * H(relaxRate_per_s))));
    double z = share((clock - H(atrialStart_s)) * H(atrialRate_per_s)), half = z * (1 - z), atrial = 16 * (half * half);
    double over = greater(ra + rv + la + lv - H(pericardialVolume), 0), around = m[A_cavity + CHEST][w] + H(pericardialStiffness) * (over * over);
    double lvPassive = H(lvScale) * (exponential(H(lvStiffness) * (lv + septum - H(lvBase))) - 1), lvActive = H(lvElastance) * (lv - H(lvDead));
    double rvPassive = H(rvScale) * (exponential(H(rvStiffness) * (rv - 0.5 * septum - H(rvBase))) - 1);
    double rvActive = H(rvMaximum) * (1 - exponential(H(rvElastance) * (H(rvDead) - rv)));
    double left = around + lvPassive + active * (lvActive - lvPassive), right = around + rvPassive + active * (rvActive - rvPassive + H(help) * (active * lvActive));
    out->ra[w] = around + H(raSlope) * (ra - H(raUnstressed)) + atrial * H(raActive) * (ra - H(atrialDead));
    out->la[w] = around + H(laSlope) * (la - H(laUnstressed)) + atrial * H(laActive) * (la - H(atrialDead));
    out->rv[w] = right;
    out->lv[w] = left;
    out->tissueRight[w] = around + H(tissueShare) * greater(right - around, 0);
    out->tissueLeft[w] = around + H(tissueShare) * greater(left - around, 0);
  }
}

/* Tables of the compartments that one pass reads and of the links that it moves. */
typedef struct {
  int plains, arteries, lungs, inertials, oneWays, ohmics, gates, beds;
  const int *plain, *artery, *lung, *inertial, *oneWay, *ohmic, *gate, *bed;
} Pass;
static const Pass slow = SLOW_PASS, fast = FAST_PASS;

static void pressures(Wide *restrict m, const Pass *t, Wide *restrict p) {
  for (int e = 0; e < t->plains; e++) { int i = t->plain[e]; EACH p[i][w] = m[A_offset + i][w] + m[A_slope + i][w] * m[A_volume + i][w]; }
  for (int e = 0; e < t->arteries; e++) { int i = t->artery[2 * e], r = t->artery[2 * e + 1]; EACH p[i][w] = m[A_offset + i][w] + m[A_slope + i][w] * (m[A_volume + i][w] + H(viscosity_s) * m[A_rate + r][w]); }
  for (int e = 0; e < t->lungs; e++) {
    int i = t->lung[3 * e], r = t->lung[3 * e + 1], b = t->lung[3 * e + 2];
    EACH { double x = m[A_volume + i][w] + H(viscosity_s) * m[A_rate + r][w]; p[i][w] = m[A_offset + i][w] + x * (m[A_slope + i][w] + m[A_bend + b][w] * x); }
  }
}

#define MOVE EACH net[i][w] -= q[w]; EACH net[j][w] += q[w];
static inline double fifth(double start, double alpha, double x) { double u = start + alpha * x, s = u * u; return s * s * u; }

static void links(Wide *restrict m, const Pass *t, Wide *restrict p, Wide *restrict net) {
  Wide q V;
  for (int e = 0; e < t->inertials; e++) {
    int i = t->inertial[3 * e], j = t->inertial[3 * e + 1], k = t->inertial[3 * e + 2];
    EACH q[w] = m[A_keep + k][w] * m[A_flow + k][w] + m[A_push + k][w] * (p[i][w] - p[j][w]);
    EACH m[A_flow + k][w] = q[w];
    MOVE
  }
  for (int e = 0; e < t->oneWays; e++) {
    int i = t->oneWay[4 * e], j = t->oneWay[4 * e + 1], k = t->oneWay[4 * e + 2], l = t->oneWay[4 * e + 3];
    EACH { double drop = p[i][w] - p[j][w]; q[w] = greater(m[A_keep + k][w] * m[A_flow + k][w] + m[A_push + k][w] * drop, m[A_leak + l][w] * lesser(drop, 0)); }
    EACH m[A_flow + k][w] = q[w];
    MOVE
  }
  for (int e = 0; e < t->ohmics; e++) { int i = t->ohmic[3 * e], j = t->ohmic[3 * e + 1], k = t->ohmic[3 * e + 2]; EACH q[w] = m[A_conductance + k][w] * (p[i][w] - p[j][w]); MOVE }
  for (int e = 0; e < t->gates; e++) {
    int i = t->gate[3 * e], j = t->gate[3 * e + 1], k = t->gate[3 * e + 2];
    EACH { double drop = p[i][w] - p[j][w]; q[w] = (drop < 0 ? m[A_gate + 2 * k + 1][w] : m[A_gate + 2 * k][w]) * drop; }
    MOVE
  }
  for (int e = 0; e < t->beds; e++) {
    int i = t->bed[3 * e], j = t->bed[3 * e + 1], k = t->bed[3 * e + 2];
    EACH { double alpha = H(distensibility), start = 1 - alpha * m[A_cavity + CHEST][w]; q[w] = m[A_bed + k][w] * (fifth(start, alpha, greater(p[i][w], LOWEST)) - fifth(start, alpha, greater(p[j][w], H(alveolar)))); }
    MOVE
  }
}

static void shortStep(Wide *restrict m) {
  Wide p[COMPARTMENTS] V, net[COMPARTMENTS] V, q V, right V, left V, into[2] V;
  Chambers c;
  chambers(m, &c);
  pressures(m, &fast, p);
  EACH { p[RA][w] = c.ra[w]; p[RV][w] = c.rv[w]; p[LA][w] = c.la[w]; p[LV][w] = c.lv[w]; }
  EACH { p[CORONARY_R][w] = m[A_slope + CORONARY_R][w] * m[A_volume + CORONARY_R][w] + m[A_unstressed + CORONARY_R][w] + c.tissueRight[w]; }
  EACH { p[CORONARY_L][w] = m[A_slope + CORONARY_L][w] * m[A_volume + CORONARY_L][w] + m[A_unstressed + CORONARY_L][w] + c.tissueLeft[w]; }
  for (int i = 0; i < COMPARTMENTS; i++) EACH net[i][w] = 0;
  links(m, &fast, p, net);
  for (int e = 0; e < 2; e++) {
    int i = waterfall[3 * e], j = waterfall[3 * e + 1], k = waterfall[3 * e + 2];
    const double *tissue = i == CORONARY_R ? c.tissueRight : c.tissueLeft;
    EACH q[w] = m[A_waterfall + k][w] * (p[i][w] - greater(p[j][w], tissue[w]));
    MOVE
  }
  for (int e = 0; e < 4; e++) {
    int i = valve[3 * e], j = valve[3 * e + 1], k = valve[3 * e + 2];
    EACH {
      double drop = p[i][w] - p[j][w], s = H(step_s) * m[A_valve + 4 * k + 2][w], old = m[A_valveFlow + k][w];
      q[w] = greater((old + s * drop) / (1 + s * (m[A_valve + 4 * k][w] + m[A_valve + 4 * k + 1][w] * fabs(old))), m[A_valve + 4 * k + 3][w] * lesser(drop, 0));
    }
    EACH m[A_valveFlow + k][w] = q[w];
    if (j == AORTA) EACH left[w] = q[w];
    if (j == TRUNK) EACH right[w] = q[w];
    MOVE
  }
  EACH into[0][w] = m[A_conductance + CORONARY_R_LINK][w] * (p[AORTA][w] - p[CORONARY_R][w]);
  EACH into[1][w] = m[A_conductance + CORONARY_L_LINK][w] * (p[AORTA][w] - p[CORONARY_L][w]);
  for (int e = 0; e < FASTS; e++) { int i = fastCompartment[e]; EACH net[i][w] += m[A_draw + i][w]; EACH m[A_volume + i][w] += H(step_s) * net[i][w]; }
  for (int e = 0; e < VISCOUS; e++) { int i = viscous[2 * e], r = viscous[2 * e + 1]; EACH m[A_rate + r][w] = net[i][w]; }
  EACH {
    double septum = m[A_beat + 1][w];
    double target = lesser(greater(H(septalGain) * (p[RA][w] - p[LA][w] + H(septalOffset)), H(septalLeast)), H(septalMost));
    m[A_beat + 1][w] = septum + H(step_s) * H(septalRate_per_s) * (target - septum);
    m[A_beat][w] += H(step_s);
  }
  EACH { m[A_sums][w] += p[AORTA][w]; m[A_sums + 1][w] += p[TRUNK][w]; m[A_sums + 2][w] += p[RA][w]; m[A_sums + 3][w] += p[LA][w]; }
  EACH { m[A_sums + 4][w] += left[w]; m[A_sums + 5][w] += right[w]; m[A_sums + 6][w] += into[0][w]; m[A_sums + 7][w] += into[1][w]; }
}

static void longStep(Wide *restrict m) {
  Wide p[COMPARTMENTS] V, net[COMPARTMENTS] V;
  pressures(m, &slow, p);
  for (int i = 0; i < COMPARTMENTS; i++) EACH net[i][w] = 0;
  links(m, &slow, p, net);
  for (int e = 0; e < SLOWS; e++) { int i = slowCompartment[e]; EACH m[A_volume + i][w] += SHORT_STEPS * H(step_s) * net[i][w]; }
  for (int e = 0; e < FASTS; e++) { int i = fastCompartment[e]; EACH m[A_draw + i][w] = net[i][w]; }
  for (int s = 0; s < SHORT_STEPS; s++) shortStep(m);
}

static void refresh(Wide *restrict m, int isNear) {
  const double shape = (1 + COLLAPSED) / (1 - COLLAPSED);
  if (!isNear) for (int e = 0; e < STILLS; e++) { int i = still[2 * e], c = still[2 * e + 1]; EACH m[A_offset + i][w] = m[A_cavity + c][w] + m[A_outer + i][w] + m[A_unstressed + i][w]; }
  for (int e = 0; e < (isNear ? NEAR_VEINS : VEINS); e++) {
    int i = vein[3 * e], c = vein[3 * e + 1], v = vein[3 * e + 2];
    EACH {
      double scale = m[A_veinScale + v][w], spread = m[A_veinSpread + v][w];
      double s = lesser(greater(scale * m[A_volume + i][w] - shape, DRAWN), FULL), room = 1 - s * s, steep = 1 / sqrt(room), slope = steep / room;
      m[A_slope + i][w] = spread * slope * scale;
      m[A_offset + i][w] = m[A_cavity + c][w] + m[A_outer + i][w] + m[A_veinHalf + v][w] + spread * (s * steep - slope * (s + shape));
    }
  }
  for (int e = 0; e < (isNear ? NEAR_LUMENS : LUMENS); e++) {
    int k = lumen[4 * e], i = lumen[4 * e + 1], l = lumen[4 * e + 2], steps = lumen[4 * e + 3];
    EACH {
      double narrow = i < 0 ? 1 : m[A_restVolume + k][w] / greater(m[A_volume + (i < 0 ? 0 : i)][w], 1e-12);
      double resistance = m[A_resistance + k][w] * (i < 0 ? 1 : lesser(narrow * narrow, WIDEST));
      double push = steps * H(step_s) / m[A_inertance + k][w], keep = 1 / (1 + push * resistance);
      m[A_keep + k][w] = keep;
      m[A_push + k][w] = push * keep;
      if (l >= 0) m[A_leak + l][w] = CLOSED / resistance;
    }
  }
}

static void beat(Wide *restrict m) {
  EACH m[A_beat][w] = 0;
  for (int part = 0; part < PARTS; part++) {
    refresh(m, part % 4 != 0);
    longStep(m);
    longStep(m);
  }
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  int people = atoi(argv[1]), beats = atoi(argv[2]), rounds = atoi(argv[3]), blocks = (people + W - 1) / W;
  Block *block = aligned_alloc(64, (size_t)blocks * sizeof(Block));
  double *one = malloc(BLOCK * sizeof(double));
  for (int q = 0; q < blocks * W; q++) {
    if (q < people && fread(one, sizeof(double), BLOCK, stdin) != BLOCK) return 3;
    for (int e = 0; e < BLOCK; e++) block[q / W].a[e][q % W] = one[e];
  }
  for (int round = 0; round < rounds; round++) {
    if (getchar() == EOF) return 0;
    struct timespec a, z;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
    for (int q = 0; q < blocks; q++) for (int b = 0; b < beats; b++) beat(block[q].a);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &z);
    double sum = 0;
    for (int q = 0; q < people; q++) for (int i = 0; i < COMPARTMENTS; i++) sum += block[q / W].a[A_volume + i][q % W];
    printf("%.9f %.17g %.17g\n", (double)(z.tv_sec - a.tv_sec) + 1e-9 * (double)(z.tv_nsec - a.tv_nsec), sum, block[0].a[A_volume + AORTA][0]);
    fflush(stdout);
  }
  return 0;
}
