/* Marks of the start, figures of the process, and where they go to. Imports from `kinglet`, called by the library in
 * assembly/@kinglet/profiler. */
#include "../telemetry.h"
#include "../clock.h"
#include "../marks.h"
#include "engine_state.h"
#include "host.h"

struct w2c_kinglet;

/* What the program's memory, which is taken back to its beginning when a call is cut off, cannot keep. */
static double kept[8];

/* 0 where it was not reached. */
double w2c_kinglet_mark(struct w2c_kinglet *module, uint32_t name) {
  kgl_host_enter(module);
  return name < KGL_MARKS ? kgl_marks[name] : 0;
}

void w2c_kinglet_keep(struct w2c_kinglet *module, uint32_t at, double value) {
  kgl_host_enter(module);
  if (at < sizeof kept / sizeof *kept) kept[at] = value;
}

/* 0 before it was kept. */
double w2c_kinglet_kept(struct w2c_kinglet *module, uint32_t at) {
  kgl_host_enter(module);
  return at < sizeof kept / sizeof *kept ? kept[at] : 0;
}

double w2c_kinglet_cpuTime(struct w2c_kinglet *module) {
  kgl_host_enter(module);
  return kgl_clock_cpu_ms();
}

double w2c_kinglet_peakMemory(struct w2c_kinglet *module) {
  kgl_host_enter(module);
  return (double)kgl_peak_memory();
}

/* Whether the invocation that runs has been given an error by fail(). */
uint32_t w2c_kinglet_hasFailed(struct w2c_kinglet *module) {
  kgl_host_enter(module);
  return kgl_native_engine.failed;
}

void w2c_kinglet_writeLine(struct w2c_kinglet *module, uint32_t line) {
  kgl_host_enter(module);
  kgl_line_write(kgl_host_string(line));
}

uint32_t w2c_kinglet_sendDatagram(struct w2c_kinglet *module, uint32_t address, uint32_t text) {
  kgl_host_enter(module);
  static kgl_buffer to; /* outlasts a call that is cut off */
  kgl_buffer_clear(&to);
  kgl_host_append_string(&to, address);
  kgl_buffer_text(&to, "");
  return !to.failed && kgl_datagram_send((const char *)to.bytes, kgl_host_string(text));
}
