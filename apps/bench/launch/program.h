// One program that the event server feeds: its process, its connections, and the events it has not answered yet.
#pragma once

#include "launch.h"

enum { max_clients = 64, max_buffer = 64 * 1024, max_event = 16 * 1024 };

struct client {
  int fd;
  bool waiting;
  size_t length;
  char *buffer;
};

struct event {
  uint64_t number;
  int64_t given_ns;
  bool open;
};

struct program {
  struct row *row;
  pid_t pid;
  clockid_t cpu_clock;
  int listener;
  int output;
  int count;
  struct client clients[max_clients];
  struct event events[max_clients];
  size_t event_bytes;
  uint64_t given;
  // What the events of this round took, from the first byte written to the last byte of the answer read.
  int64_t *latencies;
  size_t answered;
  long crossed;
  // Set once and for all; nothing is asked of the program afterwards.
  const char *failure;
  bool reported;
  char detail[1024];
  int exit_code;
  int signal;
};

// Starts the program on a port of its own. A failure is in `failure`.
void open_program(struct program *program, struct row *row, size_t event_bytes);
// Gives it `events` events, one for each poll, and returns when all are answered and `pollers` polls wait, or it failed.
void feed_program(struct program *program, size_t events, int pollers, int64_t timeout_ns);
// CPU time that the process has taken so far, of all its threads, user and system.
int64_t cpu_ns(const struct program *program);
int open_descriptors(const struct program *program);
size_t program_output(const struct program *program, char *text, size_t capacity);
void close_program(struct program *program);
