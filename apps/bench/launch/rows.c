// Reads the rows to start, and gives each the environment that Lambda gives a function.
#define _GNU_SOURCE
#include "launch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *copy(const char *text) {
  char *made = strdup(text);
  if (!made) die("out of memory");
  return made;
}

// Replaces a variable of the same name, since getenv finds the first.
static void set_env(struct row *row, char *assignment) {
  size_t name = strcspn(assignment, "=") + 1;
  for (int i = 0; i < row->envc; i++)
    if (!strncmp(row->envp[i], assignment, name)) {
      row->envp[i] = assignment;
      return;
    }
  if (row->envc == max_words) die("more than %d variables for row %s", max_words, row->label);
  row->envp[row->envc++] = assignment;
}

void set_endpoint(struct row *row, int port) {
  char endpoint[64];
  snprintf(endpoint, sizeof endpoint, "AWS_LAMBDA_RUNTIME_API=127.0.0.1:%d", port);
  set_env(row, copy(endpoint));
}

static void set_lambda_env(struct row *row, int port) {
  static const char *const fixed[] = {
      "PATH=/usr/local/bin:/usr/bin:/bin:/opt/bin",
      "LANG=en_US.UTF-8",
      "TZ=:UTC",
      "LAMBDA_RUNTIME_DIR=/var/runtime",
      "AWS_REGION=us-east-1",
      "AWS_DEFAULT_REGION=us-east-1",
      "AWS_LAMBDA_FUNCTION_NAME=cold-start",
      "AWS_LAMBDA_FUNCTION_VERSION=$LATEST",
      "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128",
      "AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/cold-start",
      "AWS_LAMBDA_LOG_STREAM_NAME=local",
      "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand",
      "_HANDLER=handler.handler",
  };
  for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) set_env(row, copy(fixed[i]));
  set_endpoint(row, port);
}

static struct row *open_row(struct row *row, const char *label, int port) {
  row->label = copy(label);
  set_lambda_env(row, port);
  return row;
}

static void set_cwd(struct row *row, const char *folder) {
  static const char name[] = "LAMBDA_TASK_ROOT=";
  char *assignment = malloc(sizeof name + strlen(folder));
  if (!assignment) die("out of memory");
  strcpy(assignment, name);
  strcat(assignment, folder);
  row->cwd = assignment + sizeof name - 1;
  set_env(row, assignment);
}

int read_rows(struct row *rows, int port) {
  int count = 0;
  char *line = NULL;
  size_t capacity = 0;
  struct row *row = NULL;
  for (ssize_t length; (length = getline(&line, &capacity, stdin)) > 0;) {
    if (line[length - 1] == '\n') line[length - 1] = 0;
    char *value = strchr(line, ' ');
    if (!value) die("expected \"row|cwd|env|arg <value>\", found \"%s\"", line);
    *value++ = 0;
    if (!strcmp(line, "row") && count == max_rows) die("more than %d rows", max_rows);
    if (!strcmp(line, "row")) row = open_row(&rows[count++], value, port);
    else if (!row) die("expected \"row <label>\" first, found \"%s\"", line);
    else if (!strcmp(line, "cwd")) set_cwd(row, value);
    else if (!strcmp(line, "env")) set_env(row, copy(value));
    else if (strcmp(line, "arg")) die("unknown line \"%s\"; expected row, cwd, env or arg", line);
    else if (row->argc == max_words) die("more than %d arguments for row %s", max_words, row->label);
    else row->argv[row->argc++] = copy(value);
  }
  free(line);
  if (!count) die("no rows on standard input");
  for (int i = 0; i < count; i++)
    if (!rows[i].argc) die("row %s has no program (\"arg <program>\")", rows[i].label);
  return count;
}
