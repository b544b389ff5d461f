/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
#include "../parallel.h"

static bool may_0(const size_t *d) { return (d[0] == 1 || d[0] == d[5]) && (d[3] == d[5] || (d[3] == 1 && d[1] > 16)); }
static bool may_1(const size_t *d) { return d[6] == 0; }
static bool may_2(const size_t *d) { return d[7] <= 1; }
static bool may_3(const size_t *d) { return d[9] >= 8 * d[1] && (d[8] == 0 || (d[7] == 0 && d[5] >= d[1])); }

static void shape_0(const size_t *d, size_t from, size_t to, size_t *starts, size_t *sizes) {
  (void)d, (void)from, (void)to, (void)starts;
  starts[1] = (from * d[10] > d[14] ? (from * d[10] - d[14] < d[1] ? from * d[10] - d[14] : d[1]) : 0);
  sizes[1] = d[1] - (from * d[10] > d[14] ? (from * d[10] - d[14] < d[1] ? from * d[10] - d[14] : d[1]) : 0);
  sizes[14] = from * d[10] > d[14] ? 0 : d[14] - from * d[10];
}
static void shape_1(const size_t *d, size_t from, size_t to, size_t *starts, size_t *sizes) {
  (void)d, (void)from, (void)to, (void)starts;
  starts[1] = (from * d[8] > d[12] ? (from * d[8] - d[12] < d[1] ? from * d[8] - d[12] : d[1]) : 0);
  sizes[1] = d[1] - (from * d[8] > d[12] ? (from * d[8] - d[12] < d[1] ? from * d[8] - d[12] : d[1]) : 0);
  sizes[12] = from * d[8] > d[12] ? 0 : d[12] - from * d[8];
}
static void shape_2(const size_t *d, size_t from, size_t to, size_t *starts, size_t *sizes) {
  (void)d, (void)from, (void)to, (void)starts;
  starts[0] = d[0] == 1 ? 0 : from;
  starts[3] = d[3] == 1 ? 0 : from;
  sizes[0] = d[0] == 1 ? 1 : to - from;
  sizes[3] = d[3] == 1 ? 1 : to - from;
}
static void shape_3(const size_t *d, size_t from, size_t to, size_t *starts, size_t *sizes) {
  (void)d, (void)from, (void)to, (void)starts;
  starts[1] = (from * d[8] > d[10] ? (from * d[8] - d[10] < d[1] ? from * d[8] - d[10] : d[1]) : 0);
  sizes[1] = d[1] - (from * d[8] > d[10] ? (from * d[8] - d[10] < d[1] ? from * d[8] - d[10] : d[1]) : 0);
  sizes[10] = from * d[8] > d[10] ? 0 : d[10] - from * d[8];
}
static void shape_4(const size_t *d, size_t from, size_t to, size_t *starts, size_t *sizes) {
  (void)d, (void)from, (void)to, (void)starts;
  sizes[5] = d[8] == 0 ? d[5] : d[5] - (d[1] - to);
  sizes[9] = d[9] - 2 * (d[1] - (to - from));
}

static double flops_0(const size_t *d) { return 2 * (double)d[0] * (double)d[1]; }
static double flops_1(const size_t *d) { return 4 * (double)d[0] * (double)d[1]; }
static double flops_2(const size_t *d) { return (double)d[0]; }
static double flops_3(const size_t *d) { return 2 * (double)d[0]; }
static double flops_4(const size_t *d) { return 60 * (double)d[0]; }
static double flops_5(const size_t *d) { return 12 * (double)d[0]; }
static double flops_6(const size_t *d) { return 15 * (double)d[0]; }
static double flops_7(const size_t *d) { return 16 * (double)d[0]; }
static double flops_8(const size_t *d) { return 14 * (double)d[0]; }
static double flops_9(const size_t *d) { return 30 * (double)d[0]; }
static double flops_10(const size_t *d) { return 45 * (double)d[0]; }
static double flops_11(const size_t *d) { return 50 * (double)d[0]; }
static double flops_12(const size_t *d) { return 17 * (double)d[0]; }
static double flops_13(const size_t *d) { return 5 * (double)d[0]; }
static double flops_14(const size_t *d) { return 4 * (double)d[0]; }
static double flops_15(const size_t *d) { return 19 * (double)d[0]; }
static double flops_16(const size_t *d) { return 28 * (double)d[0]; }
static double flops_17(const size_t *d) { return 2 * (double)d[0] * (double)d[8] * (double)d[9] * (double)d[3] * (double)d[5] * (double)d[6] * (double)d[7] * (double)d[4]; }
static double flops_18(const size_t *d) { return 2 * (double)d[0] * (double)d[6] * (double)d[7] * (double)d[3] * (double)d[4] * (double)d[5]; }
static double flops_19(const size_t *d) { return (double)d[0] * (double)d[4] * (double)d[5] * (double)d[3] * (double)d[6] * (double)d[7]; }
static double flops_20(const size_t *d) { return 2 * (double)d[2] * (double)d[0] * (double)d[1]; }
static double flops_21(const size_t *d) { return 2 * (double)d[0] * (double)d[1] * (double)d[2]; }
static double flops_22(const size_t *d) { return 2 * (double)d[5] * (double)d[1] * (double)d[2] * (double)d[4]; }
static double flops_23(const size_t *d) { return 3 * (double)d[0]; }
static double flops_24(const size_t *d) { return 2 * (double)d[0] * (double)d[1] * (double)d[3]; }
static double flops_25(const size_t *d) { return 4 * (double)d[0] * (double)d[1] * (double)d[2]; }
static double flops_26(const size_t *d) { return 2 * (double)d[0] * (double)d[6] * (double)d[7] * (double)d[3] * (double)d[5] * (double)d[4]; }
static double flops_27(const size_t *d) { return 8 * (double)d[0] * (double)d[1]; }
static double flops_28(const size_t *d) { return 5 * (double)d[0] * (double)d[1]; }
static double flops_29(const size_t *d) { return 3 * (double)d[0] * (double)d[1]; }
static double flops_30(const size_t *d) { return 8 * (double)d[0] * (double)d[1] * (double)d[2] * (double)d[3]; }
static double flops_31(const size_t *d) { return 20 * (double)d[0] * (double)d[1]; }
static double flops_32(const size_t *d) { return 6 * (double)d[0] * (double)d[1] * (double)d[2]; }
static double flops_33(const size_t *d) { return 20 * (double)d[0]; }
static double flops_34(const size_t *d) { return (2 * (double)d[4] + 2 * (double)d[6] + 20) * (double)d[0] * (double)d[2] * (double)d[3] * ((double)d[8] == 0 ? (double)d[1] * (double)d[5] : (double)d[5] < (double)d[1] ? ((double)d[5] * ((double)d[5] + 1)) / 2 : (double)d[1] * (double)d[5] - ((double)d[1] * ((double)d[1] - 1)) / 2); }
static double flops_35(const size_t *d) { return 40 * (double)d[0]; }
static double flops_36(const size_t *d) { return (2 * (double)d[2] + 60) * (double)d[0] * (double)d[1]; }

