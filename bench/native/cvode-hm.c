/* Peer of the coagulation benchmark: Hockin-Mann 2002 (34 species, 43 one-way steps, nM and s) by SUNDIALS CVODE, BDF with Newton,
 * analytic sparse Jacobian and KLU. Straight-line right side and Jacobian, written out from the reaction list.
 *
 *   cc -O3 -march=native cvode-hm.c -o cvode-hm -lsundials_cvode -lsundials_nvecserial -lsundials_sunmatrixsparse -lsundials_sunlinsolklu -lm
 *   ./cvode-hm RTOL ATOL RUNS    prints: least and median ms per run, steps, then active thrombin every 5 s to 1200 s
 */
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <sundials/sundials_types.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_sparse.h>
#include <time.h>

#define N 34
#define NNZ 157
#define POINTS 241

/* TF VII TF_VII VIIa TF_VIIa Xa IIa X TF_VIIa_X TF_VIIa_Xa IX TF_VIIa_IX IXa II VIII VIIIa IXa_VIIIa IXa_VIIIa_X VIIIa1_L VIIIa2 V Va Xa_Va Xa_Va_II mIIa TFPI Xa_TFPI TF_VIIa_Xa_TFPI AT Xa_AT mIIa_AT IXa_AT IIa_AT TF_VIIa_AT */
static const double start[N] = {0.005, 10.0, 0.0, 0.1, 0.0, 0.0, 0.0, 160.0, 0.0, 0.0, 90.0, 0.0, 0.0, 1400.0, 0.7, 0.0, 0.0, 0.0, 0.0, 0.0, 20.0, 0.0, 0.0, 0.0, 0.0, 2.5, 0.0, 0.0, 3400.0, 0.0, 0.0, 0.0, 0.0, 0.0};
static const sunindextype column_start[N + 1] = {0, 5, 9, 12, 15, 29, 42, 51, 56, 60, 65, 68, 72, 77, 81, 83, 88, 95, 102, 105, 108, 110, 113, 120, 124, 128, 133, 138, 141, 152, 153, 154, 155, 156, 157};
static const sunindextype row[NNZ] = {0, 1, 2, 3, 4, 0, 1, 2, 3, 0, 1, 2, 0, 3, 4, 0, 1, 3, 4, 5, 7, 8, 9, 10, 11, 26, 27, 28, 33, 1, 3, 4, 5, 6, 9, 13, 21, 22, 25, 26, 28, 29, 1, 3, 6, 14, 15, 20, 21, 28, 32, 4, 7, 8, 16, 17, 4, 7, 8, 9, 4, 5, 9, 25, 27, 4, 10, 11, 4, 10, 11, 12, 12, 15, 16, 28, 31, 6, 13, 22, 23, 14, 15, 12, 15, 16, 18, 19, 7, 12, 15, 16, 17, 18, 19, 5, 7, 12, 16, 17, 18, 19, 15, 18, 19, 15, 18, 19, 20, 21, 5, 21, 22, 5, 6, 13, 21, 22, 23, 24, 13, 22, 23, 24, 6, 24, 28, 30, 5, 9, 25, 26, 27, 4, 5, 25, 26, 27, 9, 25, 27, 4, 5, 6, 12, 24, 28, 29, 30, 31, 32, 33, 29, 30, 31, 32, 33};

