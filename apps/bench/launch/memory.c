// The peak memory of a program, as /proc tells it.
#define _GNU_SOURCE
#include "launch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long read_kb(pid_t pid, const char *file, const char *key) {
  char path[64];
  char line[256];
  long value = 0;
  snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
  FILE *stream = fopen(path, "re");
  if (!stream) return 0;
  while (fgets(line, sizeof line, stream))
    if (!strncmp(line, key, strlen(key))) value = strtol(line + strlen(key), NULL, 10);
  fclose(stream);
  return value;
}

static char process_state(pid_t pid) {
  char path[64];
  char text[512];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
  FILE *stream = fopen(path, "re");
  if (!stream) return 0;
  size_t length = fread(text, 1, sizeof text - 1, stream);
  fclose(stream);
  text[length] = 0;
  char *name_end = strrchr(text, ')');
  return name_end && name_end[1] ? name_end[2] : 0;
}

long resident_kb(pid_t pid) {
  return read_kb(pid, "smaps_rollup", "Rss:");
}

// The peak of the program itself while it waits for an event; ru_maxrss would count what it inherited from us.
// Kernels 6.2 to 6.16 keep VmHWM in counters that lag behind; the exact current sum bounds it from below.
long peak_kb(pid_t pid) {
  for (int i = 0; i < 1000 && process_state(pid) != 'S'; i++) pause_ns(100000);
  long peak = read_kb(pid, "status", "VmHWM:");
  long now = resident_kb(pid);
  return peak > now ? peak : now;
}