const kgl_cut kgl_cuts[] = {
    {.along = 0, .step = 16, .least = 16},
    {.along = 0, .step = 64, .least = 64},
    {.along = 0, .step = 1, .least = 1},
    {.along = 8, .step = 1, .least = 1, .shape = shape_0},
    {.along = 0, .step = 1, .least = 1},
    {.along = 6, .step = 1, .least = 1, .shape = shape_1},
    {.along = 0, .step = 1, .least = 1},
    {.along = 4, .step = 1, .least = 1, .shape = shape_1},
    {.along = 2, .step = 12, .least = 12},
    {.along = 0, .step = 16, .least = 16},
    {.along = 0, .step = 12, .least = 12},
    {.along = 0, .step = 4, .least = 4},
    {.along = 2, .step = 16, .least = 16},
    {.along = 5, .step = 1, .least = 1, .may = may_0, .shape = shape_2},
    {.along = 1, .step = 12, .least = 24, .may = may_1},
    {.along = 0, .step = 12, .least = 12},
    {.along = 0, .step = 4, .least = 4},
    {.along = 3, .step = 16, .least = 16},
    {.along = 0, .step = 1, .least = 1},
    {.along = 1, .step = 1, .least = 1},
    {.along = 2, .step = 64, .least = 64},
    {.along = 0, .step = 1, .least = 1},
    {.along = 0, .step = 1, .least = 1},
    {.along = 6, .step = 1, .least = 1, .shape = shape_3},
    {.along = 0, .step = 1, .least = 1, .may = may_2},
    {.along = 1, .step = 24, .least = 24, .may = may_3, .shape = shape_4},
};

const kgl_sharing kgl_sharings[] = {
    {0},
    {.first = 0, .count = 1, .scratch = 0, .flops = flops_0},
    {.first = 0, .count = 1, .scratch = 0, .flops = flops_1},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_2},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_3},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_4},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_5},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_6},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_7},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_8},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_9},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_10},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_11},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_12},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_13},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_14},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_15},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_16},
    {.first = 2, .count = 2, .scratch = 0, .flops = flops_17},
    {.first = 4, .count = 2, .scratch = 0, .flops = flops_18},
    {.first = 6, .count = 2, .scratch = 0, .flops = flops_19},
    {.first = 8, .count = 2, .scratch = 0, .flops = flops_20},
    {.first = 10, .count = 3, .scratch = 0, .flops = flops_21},
    {.first = 13, .count = 2, .scratch = 18, .flops = flops_22},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_23},
    {.first = 15, .count = 3, .scratch = 0, .flops = flops_24},
    {.first = 18, .count = 3, .scratch = 0, .flops = flops_25},
    {.first = 18, .count = 3, .scratch = 0, .flops = flops_21},
    {.first = 21, .count = 1, .scratch = 0, .flops = flops_1},
    {.first = 22, .count = 2, .scratch = 0, .flops = flops_26},
    {.first = 21, .count = 1, .scratch = 0, .flops = flops_27},
    {.first = 21, .count = 1, .scratch = 0, .flops = flops_28},
    {.first = 21, .count = 1, .scratch = 0, .flops = flops_29},
    {.first = 21, .count = 1, .scratch = 0, .flops = flops_30},
    {.first = 21, .count = 1, .scratch = 0, .flops = flops_31},
    {.first = 21, .count = 1, .scratch = 0, .flops = flops_32},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_33},
    {.first = 24, .count = 2, .scratch = 16, .flops = flops_34},
    {.first = 1, .count = 1, .scratch = 0, .flops = flops_35},
    {.first = 21, .count = 1, .scratch = 0, .flops = flops_36},
};

const uint8_t kgl_sharing_of[KGL_OPERATION_COUNT] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 3, 3, 4, 3, 3, 3, 3, 3, 3, 3, 3, 5, 6, 7, 8, 9, 7, 10, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 7, 8, 11, 12, 13, 14, 15, 16, 8, 17, 0, 0, 0, 18, 0, 19, 20, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 21, 0, 22, 23, 0, 4, 4, 24, 0, 0, 22, 25, 22, 25, 26, 26, 26, 27, 27, 27, 27, 26, 26, 0, 28, 22, 22, 0, 22, 22, 0, 22, 22, 22, 22, 22, 22, 0, 18, 18, 18, 18, 29, 29, 20, 20, 30, 28, 31, 32, 33, 32, 34, 35, 36, 37, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 38, 39, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
