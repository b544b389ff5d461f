#include "marks.h"

#include "clock.h"

double kgl_marks[KGL_MARKS];

void kgl_mark_main(void) {
  kgl_mark(KGL_MARK_MAIN);
  kgl_marks[KGL_MARK_PROCESS_START] = kgl_marks[KGL_MARK_MAIN] - kgl_clock_cpu_ms();
}

void kgl_mark(kgl_mark_name name) {
  if (kgl_marks[name] == 0) kgl_marks[name] = kgl_clock_precise_ms();
}

void kgl_mark_asset(double begun) {
  if (kgl_marks[KGL_MARK_INIT_END] == 0) kgl_marks[KGL_MARK_ASSETS] += kgl_clock_precise_ms() - begun;
}
