/* Several threads that want the pool at once, while its size changes: run under ThreadSanitizer. Prints what was shared. */
#include "pool.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { CALLERS = 4, ROUNDS = 2000, PIECES = 13 };

typedef struct {
  unsigned *counts; /* of each piece, how often it was done */
  unsigned own[PIECES];
} job;

static void count_piece(void *data, size_t piece) {
  job *j = data;
  j->counts[piece]++;
  j->own[piece]++;
}

static void work(job *j) {
  j->counts = j->own; /* any memory will do while the pool is somebody else's */
  if (!kgl_pool_enter()) {
    for (size_t piece = 0; piece < PIECES; piece++) count_piece(j, piece);
    return;
  }
  j->counts = kgl_pool_scratch(PIECES * sizeof *j->counts);
  memset(j->counts, 0, PIECES * sizeof *j->counts);
  kgl_pool_run(count_piece, j, PIECES);
  kgl_pool_leave();
}

static void *call(void *errors) {
  for (int round = 0; round < ROUNDS; round++) {
    job j = {0};
    work(&j);
    const unsigned expected = j.counts == j.own ? 2 : 1;
    for (size_t piece = 0; piece < PIECES; piece++) *(unsigned *)errors += j.own[piece] != expected;
    if (round % 100 == 0) kgl_pool_configure(1 + (size_t)round / 100 % 7);
  }
  return NULL;
}

int main(void) {
  unsigned errors[CALLERS] = {0}, all = 0;
  for (int again = 0; again < 3; again++) {
    pthread_t callers[CALLERS];
    for (int i = 0; i < CALLERS; i++) pthread_create(&callers[i], NULL, call, &errors[i]);
    for (int i = 0; i < CALLERS; i++) pthread_join(callers[i], NULL);
    kgl_pool_stop();
  }
  for (int i = 0; i < CALLERS; i++) all += errors[i];
  printf("%u errors, %s\n", all, kgl_pool_jobs() ? "shared" : "never shared");
  return all != 0;
}
