// Writes what a start came to as one line of JSON.
#define _GNU_SOURCE
#include "launch.h"

#include <stdio.h>
#include <string.h>

enum { max_output = 2048 };

static void print_number_or_null(const char *name, int value, bool known) {
  if (known) printf(",\"%s\":%d", name, value);
  else printf(",\"%s\":null", name);
}

static void print_failure(const struct outcome *outcome) {
  char output[max_output];
  size_t length = last_output(output, sizeof output);
  printf(",\"failure\":");
  print_string(outcome->failure, strlen(outcome->failure));
  print_number_or_null("exit", outcome->exit_code, outcome->exit_code >= 0);
  print_number_or_null("signal", outcome->signal, outcome->signal > 0);
  printf(",\"body\":");
  print_string(outcome->body ? outcome->body : "", outcome->body ? strlen(outcome->body) : 0);
  printf(",\"output\":");
  print_string(output, length);
}

void print_outcome(int row, long run, const struct outcome *outcome) {
  printf("{\"row\":%d,\"run\":%ld", row, run);
  if (outcome->failure) print_failure(outcome);
  else printf(",\"ns\":%lld,\"rssKb\":%ld", (long long)outcome->ns, outcome->rss_kb);
  if (!outcome->failure && outcome->body) {
    printf(",\"answer\":");
    print_string(outcome->body, outcome->body_length);
  }
  puts("}");
}