static int right_side(realtype t, N_Vector yv, N_Vector fv, void *user) {
  const double *y = N_VGetArrayPointer(yv);
  double *f = N_VGetArrayPointer(fv);
  const double r0 = 0.0032 * y[0] * y[1];
  const double r1 = 0.0031 * y[2];
  const double r2 = 0.023 * y[0] * y[3];
  const double r3 = 0.0031 * y[4];
  const double r4 = 0.00044 * y[4] * y[1];
  const double r5 = 0.013 * y[5] * y[1];
  const double r6 = 2.3e-05 * y[6] * y[1];
  const double r7 = 0.025 * y[4] * y[7];
  const double r8 = 1.05 * y[8];
  const double r9 = 6.0 * y[8];
  const double r10 = 0.022 * y[4] * y[5];
  const double r11 = 19.0 * y[9];
  const double r12 = 0.01 * y[4] * y[10];
  const double r13 = 2.4 * y[11];
  const double r14 = 1.8 * y[11];
  const double r15 = 7.5e-06 * y[5] * y[13];
  const double r16 = 0.02 * y[6] * y[14];
  const double r17 = 0.01 * y[15] * y[12];
  const double r18 = 0.005 * y[16];
  const double r19 = 0.1 * y[16] * y[7];
  const double r20 = 0.001 * y[17];
  const double r21 = 8.2 * y[17];
  const double r22 = 0.006 * y[15];
  const double r23 = 2.2e-05 * y[18] * y[19];
  const double r24 = 0.001 * y[17];
  const double r25 = 0.001 * y[16];
  const double r26 = 0.02 * y[6] * y[20];
  const double r27 = 0.4 * y[5] * y[21];
  const double r28 = 0.2 * y[22];
  const double r29 = 0.1 * y[22] * y[13];
  const double r30 = 103.0 * y[23];
  const double r31 = 63.5 * y[23];
  const double r32 = 0.015 * y[24] * y[22];
  const double r33 = 0.0009 * y[5] * y[25];
  const double r34 = 0.00036 * y[26];
  const double r35 = 0.32 * y[9] * y[25];
  const double r36 = 0.00011 * y[27];
  const double r37 = 0.05 * y[4] * y[26];
  const double r38 = 1.5e-06 * y[5] * y[28];
  const double r39 = 7.1e-06 * y[24] * y[28];
  const double r40 = 4.9e-07 * y[12] * y[28];
  const double r41 = 7.1e-06 * y[6] * y[28];
  const double r42 = 2.3e-07 * y[4] * y[28];
  f[0] = -r0 + r1 - r2 + r3;
  f[1] = -r0 + r1 - r4 - r5 - r6;
  f[2] = r0 - r1;
  f[3] = -r2 + r3 + r4 + r5 + r6;
  f[4] = r2 - r3 - r7 + r8 - r10 + r11 - r12 + r13 + r14 - r37 - r42;
  f[5] = -r10 + r11 + r21 - r27 + r28 - r33 + r34 - r38;
  f[6] = r15 + r32 - r41;
  f[7] = -r7 + r8 - r19 + r20 + r24;
  f[8] = r7 - r8 - r9;
  f[9] = r9 + r10 - r11 - r35 + r36;
  f[10] = -r12 + r13;
  f[11] = r12 - r13 - r14;
  f[12] = r14 - r17 + r18 + r24 + r25 - r40;
  f[13] = -r15 - r29 + r30;
  f[14] = -r16;
  f[15] = r16 - r17 + r18 - r22 + r23;
  f[16] = r17 - r18 - r19 + r20 + r21 - r25;
  f[17] = r19 - r20 - r21 - r24;
  f[18] = r22 - r23 + r24 + r25;
  f[19] = r22 - r23 + r24 + r25;
  f[20] = -r26;
  f[21] = r26 - r27 + r28;
  f[22] = r27 - r28 - r29 + r30 + r31;
  f[23] = r29 - r30 - r31;
  f[24] = r31 - r32 - r39;
  f[25] = -r33 + r34 - r35 + r36;
  f[26] = r33 - r34 - r37;
  f[27] = r35 - r36 + r37;
  f[28] = -r38 - r39 - r40 - r41 - r42;
  f[29] = r38;
  f[30] = r39;
  f[31] = r40;
  f[32] = r41;
  f[33] = r42;
  return 0;
}

