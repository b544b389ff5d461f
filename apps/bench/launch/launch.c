// The cold-start launcher: starts each row's program as Lambda would and times it to the first bytes of GET /next, or, with
// an event, to the first bytes of its answer.
//
// Usage: launch [--runs N] [--warmup N] [--timeout-ms N] [--event FILE] < rows
//
// Rows come as lines on standard input; values are taken to the end of the line:
//   row <label>          opens a row
//   cwd <folder>         where the program starts (also LAMBDA_TASK_ROOT)
//   env <NAME>=<value>   added to, or replacing, the Lambda environment below
//   arg <word>           the program and its arguments, one line each
//
// Answers one JSON object per start on standard output, rows counted from 0:
//   {"row":0,"run":0,"ns":184223,"rssKb":312}
//   {"row":0,"run":0,"ns":384223,"rssKb":312,"answer":"{…}"}    with --event
//   {"row":1,"run":0,"failure":"exited before …","exit":1,"signal":null,"body":"…","output":"…"}
// A row that failed is not started again. The exit status is 0 when every row was tried, 2 on a usage error.
#define _GNU_SOURCE
#include "launch.h"

#include <stdio.h>
#include <string.h>

struct options {
  long runs;
  long warmup;
  long timeout_ms;
  const char *event_file;
};

enum { max_event = 60 * 1024 };

static char event_bytes[max_event + 1];
static struct row rows[max_rows];

static struct options parse_options(int argc, char **argv) {
  struct options options = {.runs = 30, .warmup = 3, .timeout_ms = 10000};
  for (int i = 1; i < argc; i += 2) {
    if (!strcmp(argv[i], "--runs")) options.runs = number_after(argc, argv, i, 1);
    else if (!strcmp(argv[i], "--warmup")) options.warmup = number_after(argc, argv, i, 0);
    else if (!strcmp(argv[i], "--timeout-ms")) options.timeout_ms = number_after(argc, argv, i, 1);
    else if (!strcmp(argv[i], "--event") && argv[i + 1]) options.event_file = argv[i + 1];
    else die("unknown option %s; expected --runs, --warmup, --timeout-ms or --event", argv[i]);
  }
  return options;
}

static struct first_event read_event(const char *path) {
  if (!path) return (struct first_event){0};
  FILE *file = fopen(path, "rb");
  if (!file) die("the event %s cannot be read", path);
  size_t length = fread(event_bytes, 1, sizeof event_bytes, file);
  fclose(file);
  if (length > max_event) die("expected an event of at most %d bytes in %s", max_event, path);
  return (struct first_event){.bytes = event_bytes, .length = length};
}

static void run_round(long run, const struct options *options, const struct first_event *event, int *order, int count) {
  shuffle(order, count);
  for (int i = 0; i < count; i++) {
    struct row *row = &rows[order[i]];
    if (row->failed) continue;
    struct outcome outcome = run_once(row, event, options->timeout_ms);
    row->failed = outcome.failure != NULL;
    if (run >= 0 || row->failed) print_outcome(order[i], run, &outcome);
  }
  fflush(stdout);
  // Whoever reads these lines works now, not beside the next start.
  pause_ns(3000000);
}

int main(int argc, char **argv) {
  struct options options = parse_options(argc, argv);
  struct first_event event = read_event(options.event_file);
  int count = read_rows(rows, open_launcher());
  int order[max_rows];
  for (int i = 0; i < count; i++) order[i] = i;
  for (long run = -options.warmup; run < options.runs; run++) run_round(run, &options, &event, order, count);
  return 0;
}
