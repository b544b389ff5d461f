// Feeds one program with events as the Runtime API does, and compares every answer with its event.
#define _GNU_SOURCE
#include "program.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "http.h"

static const char invocation[] = "/2018-06-01/runtime/invocation/";
static const char id_format[] = "%08llx-0000-4000-8000-%012llx";

static void fail(struct program *program, const char *failure, const char *detail, size_t length) {
  if (program->failure) return;
  program->failure = failure;
  if (length >= sizeof program->detail) length = sizeof program->detail - 1;
  memcpy(program->detail, detail, length);
  program->detail[length] = 0;
}

void open_program(struct program *program, struct row *row, size_t event_bytes) {
  int64_t began;
  sigset_t none;
  sigemptyset(&none);
  *program = (struct program){.row = row, .event_bytes = event_bytes, .exit_code = -1};
  set_endpoint(row, listen_on_loopback(&program->listener));
  program->output = memfd_create("serve-output", MFD_CLOEXEC);
  int error = spawn_row(row, program->output, &none, &began, &program->pid);
  if (!error) error = clock_getcpuclockid(program->pid, &program->cpu_clock);
  if (error) fail(program, "could not be started", strerror(error), strlen(strerror(error)));
}

int64_t cpu_ns(const struct program *program) {
  struct timespec t = {0};
  clock_gettime(program->cpu_clock, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int open_descriptors(const struct program *program) {
  char path[64];
  int count = 0;
  snprintf(path, sizeof path, "/proc/%d/fd", (int)program->pid);
  DIR *dir = opendir(path);
  if (!dir) return 0;
  for (struct dirent *entry; (entry = readdir(dir));) count += entry->d_name[0] != '.';
  closedir(dir);
  return count;
}

size_t program_output(const struct program *program, char *text, size_t capacity) {
  off_t end = lseek(program->output, 0, SEEK_END);
  off_t from = end > (off_t)capacity ? end - (off_t)capacity : 0;
  ssize_t length = pread(program->output, text, capacity, from);
  return length > 0 ? (size_t)length : 0;
}

static void forget_client(struct program *program, int i) {
  close(program->clients[i].fd);
  free(program->clients[i].buffer);
  program->clients[i] = program->clients[--program->count];
}

static void accept_client(struct program *program) {
  int fd = accept4(program->listener, NULL, NULL, SOCK_CLOEXEC);
  char *buffer = fd >= 0 && program->count < max_clients ? malloc(max_buffer + 1) : NULL;
  if (!buffer) {
    if (fd >= 0) close(fd);
    return;
  }
  program->clients[program->count++] = (struct client){.fd = fd, .buffer = buffer};
}

// {"id":"…","n":…,"text":"…"}: keys in order of the alphabet and no spaces, as most serializers would write it again.
static void write_event(const struct program *program, uint64_t number, char *text) {
  size_t bytes = program->event_bytes;
  char id[64];
  snprintf(id, sizeof id, id_format, (unsigned long long)program->pid, (unsigned long long)number);
  size_t head = (size_t)snprintf(text, max_event, "{\"id\":\"%s\",\"n\":%llu,\"text\":\"", id, (unsigned long long)number);
  for (size_t i = head; i < bytes - 2; i++) text[i] = (char)('a' + (number + i) % 26);
  memcpy(text + bytes - 2, "\"}", 3);
}

// Python writes a space behind each colon and comma; the events have none of their own.
static bool is_event(const struct program *program, uint64_t number, const char *body, size_t length) {
  static char event[max_event + 1];
  write_event(program, number, event);
  size_t at = 0;
  for (size_t i = 0; i < length; i++) {
    if (body[i] == ' ') continue;
    if (at == program->event_bytes || body[i] != event[at++]) return false;
  }
  return at == program->event_bytes;
}

static void send_all(const struct client *client, const char *bytes, size_t length) {
  // A client that left is noticed when it is read.
  for (ssize_t sent; length > 0 && (sent = send(client->fd, bytes, length, MSG_NOSIGNAL)) > 0; length -= (size_t)sent)
    bytes += sent;
}

static void give_event(struct program *program, struct client *client) {
  static char answer[max_event + 1024];
  struct event *event = program->events;
  while (event->open) event++;
  *event = (struct event){.number = program->given++, .open = true};
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  char id[64];
  snprintf(id, sizeof id, id_format, (unsigned long long)program->pid, (unsigned long long)event->number);
  int head = snprintf(answer, 1024,
                      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: %s\r\n"
                      "Lambda-Runtime-Deadline-Ms: %lld\r\nLambda-Runtime-Invoked-Function-Arn: "
                      "arn:aws:lambda:us-east-1:123456789012:function:echo\r\nLambda-Runtime-Trace-Id: "
                      "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0\r\n"
                      "Content-Length: %zu\r\n\r\n",
                      id, (long long)now.tv_sec * 1000 + 60000, program->event_bytes);
  write_event(program, event->number, answer + head);
  client->waiting = false;
  event->given_ns = now_ns();
  send_all(client, answer, (size_t)head + program->event_bytes);
}

static struct event *event_of(struct program *program, const char *path) {
  unsigned long long pid, number;
  if (sscanf(path + strlen(invocation), "%8llx-0000-4000-8000-%12llx/response", &pid, &number) != 2) return NULL;
  if (pid != (unsigned long long)program->pid) return NULL;
  for (int i = 0; i < max_clients; i++)
    if (program->events[i].open && program->events[i].number == number) return &program->events[i];
  return NULL;
}

static void take_answer(struct program *program, const struct client *client, const struct request *request) {
  static const char accepted[] =
      "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n";
  struct event *event = event_of(program, request->path);
  bool same = event && is_event(program, event->number, request->body, request->body_length);
  if (event) {
    program->latencies[program->answered++] = now_ns() - event->given_ns;
    event->open = false;
  }
  program->crossed += !same;
  if (!same && program->crossed == 1)
    snprintf(program->detail, sizeof program->detail, "%s %.*s", request->path, (int)request->body_length, request->body);
  send_all(client, accepted, sizeof accepted - 1);
}

static void serve_request(struct program *program, struct client *client, const struct request *request) {
  bool asks = !strcmp(request->method, "GET") && !strcmp(request->path, "/2018-06-01/runtime/invocation/next");
  bool answers = !strcmp(request->method, "POST") && !strncmp(request->path, invocation, strlen(invocation)) &&
                 strstr(request->path, "/response");
  if (asks) client->waiting = true;
  else if (answers) take_answer(program, client, request);
  else fail(program, strstr(request->path, "/error") ? "reported an error" : "asked for something else",
            request->body_length ? request->body : request->path,
            request->body_length ? request->body_length : strlen(request->path));
}

static void read_client(struct program *program, int i) {
  struct client *client = &program->clients[i];
  ssize_t got = read(client->fd, client->buffer + client->length, max_buffer - client->length);
  if (got < 0 && errno == EINTR) return;
  if (got <= 0) {
    forget_client(program, i);
    return;
  }
  client->length += (size_t)got;
  struct request request;
  size_t taken = take_request(client->buffer, client->length, &request);
  if (!taken && client->length == max_buffer) fail(program, "sent a request that is too long", client->buffer, 100);
  if (!taken) return;
  serve_request(program, client, &request);
  client->length -= taken;
  memmove(client->buffer, client->buffer + taken, client->length);
}

// One round of poll over everything the program may do; the end of the process shows as the end of its connections.
static void serve_once(struct program *program, int timeout_ms) {
  struct pollfd fds[1 + max_clients] = {{.fd = program->listener, .events = POLLIN}};
  int count = program->count;
  for (int i = 0; i < count; i++) fds[1 + i] = (struct pollfd){.fd = program->clients[i].fd, .events = POLLIN};
  int ready = poll(fds, 1 + (nfds_t)count, timeout_ms);
  // From the last to the first: forgetting one moves the last into its place.
  for (int i = count - 1; i >= 0; i--)
    if (fds[1 + i].revents) read_client(program, i);
  if (fds[0].revents) accept_client(program);
  int status;
  if ((ready > 0 && program->count >= count) || waitpid(program->pid, &status, WNOHANG) != program->pid) return;
  if (WIFEXITED(status)) program->exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) program->signal = WTERMSIG(status);
  program->pid = 0;
  fail(program, "exited", "", 0);
}

static int waiting_polls(const struct program *program) {
  int waiting = 0;
  for (int i = 0; i < program->count; i++) waiting += program->clients[i].waiting;
  return waiting;
}

void feed_program(struct program *program, size_t events, int pollers, int64_t timeout_ns) {
  int64_t deadline = now_ns() + timeout_ns;
  size_t left = events;
  program->answered = 0;
  while (!program->failure && (program->answered < events || waiting_polls(program) < pollers)) {
    for (int i = 0; i < program->count && left > 0; i++)
      if (program->clients[i].waiting) give_event(program, &program->clients[i]), left--;
    serve_once(program, 100);
    if (now_ns() > deadline) fail(program, "did not answer in time", "", 0);
  }
}

void close_program(struct program *program) {
  int status;
  if (program->pid > 0) {
    kill(-program->pid, SIGKILL);
    while (waitpid(program->pid, &status, 0) < 0 && errno == EINTR) continue;
  }
  while (program->count) forget_client(program, 0);
  close(program->listener);
  close(program->output);
}
