// What the parts of the launcher share: a row, and what one start of it came to.
#pragma once

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
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

// What a program is given when it asks for the first time; without bytes nothing.
struct first_event {
  const char *bytes;
  size_t length;
};

// ns > 0, or a failure with what is known about it; exit_code is -1 and signal 0 when there was none.
struct outcome {
  int64_t ns;
  long rss_kb;
  const char *failure;
  int exit_code;
  int signal;
  bool init_error;
  // Valid until the next start: of a failure, and the answer to the event.
  const char *body;
  size_t body_length;
};

// rows.c: reads every row from standard input; each one's environment names `port` as the Runtime API's.
int read_rows(struct row *rows, int port);
// rows.c: another port for this row alone.
void set_endpoint(struct row *row, int port);

// start.c: opens the listener and returns its port on loopback.
int open_launcher(void);
// start.c: one start, from spawn to reap; never longer than the time-out and the second in which a failed init may exit.
struct outcome run_once(const struct row *row, const struct first_event *event, long timeout_ms);
// start.c: the end of what the last program wrote; returns its length.
size_t last_output(char *text, size_t capacity);

// memory.c: peak resident memory in KiB of a program that waits; 0 when it is gone.
long peak_kb(pid_t pid);
// memory.c: what is resident now, in KiB, counted page by page.
long resident_kb(pid_t pid);

// report.c: one line of JSON.
void print_outcome(int row, long run, const struct outcome *outcome);
// common.c: text as a JSON string.
void print_string(const char *text, size_t length);

// common.c: a message on standard error and exit status 2.
void die(const char *format, ...);
void pause_ns(long ns);
// common.c: CLOCK_MONOTONIC.
int64_t now_ns(void);
// common.c: the whole number >= least that follows option i.
long number_after(int argc, char **argv, int i, long least);
// common.c: the next pseudo-random order.
void shuffle(int *order, int count);
// common.c: opens a listener on loopback and returns its port.
int listen_on_loopback(int *listener);
// common.c: starts the row's program with its output in `output`; returns 0 or an errno. `began_ns` is taken right before.
int spawn_row(const struct row *row, int output, const sigset_t *mask, int64_t *began_ns, pid_t *pid);
