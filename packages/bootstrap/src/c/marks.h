/* When the parts of a start were reached. Each is one look at a clock that needs no system call, but for the processor time of
 * the process, which is asked for once. */
#ifndef KGL_MARKS_H
#define KGL_MARKS_H

typedef enum {
  KGL_MARK_PROCESS_START, /* main's time less the processor time that the process had taken by then */
  KGL_MARK_MAIN,
  KGL_MARK_ENGINE_BEGIN,
  KGL_MARK_ENGINE_READY,
  KGL_MARK_INIT_BEGIN, /* the top level of the program's module */
  KGL_MARK_INIT_END,
  KGL_MARK_FIRST_NEXT,
  KGL_MARK_FIRST_EVENT,
  KGL_MARK_ASSETS, /* no time but a duration: of reading assets before INIT_END */
  KGL_MARKS,
} kgl_mark_name;

/* Milliseconds of kgl_clock_precise_ms; 0: not reached. @kinglet/runtime's quickjsTelemetry.ts and assembly/@kinglet/profiler
 * have the same order. */
extern double kgl_marks[KGL_MARKS];

/* To be called first of all. */
void kgl_mark_main(void);

/* The first time counts. */
void kgl_mark(kgl_mark_name name);

/* An asset was read from `begun` until now. */
void kgl_mark_asset(double begun);

#endif
