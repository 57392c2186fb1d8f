/* Native controls of the pulsatile network: the same semi-implicit step as the emitted code, written as loops over tables.
 * W = 1: one person at a time. W > 1: W people side by side, the inner loop over people for the compiler to vectorise.
 * topology.h (made at bench time) gives COMPARTMENTS, EDGES, VALVES, from[], to[], valve[] and the systolic length.
 * Input on stdin: doubles, one person after another in the order of the shape. Arguments: people, steps per visit, visits, rounds.
 * For each line read after the input it runs all visits once and prints the seconds taken and the sum of all volumes. */
#include <stdio.h>
#include <stdlib.h>
#include <math.h>
#include <time.h>
#include "topology.h"
#ifndef W
#define W 1
#endif
/* Loops over people are independent: nothing is carried from one to the next. */
#if W == 1
#define EACH for (int w = 0; w < 1; w++)
#else
#define EACH _Pragma("GCC ivdep") for (int w = 0; w < W; w++)
#endif
#define PERSON (3 * COMPARTMENTS + 3 * EDGES + 4 + VALVES)

typedef struct {
  double volume[COMPARTMENTS][W], flow[EDGES][W], unstressed[COMPARTMENTS][W], stiffness[COMPARTMENTS][W], systole[4][W], gain[EDGES][W], damping[EDGES][W], closing[VALVES][W];
} __attribute__((aligned(64))) Block;

static void run(Block *restrict b, int steps, double dt) {
  double pressure[COMPARTMENTS][W] __attribute__((aligned(64)));
  double net[COMPARTMENTS][W] __attribute__((aligned(64)));
  double phase = 0;
  for (int step = 0; step < steps; step++) {
    double share = phase * (1.0 / SYSTOLE);
    double bump = 4 * (share * (1 - share));
    double activation = bump < 0 ? 0 : bump;
    phase = phase + 1 < BEAT ? phase + 1 : 0;
    for (int i = 0; i < 4; i++) EACH pressure[i][w] = (b->stiffness[i][w] + b->systole[i][w] * activation) * (b->volume[i][w] - b->unstressed[i][w]);
    for (int i = 4; i < COMPARTMENTS; i++) EACH pressure[i][w] = b->stiffness[i][w] * (b->volume[i][w] - b->unstressed[i][w]);
    for (int i = 0; i < COMPARTMENTS; i++) EACH net[i][w] = 0;
    for (int e = 0; e < PLAINS; e++) {
      int k = plain[e], i = from[k], j = to[k];
      double q[W] __attribute__((aligned(64)));
      EACH q[w] = (b->flow[k][w] + b->gain[k][w] * (pressure[i][w] - pressure[j][w])) * b->damping[k][w];
      EACH b->flow[k][w] = q[w];
      EACH net[i][w] -= q[w];
      EACH net[j][w] += q[w];
    }
    for (int e = 0; e < VALVES; e++) {
      int k = valve[e], i = from[k], j = to[k];
      double drop[W] __attribute__((aligned(64))), side[W] __attribute__((aligned(64))), q[W] __attribute__((aligned(64)));
      EACH drop[w] = pressure[i][w] - pressure[j][w];
      EACH side[w] = drop[w] / sqrt(drop[w] * drop[w] + 0.01);
      EACH q[w] = (b->flow[k][w] + b->gain[k][w] * drop[w]) / (1 + b->damping[k][w] + b->closing[e][w] * (0.5 * (1 - side[w])));
      EACH b->flow[k][w] = q[w];
      EACH net[i][w] -= q[w];
      EACH net[j][w] += q[w];
    }
    for (int i = 0; i < COMPARTMENTS; i++) EACH b->volume[i][w] += dt * net[i][w];
  }
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  int people = atoi(argv[1]), steps = atoi(argv[2]), visits = atoi(argv[3]), rounds = atoi(argv[4]);
  int blocks = (people + W - 1) / W;
  Block *block = aligned_alloc(64, (size_t)blocks * sizeof(Block));
  double *one = malloc(PERSON * sizeof(double));
  for (int q = 0; q < blocks * W; q++) {
    if (q < people && fread(one, sizeof(double), PERSON, stdin) != PERSON) return 3;
    double *target = (double *)&block[q / W];
    for (int e = 0; e < PERSON; e++) target[e * W + q % W] = one[e];
  }
  for (int round = 0; round < rounds; round++) {
    if (getchar() == EOF) return 0;
    struct timespec a, z;
    clock_gettime(CLOCK_MONOTONIC, &a);
    for (int v = 0; v < visits; v++) for (int q = 0; q < blocks; q++) run(&block[q], steps, DT);
    clock_gettime(CLOCK_MONOTONIC, &z);
    double sum = 0;
    for (int q = 0; q < people; q++) for (int i = 0; i < COMPARTMENTS; i++) sum += ((double *)&block[q / W])[i * W + q % W];
    printf("%.9f %.17g %.17g\n", (double)(z.tv_sec - a.tv_sec) + 1e-9 * (double)(z.tv_nsec - a.tv_nsec), sum, ((double *)&block[0])[4 * W]);
    fflush(stdout);
  }
  return 0;
}