static int jacobian(realtype t, N_Vector yv, N_Vector fv, SUNMatrix matrix, void *user, N_Vector a, N_Vector b, N_Vector c) {
  const double *y = N_VGetArrayPointer(yv);
  double *x = SUNSparseMatrix_Data(matrix);
  sunindextype *columns = SUNSparseMatrix_IndexPointers(matrix), *rows = SUNSparseMatrix_IndexValues(matrix);
  for (int i = 0; i <= N; i++) columns[i] = column_start[i];
  for (int i = 0; i < NNZ; i++) rows[i] = row[i];
  x[0] = -0.0032 * y[1] - 0.023 * y[3];
  x[1] = -0.0032 * y[1];
  x[2] = 0.0032 * y[1];
  x[3] = -0.023 * y[3];
  x[4] = 0.023 * y[3];
  x[5] = -0.0032 * y[0];
  x[6] = -0.0032 * y[0] - 0.00044 * y[4] - 0.013 * y[5] - 2.3e-05 * y[6];
  x[7] = 0.0032 * y[0];
  x[8] = 0.00044 * y[4] + 0.013 * y[5] + 2.3e-05 * y[6];
  x[9] = 0.0031;
  x[10] = 0.0031;
  x[11] = -0.0031;
  x[12] = -0.023 * y[0];
  x[13] = -0.023 * y[0];
  x[14] = 0.023 * y[0];
  x[15] = 0.0031;
  x[16] = -0.00044 * y[1];
  x[17] = 0.0031 + 0.00044 * y[1];
  x[18] = -0.0031 - 0.025 * y[7] - 0.022 * y[5] - 0.01 * y[10] - 0.05 * y[26] - 2.3e-07 * y[28];
  x[19] = -0.022 * y[5];
  x[20] = -0.025 * y[7];
  x[21] = 0.025 * y[7];
  x[22] = 0.022 * y[5];
  x[23] = -0.01 * y[10];
  x[24] = 0.01 * y[10];
  x[25] = -0.05 * y[26];
  x[26] = 0.05 * y[26];
  x[27] = -2.3e-07 * y[28];
  x[28] = 2.3e-07 * y[28];
  x[29] = -0.013 * y[1];
  x[30] = 0.013 * y[1];
  x[31] = -0.022 * y[4];
  x[32] = -0.022 * y[4] - 0.4 * y[21] - 0.0009 * y[25] - 1.5e-06 * y[28];
  x[33] = 7.5e-06 * y[13];
  x[34] = 0.022 * y[4];
  x[35] = -7.5e-06 * y[13];
  x[36] = -0.4 * y[21];
  x[37] = 0.4 * y[21];
  x[38] = -0.0009 * y[25];
  x[39] = 0.0009 * y[25];
  x[40] = -1.5e-06 * y[28];
  x[41] = 1.5e-06 * y[28];
  x[42] = -2.3e-05 * y[1];
  x[43] = 2.3e-05 * y[1];
  x[44] = -7.1e-06 * y[28];
  x[45] = -0.02 * y[14];
  x[46] = 0.02 * y[14];
  x[47] = -0.02 * y[20];
  x[48] = 0.02 * y[20];
  x[49] = -7.1e-06 * y[28];
  x[50] = 7.1e-06 * y[28];
  x[51] = -0.025 * y[4];
  x[52] = -0.025 * y[4] - 0.1 * y[16];
  x[53] = 0.025 * y[4];
  x[54] = -0.1 * y[16];
  x[55] = 0.1 * y[16];
  x[56] = 1.05;
  x[57] = 1.05;
  x[58] = -1.05 - 6.0;
  x[59] = 6.0;
  x[60] = 19.0;
  x[61] = 19.0;
  x[62] = -19.0 - 0.32 * y[25];
  x[63] = -0.32 * y[25];
  x[64] = 0.32 * y[25];
  x[65] = -0.01 * y[4];
  x[66] = -0.01 * y[4];
  x[67] = 0.01 * y[4];
  x[68] = 2.4 + 1.8;
  x[69] = 2.4;
  x[70] = -2.4 - 1.8;
  x[71] = 1.8;
  x[72] = -0.01 * y[15] - 4.9e-07 * y[28];
  x[73] = -0.01 * y[15];
  x[74] = 0.01 * y[15];
  x[75] = -4.9e-07 * y[28];
  x[76] = 4.9e-07 * y[28];
  x[77] = 7.5e-06 * y[5];
  x[78] = -7.5e-06 * y[5] - 0.1 * y[22];
  x[79] = -0.1 * y[22];
  x[80] = 0.1 * y[22];
  x[81] = -0.02 * y[6];
  x[82] = 0.02 * y[6];
  x[83] = -0.01 * y[12];
  x[84] = -0.01 * y[12] - 0.006;
  x[85] = 0.01 * y[12];
  x[86] = 0.006;
  x[87] = 0.006;
  x[88] = -0.1 * y[7];
  x[89] = 0.005 + 0.001;
  x[90] = 0.005;
  x[91] = -0.005 - 0.1 * y[7] - 0.001;
  x[92] = 0.1 * y[7];
  x[93] = 0.001;
  x[94] = 0.001;
  x[95] = 8.2;
  x[96] = 0.001 + 0.001;
  x[97] = 0.001;
  x[98] = 0.001 + 8.2;
  x[99] = -0.001 - 8.2 - 0.001;
  x[100] = 0.001;
  x[101] = 0.001;
  x[102] = 2.2e-05 * y[19];
  x[103] = -2.2e-05 * y[19];
  x[104] = -2.2e-05 * y[19];
  x[105] = 2.2e-05 * y[18];
  x[106] = -2.2e-05 * y[18];
  x[107] = -2.2e-05 * y[18];
  x[108] = -0.02 * y[6];
  x[109] = 0.02 * y[6];
  x[110] = -0.4 * y[5];
  x[111] = -0.4 * y[5];
  x[112] = 0.4 * y[5];
  x[113] = 0.2;
  x[114] = 0.015 * y[24];
  x[115] = -0.1 * y[13];
  x[116] = 0.2;
  x[117] = -0.2 - 0.1 * y[13];
  x[118] = 0.1 * y[13];
  x[119] = -0.015 * y[24];
  x[120] = 103.0;
  x[121] = 103.0 + 63.5;
  x[122] = -103.0 - 63.5;
  x[123] = 63.5;
  x[124] = 0.015 * y[22];
  x[125] = -0.015 * y[22] - 7.1e-06 * y[28];
  x[126] = -7.1e-06 * y[28];
  x[127] = 7.1e-06 * y[28];
  x[128] = -0.0009 * y[5];
  x[129] = -0.32 * y[9];
  x[130] = -0.0009 * y[5] - 0.32 * y[9];
  x[131] = 0.0009 * y[5];
  x[132] = 0.32 * y[9];
  x[133] = -0.05 * y[4];
  x[134] = 0.00036;
  x[135] = 0.00036;
  x[136] = -0.00036 - 0.05 * y[4];
  x[137] = 0.05 * y[4];
  x[138] = 0.00011;
  x[139] = 0.00011;
  x[140] = -0.00011;
  x[141] = -2.3e-07 * y[4];
  x[142] = -1.5e-06 * y[5];
  x[143] = -7.1e-06 * y[6];
  x[144] = -4.9e-07 * y[12];
  x[145] = -7.1e-06 * y[24];
  x[146] = -1.5e-06 * y[5] - 7.1e-06 * y[24] - 4.9e-07 * y[12] - 7.1e-06 * y[6] - 2.3e-07 * y[4];
  x[147] = 1.5e-06 * y[5];
  x[148] = 7.1e-06 * y[24];
  x[149] = 4.9e-07 * y[12];
  x[150] = 7.1e-06 * y[6];
  x[151] = 2.3e-07 * y[4];
  x[152] = 0;
  x[153] = 0;
  x[154] = 0;
  x[155] = 0;
  x[156] = 0;
  return 0;
}

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

