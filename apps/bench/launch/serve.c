// The event server: starts each row's program as Lambda would, gives all of them events in turn, and weighs what they take.
//
// Usage: serve [--events N] [--rounds N] [--warmup N] [--bytes N] [--pollers N] [--timeout-ms N] < rows
//
// Rows as `launch` takes them. Every program is started once and lives through the run; in a round each gets `events`
// events of `bytes` bytes, in a new order every round, while the others wait. `warmup` rounds are not reported. With `pollers`
// above 1 a program is to poll with as many connections (AWS_LAMBDA_MAX_CONCURRENCY) and gets an event on each.
//
// Answers one JSON object per program and round on standard output:
//   {"row":0,"round":0,"events":1000,"cpuNs":…,"p50Ns":…,"p99Ns":…,"rssKb":…,"descriptors":…,"lost":0,"crossed":0}
// An answer is crossed when it names no event that is open, or is not the event that it names. A program that fails is
// reported as {"row":1,"round":3,"failure":"…","exit":1,"signal":null,"lost":…,"crossed":…,"body":"…","output":"…"} and left out
// from then on. The exit status is 0 when every row was tried, 2 on a usage error.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"

struct options {
  long events;
  long rounds;
  long warmup;
  long bytes;
  long pollers;
  long timeout_ms;
};

static struct row rows[max_rows];
static struct program programs[max_rows];

static struct options parse_options(int argc, char **argv) {
  struct options options = {.events = 1000, .rounds = 20, .warmup = 1, .bytes = 1024, .pollers = 1, .timeout_ms = 60000};
  for (int i = 1; i < argc; i += 2) {
    if (!strcmp(argv[i], "--events")) options.events = number_after(argc, argv, i, 1);
    else if (!strcmp(argv[i], "--rounds")) options.rounds = number_after(argc, argv, i, 1);
    else if (!strcmp(argv[i], "--warmup")) options.warmup = number_after(argc, argv, i, 0);
    else if (!strcmp(argv[i], "--bytes")) options.bytes = number_after(argc, argv, i, 128);
    else if (!strcmp(argv[i], "--pollers")) options.pollers = number_after(argc, argv, i, 1);
    else if (!strcmp(argv[i], "--timeout-ms")) options.timeout_ms = number_after(argc, argv, i, 1);
    else die("unknown option %s; expected --events, --rounds, --warmup, --bytes, --pollers or --timeout-ms", argv[i]);
  }
  if (options.bytes > max_event) die("expected --bytes to be at most %d", max_event);
  if (options.pollers > max_clients / 2) die("expected --pollers to be at most %d", max_clients / 2);
  return options;
}

static int by_size(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static void print_field(const char *name, const char *text, size_t length) {
  printf(",\"%s\":", name);
  print_string(text, length);
}

static void print_failure(const struct program *program) {
  char output[2048];
  size_t length = program_output(program, output, sizeof output);
  print_field("failure", program->failure, strlen(program->failure));
  if (program->exit_code >= 0) printf(",\"exit\":%d", program->exit_code);
  else printf(",\"exit\":null");
  if (program->signal) printf(",\"signal\":%d", program->signal);
  else printf(",\"signal\":null");
  print_field("body", program->detail, strlen(program->detail));
  print_field("output", output, length);
}

static void print_figures(struct program *program, int64_t cpu) {
  size_t count = program->answered;
  qsort(program->latencies, count, sizeof *program->latencies, by_size);
  printf(",\"cpuNs\":%lld,\"p50Ns\":%lld,\"p99Ns\":%lld,\"rssKb\":%ld,\"descriptors\":%d", (long long)cpu,
         (long long)program->latencies[count / 2], (long long)program->latencies[count * 99 / 100],
         resident_kb(program->pid), open_descriptors(program));
}

static void run_one(int number, long round, const struct options *options) {
  struct program *program = &programs[number];
  if (program->reported) return;
  int64_t before = cpu_ns(program);
  feed_program(program, (size_t)options->events, (int)options->pollers, options->timeout_ms * 1000000);
  int64_t cpu = cpu_ns(program) - before;
  if (round < 0 && !program->failure) return;
  long lost = options->events - (long)program->answered;
  printf("{\"row\":%d,\"round\":%ld,\"events\":%ld,\"lost\":%ld,\"crossed\":%ld", number, round, options->events, lost,
         program->crossed);
  if (program->failure) print_failure(program);
  else print_figures(program, cpu);
  puts("}");
  program->reported = program->failure != NULL;
  if (program->reported) close_program(program);
}

int main(int argc, char **argv) {
  struct options options = parse_options(argc, argv);
  int count = read_rows(rows, 0);
  int order[max_rows];
  int64_t *latencies = calloc((size_t)options.events + max_clients, sizeof *latencies);
  if (!latencies) die("out of memory");
  for (int i = 0; i < count; i++) {
    order[i] = i;
    open_program(&programs[i], &rows[i], (size_t)options.bytes);
    programs[i].latencies = latencies;
    // Until it polls: no start beside another's, and none counted as work on events.
    feed_program(&programs[i], 0, (int)options.pollers, options.timeout_ms * 1000000);
  }
  for (long round = -options.warmup; round < options.rounds; round++) {
    shuffle(order, count);
    for (int i = 0; i < count; i++) run_one(order[i], round, &options);
    fflush(stdout);
    pause_ns(3000000);
  }
  for (int i = 0; i < count; i++)
    if (!programs[i].failure) close_program(&programs[i]);
  return 0;
}
