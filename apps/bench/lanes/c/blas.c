#include "blas.h"

#include <dlfcn.h>
#include <stdio.h>

#include "lane.h"

/* Of cblas.h. */
enum { ROW_MAJOR = 101, NO_TRANSPOSE = 111, TRANSPOSE = 112 };

static void (*set_num_threads)(int);
static const char *(*get_config)(void);
static const char *(*get_corename)(void);
static void (*sgemm)(int order, int transpose_a, int transpose_b, int m, int n, int k, float alpha, const float *a,
                     int lda, const float *b, int ldb, float beta, float *c, int ldc);
static void (*sgemv)(int order, int transpose, int m, int n, float alpha, const float *a, int lda, const float *x,
                     int incx, float beta, float *y, int incy);

static const struct {
  const char *name;
  void *function; /* a pointer to a pointer to it */
} functions[] = {
    {"scipy_openblas_set_num_threads", &set_num_threads},
    {"scipy_openblas_get_config", &get_config},
    {"scipy_openblas_get_corename", &get_corename},
    {"scipy_cblas_sgemm", &sgemm},
    {"scipy_cblas_sgemv", &sgemv},
};

bool blas_open(const char *file, char *about, size_t size) {
  void *library = dlopen(file, RTLD_NOW);
  for (size_t i = 0; library && i < sizeof functions / sizeof *functions; i++) {
    void *found = dlsym(library, functions[i].name);
    if (!found) break;
    *(void **)functions[i].function = found;
  }
  if (!library || !sgemv) {
    fprintf(stderr, "%s\n", dlerror());
    return false;
  }
  set_num_threads(1);
  snprintf(about, size, "%s, kernels for %s", get_config(), get_corename());
  return true;
}

static void multiply(const product *p) {
  const int rows = (int)p->rows, inner = (int)p->inner, columns = (int)p->columns;
  sgemm(ROW_MAJOR, NO_TRANSPOSE, NO_TRANSPOSE, rows, columns, inner, 1, p->a, inner, p->b, columns, 0, p->out, columns);
}

static void multiply_row(const product *p) {
  const int inner = (int)p->inner, columns = (int)p->columns;
  sgemv(ROW_MAJOR, TRANSPOSE, inner, columns, 1, p->b, columns, p->a, 1, 0, p->out, 1);
}

static void multiply_column(const product *p) {
  const int rows = (int)p->rows, inner = (int)p->inner;
  sgemv(ROW_MAJOR, NO_TRANSPOSE, rows, inner, 1, p->a, inner, p->b, 1, 0, p->out, 1);
}

typedef struct {
  blas_run run;
  const product *product;
} trial;

static void run_trial(const void *what) {
  const trial *t = what;
  t->run(t->product);
}

static double time_of(blas_run run, const product *p) { return least_ns(15, run_trial, &(trial){run, p}); }

blas_run blas_fastest(const product *p) {
  const blas_run other = p->rows == 1 ? multiply_row : p->columns == 1 ? multiply_column : NULL;
  return other && time_of(other, p) < time_of(multiply, p) ? other : multiply;
}