static int ascending(const void *a, const void *b) {
  const double d = *(const double *)a - *(const double *)b;
  return (d > 0) - (d < 0);
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  const double rtol = atof(argv[1]), atol = atof(argv[2]);
  const int runs = atoi(argv[3]);
  SUNContext context;
  if (SUNContext_Create(NULL, &context)) return 1;
  N_Vector y = N_VNew_Serial(N, context), out = N_VNew_Serial(N, context);
  SUNMatrix matrix = SUNSparseMatrix(N, N, NNZ, CSC_MAT, context);
  SUNLinearSolver solver = SUNLinSol_KLU(y, matrix, context);
  void *cvode = CVodeCreate(CV_BDF, context);
  for (int i = 0; i < N; i++) N_VGetArrayPointer(y)[i] = start[i];
  if (CVodeInit(cvode, right_side, 0, y) || CVodeSStolerances(cvode, rtol, atol) || CVodeSetLinearSolver(cvode, solver, matrix) || CVodeSetJacFn(cvode, jacobian)) return 1;
  CVodeSetMaxNumSteps(cvode, 1000000);
  static double trace[POINTS];
  double *times = malloc(runs * sizeof *times);
  long steps = 0;
  for (int run = 0; run < runs; run++) {
    const double from = now_ms();
    for (int i = 0; i < N; i++) N_VGetArrayPointer(y)[i] = start[i];
    if (CVodeReInit(cvode, 0, y)) return 1;
    trace[0] = start[6] + 1.2 * start[24];
    realtype t = 0;
    /* Free steps; wanted times are interpolated from the step that passes them. */
    for (int k = 1; k < POINTS;) {
      if (CVode(cvode, 1200, y, &t, CV_ONE_STEP) < 0) return 1;
      for (; k < POINTS && 5.0 * k <= t; k++) {
        if (CVodeGetDky(cvode, 5.0 * k, 0, out)) return 1;
        const double *x = N_VGetArrayPointer(out);
        trace[k] = x[6] + 1.2 * x[24];
      }
    }
    times[run] = now_ms() - from;
    CVodeGetNumSteps(cvode, &steps);
  }
  qsort(times, runs, sizeof *times, ascending);
  printf("{\"least_ms\": %.6f, \"median_ms\": %.6f, \"steps\": %ld, \"active_nM\": [", times[0], times[runs / 2], steps);
  for (int k = 0; k < POINTS; k++) printf("%s%.12g", k ? ", " : "", trace[k]);
  printf("]}\n");
  return 0;
}
