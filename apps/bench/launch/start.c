// One start of a program: spawned, listened to until it asks for an event, answers one or fails, killed and reaped.
#define _GNU_SOURCE
#include "launch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { max_connections = 16, max_request = 64 * 1024 };

// first_ns is the clock when the first bytes of a request arrived, 0 before that.
struct connection {
  int fd;
  int64_t first_ns;
  size_t length;
  char buffer[max_request + 1];
};

// A start under way. pid is 0 once the program was reaped.
struct start {
  pid_t pid;
  int64_t began_ns;
  int64_t deadline_ns;
  const struct first_event *event;
  bool given;
  int count;
  struct connection connections[max_connections];
};

static int listener;
static int child_signals;
static int child_output;
static sigset_t original_mask;
static struct start current;

// SIGCHLD is taken through a descriptor, so that one poll sees both an exit and a connection.
static void watch_children(void) {
  sigset_t mask;
  sigemptyset(&mask);
  sigaddset(&mask, SIGCHLD);
  if (sigprocmask(SIG_BLOCK, &mask, &original_mask)) die("sigprocmask: %s", strerror(errno));
  child_signals = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
  child_output = memfd_create("launch-output", MFD_CLOEXEC);
  if (child_signals < 0 || child_output < 0) die("signalfd or memfd_create: %s", strerror(errno));
}

int open_launcher(void) {
  watch_children();
  return listen_on_loopback(&listener);
}

size_t last_output(char *text, size_t capacity) {
  off_t end = lseek(child_output, 0, SEEK_END);
  off_t from = end > (off_t)capacity ? end - (off_t)capacity : 0;
  ssize_t length = pread(child_output, text, capacity, from);
  return length > 0 ? (size_t)length : 0;
}

static int spawn(const struct row *row, pid_t *pid) {
  if (ftruncate(child_output, 0) || lseek(child_output, 0, SEEK_SET)) return errno;
  return spawn_row(row, child_output, &original_mask, &current.began_ns, pid);
}

static void close_connections(void) {
  for (int i = 0; i < current.count; i++) close(current.connections[i].fd);
  current.count = 0;
}

// A killed child may have left connections that nobody took.
static void drain_listener(void) {
  for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC)) >= 0;) close(fd);
}

static void accept_connection(void) {
  int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (fd < 0) return; // it was reset while it queued
  if (current.count == max_connections) {
    close(fd);
    return;
  }
  struct connection *connection = &current.connections[current.count++];
  connection->fd = fd;
  connection->first_ns = 0;
  connection->length = 0;
}

static bool starts_with(const char *text, const char *prefix) {
  return !strncmp(text, prefix, strlen(prefix));
}

static size_t content_length(const char *head) {
  for (const char *line = strchr(head, '\n'); line; line = strchr(line + 1, '\n'))
    if (!strncasecmp(line + 1, "content-length:", 15)) return strtoul(line + 16, NULL, 10);
  return 0;
}

#define INVOCATION "/2018-06-01/runtime/invocation/"
#define REQUEST_ID "00000000-0000-4000-8000-000000000001"

// Whatever comes next on the connection is another request.
static void give_event(struct connection *connection) {
  struct timespec now;
  char head[512];
  clock_gettime(CLOCK_REALTIME, &now);
  int length = snprintf(head, sizeof head,
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n"
                        "Lambda-Runtime-Aws-Request-Id: " REQUEST_ID "\r\nLambda-Runtime-Deadline-Ms: %lld\r\n"
                        "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:cold-start\r\n\r\n",
                        current.event->length, (long long)now.tv_sec * 1000 + 60000);
  struct iovec parts[] = {{head, (size_t)length}, {(void *)current.event->bytes, current.event->length}};
  struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
  // It is less than a socket's buffer.
  (void)!sendmsg(connection->fd, &message, MSG_NOSIGNAL);
  connection->first_ns = 0;
  connection->length = 0;
  current.given = true;
}

