/* Threads that share the work of a call: one pool for the process, parked between jobs. Who finds it taken works alone. */
#ifndef KGL_POOL_H
#define KGL_POOL_H

#include <stdbool.h>
#include <stddef.h>

enum { KGL_MOST_THREADS = 64 };

/* How many threads a job may have, the caller's included: 1 at first. Helpers start with the first job that needs them. */
void kgl_pool_configure(size_t threads);
size_t kgl_pool_threads(void);

/* Does a piece of a job. Pieces run in any order, on any of the threads. */
typedef void kgl_pool_task(void *job, size_t piece);

/* Takes the pool; false if somebody else has it. Who has taken it runs jobs, and then leaves it. */
bool kgl_pool_enter(void);
void kgl_pool_leave(void);

/* Memory for the jobs of whoever has the pool, 64-byte aligned, kept for the next ones; NULL if there is none. */
void *kgl_pool_scratch(size_t bytes);

/* Every piece below `pieces`, once. Comes back when all of them are done. */
void kgl_pool_run(kgl_pool_task *task, void *job, size_t pieces);

/* How many jobs there were. */
size_t kgl_pool_jobs(void);

/* Waits for whoever has the pool, ends its threads and gives back its memory. The next job starts it anew. */
void kgl_pool_stop(void);

#endif
