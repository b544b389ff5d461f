/* The pool of threads. */
#define _DEFAULT_SOURCE /* sigfillset */
#include "pool.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>

/* Under these versions glibc has them since its first release for the processor; newer ones, which glibc 2.34 gave them when it
 * took them over from libpthread, are on no older system of Lambda. Sanitizers have their own, under no version. */
#if defined(__has_feature)
#define KGL_IS_SANITIZED (__has_feature(thread_sanitizer) || __has_feature(address_sanitizer))
#else
#define KGL_IS_SANITIZED 0
#endif
#if KGL_IS_SANITIZED || !defined(__GLIBC__)
#elif defined(__x86_64__)
__asm__(".symver pthread_create, pthread_create@GLIBC_2.2.5\n.symver pthread_join, pthread_join@GLIBC_2.2.5");
#elif defined(__aarch64__)
__asm__(".symver pthread_create, pthread_create@GLIBC_2.17\n.symver pthread_join, pthread_join@GLIBC_2.17");
#endif

/* How often a thread looks whether it is wanted before it sleeps: about as long as the system takes to wake it. */
enum { LOOKS = 2000 };

static struct {
  atomic_size_t limit; /* threads of a job; 0 stands for 1 */
  atomic_flag is_taken;
  pthread_mutex_t lock;
  pthread_cond_t work, rest;
  pthread_t helpers[KGL_MOST_THREADS - 1];
  size_t started;
  bool is_ending;
  atomic_size_t wanted, busy; /* helpers that the job still takes, and that are at it; written under the lock */
  kgl_pool_task *task;
  void *job;
  size_t pieces;
  atomic_size_t next;
  atomic_size_t jobs;
  void *scratch;
  size_t scratch_bytes;
} pool = {.is_taken = ATOMIC_FLAG_INIT,
          .lock = PTHREAD_MUTEX_INITIALIZER,
          .work = PTHREAD_COND_INITIALIZER,
          .rest = PTHREAD_COND_INITIALIZER};

void kgl_pool_configure(size_t threads) {
  atomic_store(&pool.limit, threads < KGL_MOST_THREADS ? threads : KGL_MOST_THREADS);
}

size_t kgl_pool_threads(void) {
  const size_t limit = atomic_load_explicit(&pool.limit, memory_order_relaxed);
  return limit ? limit : 1;
}

bool kgl_pool_enter(void) { return !atomic_flag_test_and_set_explicit(&pool.is_taken, memory_order_acquire); }

void kgl_pool_leave(void) { atomic_flag_clear_explicit(&pool.is_taken, memory_order_release); }

void *kgl_pool_scratch(size_t bytes) {
  if (bytes <= pool.scratch_bytes) return pool.scratch;
  const size_t whole = (bytes + 63) & ~(size_t)63;
  free(pool.scratch);
  pool.scratch = whole >= bytes ? aligned_alloc(64, whole) : NULL;
  pool.scratch_bytes = pool.scratch ? whole : 0;
  return pool.scratch;
}

static void look_again(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static void take_pieces(void) {
  for (;;) {
    const size_t piece = atomic_fetch_add_explicit(&pool.next, 1, memory_order_relaxed);
    if (piece >= pool.pieces) return;
    pool.task(pool.job, piece);
  }
}

/* With the lock: true when there is a job to help with. */
static bool wait_for_work(void) {
  while (!pool.is_ending && pool.wanted == 0) pthread_cond_wait(&pool.work, &pool.lock);
  if (pool.is_ending) return false;
  pool.wanted--, pool.busy++;
  return true;
}

static void *help(void *unused) {
  for (;;) {
    for (int i = 0; i < LOOKS && atomic_load_explicit(&pool.wanted, memory_order_relaxed) == 0; i++) look_again();
    pthread_mutex_lock(&pool.lock);
    const bool has_work = wait_for_work();
    pthread_mutex_unlock(&pool.lock);
    if (!has_work) return unused;
    take_pieces();
    pthread_mutex_lock(&pool.lock);
    if (--pool.busy == 0) pthread_cond_signal(&pool.rest);
    pthread_mutex_unlock(&pool.lock);
  }
}

/* Signals are for the threads that the process had before. Of helpers that cannot be had others do the pieces. */
static void start_helpers(size_t count) {
  if (pool.started >= count) return;
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before); /* of this thread alone, on Linux, and inherited */
  while (pool.started < count && pthread_create(&pool.helpers[pool.started], NULL, help, NULL) == 0) pool.started++;
  sigprocmask(SIG_SETMASK, &before, NULL);
}

static void call_helpers(size_t count) {
  pthread_mutex_lock(&pool.lock);
  pool.wanted = count;
  pthread_mutex_unlock(&pool.lock);
  for (size_t i = 0; i < count; i++) pthread_cond_signal(&pool.work);
}

/* A helper that has not come yet is not waited for. */
static void dismiss_helpers(void) {
  pthread_mutex_lock(&pool.lock);
  pool.wanted = 0;
  pthread_mutex_unlock(&pool.lock);
  for (int i = 0; i < LOOKS && atomic_load_explicit(&pool.busy, memory_order_relaxed) > 0; i++) look_again();
  pthread_mutex_lock(&pool.lock);
  while (pool.busy > 0) pthread_cond_wait(&pool.rest, &pool.lock);
  pthread_mutex_unlock(&pool.lock);
}

void kgl_pool_run(kgl_pool_task *task, void *job, size_t pieces) {
  const size_t threads = kgl_pool_threads(), useful = pieces < threads ? pieces : threads;
  if (pieces == 0) return;
  atomic_fetch_add_explicit(&pool.jobs, 1, memory_order_relaxed);
  pool.task = task, pool.job = job, pool.pieces = pieces;
  atomic_store_explicit(&pool.next, 0, memory_order_relaxed);
  if (useful > 1) start_helpers(useful - 1);
  const size_t helpers = useful - 1 < pool.started ? useful - 1 : pool.started;
  if (useful > 1) call_helpers(helpers);
  take_pieces();
  if (useful > 1) dismiss_helpers();
}

size_t kgl_pool_jobs(void) { return atomic_load_explicit(&pool.jobs, memory_order_relaxed); }

void kgl_pool_stop(void) {
  while (!kgl_pool_enter()) sched_yield();
  pthread_mutex_lock(&pool.lock);
  pool.is_ending = true;
  pthread_cond_broadcast(&pool.work);
  pthread_mutex_unlock(&pool.lock);
  while (pool.started > 0) pthread_join(pool.helpers[--pool.started], NULL);
  pool.is_ending = false;
  free(pool.scratch);
  pool.scratch = NULL, pool.scratch_bytes = 0;
  kgl_pool_leave();
}