// Decides a request once all of it is there; returns whether the start is over.
static bool judge(struct connection *connection, struct outcome *outcome) {
  connection->buffer[connection->length] = 0;
  char *body = strstr(connection->buffer, "\r\n\r\n");
  bool full = connection->length == max_request;
  if (!body && !full) return false;
  if (!current.given && starts_with(connection->buffer, "GET " INVOCATION "next ")) {
    outcome->ns = connection->first_ns - current.began_ns;
    if (!current.event->bytes) return true;
    give_event(connection);
    return false;
  }
  if (current.given && starts_with(connection->buffer, "POST " INVOCATION REQUEST_ID "/")) {
    size_t have = body ? connection->length - (size_t)(body + 4 - connection->buffer) : 0;
    if (!full && have < content_length(connection->buffer)) return false;
    outcome->ns = connection->first_ns - current.began_ns;
    outcome->body = body ? body + 4 : "";
    outcome->body_length = have;
    if (!starts_with(connection->buffer, "POST " INVOCATION REQUEST_ID "/response "))
      outcome->failure = "answered the event with an error";
    return true;
  }
  if (starts_with(connection->buffer, "POST /2018-06-01/runtime/init/error ")) {
    size_t have = body ? connection->length - (size_t)(body + 4 - connection->buffer) : 0;
    if (!full && have < content_length(connection->buffer)) return false;
    outcome->init_error = true;
    outcome->failure = "reported a failed init (POST /runtime/init/error)";
    outcome->body = body ? body + 4 : "";
    return true;
  }
  connection->buffer[strcspn(connection->buffer, "\r\n")] = 0;
  outcome->failure = "asked for something else before GET /2018-06-01/runtime/invocation/next";
  outcome->body = connection->buffer;
  return true;
}

// Returns whether the start is over. A connection closed without a request is forgotten.
static bool read_connection(int i, struct outcome *outcome) {
  struct connection *connection = &current.connections[i];
  ssize_t got = read(connection->fd, connection->buffer + connection->length, max_request - connection->length);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return false;
  if (got <= 0) {
    close(connection->fd);
    *connection = current.connections[--current.count];
    return false;
  }
  if (!connection->first_ns) connection->first_ns = now_ns();
  connection->length += (size_t)got;
  return judge(connection, outcome);
}

// One round of poll; returns how many descriptors were ready, and sets *over when the start is decided.
static int serve_once(int timeout_ms, struct outcome *outcome, bool *over) {
  struct pollfd fds[2 + max_connections] = {{.fd = child_signals, .events = POLLIN}, {.fd = listener, .events = POLLIN}};
  int count = current.count;
  for (int i = 0; i < count; i++) fds[2 + i] = (struct pollfd){.fd = current.connections[i].fd, .events = POLLIN};
  int ready = poll(fds, 2 + (nfds_t)count, timeout_ms);
  // From the last to the first: forgetting one moves the last into its place.
  for (int i = count - 1; i >= 0 && !*over; i--)
    if (fds[2 + i].revents) *over = read_connection(i, outcome);
  if (!*over && fds[1].revents) accept_connection();
  return ready;
}

static void note_status(int status, struct outcome *outcome) {
  current.pid = 0;
  if (WIFEXITED(status)) outcome->exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome->signal = WTERMSIG(status);
}

static bool reap_exited(struct outcome *outcome) {
  struct signalfd_siginfo info;
  int status;
  while (read(child_signals, &info, sizeof info) > 0) continue;
  if (waitpid(current.pid, &status, WNOHANG) != current.pid) return false;
  note_status(status, outcome);
  return true;
}

static void wait_for_next(struct outcome *outcome) {
  for (bool over = false; !over;) {
    int64_t left_ms = (current.deadline_ns - now_ns()) / 1000000;
    if (left_ms <= 0) {
      outcome->failure = current.given ? "did not answer its event in time" : "did not ask for an event in time";
      return;
    }
    serve_once((int)left_ms, outcome, &over);
    if (over || !reap_exited(outcome)) continue;
    // Its last words may still be in the sockets.
    while (!over && serve_once(0, outcome, &over) > 0) continue;
    if (!over) outcome->failure = current.given ? "exited before it answered its event" : "exited before it asked for an event";
    over = true;
  }
}

static void stop_child(struct outcome *outcome) {
  int status;
  if (!current.pid) return;
  // A program that just reported a failed init is about to say with which status it exits.
  for (int i = 0; outcome->init_error && i < 1000; i++) {
    if (reap_exited(outcome)) return;
    pause_ns(1000000);
  }
  kill(-current.pid, SIGKILL);
  while (waitpid(current.pid, &status, 0) < 0 && errno == EINTR) continue;
  current.pid = 0;
}

static void answer_accepted(void) {
  static const char accepted[] = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  for (int i = 0; i < current.count; i++) (void)!send(current.connections[i].fd, accepted, sizeof accepted - 1, MSG_NOSIGNAL);
}

struct outcome run_once(const struct row *row, const struct first_event *event, long timeout_ms) {
  struct outcome outcome = {.exit_code = -1};
  drain_listener();
  current.event = event;
  current.given = false;
  int error = spawn(row, &current.pid);
  if (error) {
    current.pid = 0;
    outcome.failure = "could not be started";
    outcome.body = strerror(error);
    return outcome;
  }
  current.deadline_ns = current.began_ns + timeout_ms * 1000000;
  wait_for_next(&outcome);
  if (!outcome.failure) outcome.rss_kb = peak_kb(current.pid);
  if (outcome.init_error) answer_accepted();
  stop_child(&outcome);
  close_connections();
  return outcome;
}
