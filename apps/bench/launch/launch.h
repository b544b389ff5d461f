// What the parts of the launcher share: a row, and what one start of it came to.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { max_rows = 64, max_words = 64 };

struct row {
  const char *label;
  const char *cwd;
  char *argv[max_words + 1];
  char *envp[max_words + 1];
  int argc;
  int envc;
  bool failed;
};

// ns > 0, or a failure with what is known about it; exit_code is -1 and signal 0 when there was none.
struct outcome {
  int64_t ns;
  long rss_kb;
  const char *failure;
  int exit_code;
  int signal;
  bool init_error;
  // Valid until the next start.
  const char *body;
};

// rows.c: reads every row from standard input; each one's environment names `port` as the Runtime API's.
int read_rows(struct row *rows, int port);

// start.c: opens the listener and returns its port on loopback.
int open_launcher(void);
// start.c: one start, from spawn to reap; never longer than the time-out and the second in which a failed init may exit.
struct outcome run_once(const struct row *row, long timeout_ms);
// start.c: the end of what the last program wrote; returns its length.
size_t last_output(char *text, size_t capacity);

// memory.c: peak resident memory in KiB of a program that waits; 0 when it is gone.
long peak_kb(pid_t pid);

// report.c: one line of JSON.
void print_outcome(int row, long run, const struct outcome *outcome);

// launch.c: a message on standard error and exit status 2.
void die(const char *format, ...);
void pause_ns(long ns);
