// What the launcher and the server both need: messages, the clock, options, and a row's program in a process of its own.
#define _GNU_SOURCE
#include "launch.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

void die(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fprintf(stderr, "%s: ", program_invocation_short_name);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  va_end(arguments);
  exit(2);
}

void pause_ns(long ns) {
  nanosleep(&(struct timespec){.tv_nsec = ns}, NULL);
}

void print_string(const char *text, size_t length) {
  putchar('"');
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c == '"' || c == '\\') printf("\\%c", c);
    else if (c < 32 || c == 127) printf("\\u%04x", c);
    else putchar(c);
  }
  putchar('"');
}

int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

long number_after(int argc, char **argv, int i, long least) {
  char *end = NULL;
  long value = i + 1 < argc ? strtol(argv[i + 1], &end, 10) : 0;
  if (!end || end == argv[i + 1] || *end || value < least)
    die("expected %s to be followed by a whole number >= %ld", argv[i], least);
  return value;
}

// A new order every round: in a fixed one, each row would always pay for the same predecessor's cache lines.
void shuffle(int *order, int count) {
  static uint32_t state = 0x9e3779b9;
  for (int i = count - 1; i > 0; i--) {
    state ^= state << 13, state ^= state >> 17, state ^= state << 5;
    int j = (int)(state % (uint32_t)(i + 1));
    int swapped = order[i];
    order[i] = order[j];
    order[j] = swapped;
  }
}

// Everything here is CLOEXEC, so that a child holds none of it.
int listen_on_loopback(int *listener) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  *listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (*listener < 0 || bind(*listener, (struct sockaddr *)&address, size) || listen(*listener, 64) ||
      getsockname(*listener, (struct sockaddr *)&address, &size))
    die("cannot listen on loopback: %s", strerror(errno));
  return ntohs(address.sin_port);
}

int spawn_row(const struct row *row, int output, const sigset_t *mask, int64_t *began_ns, pid_t *pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, 1);
  posix_spawn_file_actions_adddup2(&actions, output, 2);
  if (row->cwd) posix_spawn_file_actions_addchdir_np(&actions, row->cwd);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, mask);
  // Its own group, so that what it started dies with it.
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  *began_ns = now_ns();
  int error = posix_spawnp(pid, row->argv[0], &actions, &attributes, row->argv, row->envp);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return error;
}
