#include "connection.h"

#include "buffer.h"
#include "protocol.h"

#include <errno.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static bool read_address(kgl_slice host, struct in_addr *address);

bool kgl_connection_open(kgl_connection *connection, const char *authority) {
  *connection = (kgl_connection){.fd = -1};
  const char *colon = strrchr(authority, ':');
  size_t port;
  if (!colon || strlen(authority) >= sizeof connection->authority) return false;
  if (!kgl_read_number(kgl_text(colon + 1), 65535, &port) || port == 0) return false;
  connection->address = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  strcpy(connection->authority, authority);
  bool is_local = strncmp(authority, "localhost:", 10) == 0;
  kgl_slice host = is_local ? kgl_text("127.0.0.1") : (kgl_slice){authority, (size_t)(colon - authority)};
  return read_address(host, &connection->address.sin_addr);
}

bool kgl_connection_connect(kgl_connection *connection) {
  if (connection->fd >= 0) return true;
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  struct timeval connect_limit = {.tv_sec = KGL_CONNECT_TIMEOUT_S};
  struct timeval answer_limit = {.tv_sec = KGL_ANSWER_TIMEOUT_MS / 1000};
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &connect_limit, sizeof connect_limit); /* bounds connect() too */
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &answer_limit, sizeof answer_limit);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  int result;
  do result = connect(fd, (struct sockaddr *)&connection->address, sizeof connection->address);
  while (result < 0 && errno == EINTR);
  if (result < 0) {
    close(fd);
    return false;
  }
  connection->fd = fd;
  connection->used = false;
  return true;
}

void kgl_connection_close(kgl_connection *connection) {
  if (connection->fd >= 0) close(connection->fd);
  connection->fd = -1;
  connection->used = false;
}

bool kgl_connection_is_stale(const kgl_connection *connection) {
  char byte;
  ssize_t got = recv(connection->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return got >= 0 || (errno != EAGAIN && errno != EINTR);
}

/* Four numbers with dots between them, none with a zero before it: elsewhere that means octal. */
static bool read_address(kgl_slice host, struct in_addr *address) {
  uint8_t *bytes = (uint8_t *)address;
  const char *at = host.bytes, *end = at + host.length;
  for (int i = 0; i < 4; i++) {
    const char *dot = i < 3 ? memchr(at, '.', (size_t)(end - at)) : end;
    size_t value;
    if (!dot || !kgl_read_number((kgl_slice){at, (size_t)(dot - at)}, 255, &value)) return false;
    if (*at == '0' && dot > at + 1) return false;
    bytes[i] = (uint8_t)value;
    at = dot + (dot < end);
  }
  return true;
}
