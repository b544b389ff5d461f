#include "connection.h"

#include "protocol.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

bool kgl_connection_open(kgl_connection *connection, const char *authority) {
  *connection = (kgl_connection){.fd = -1};
  const char *colon = strrchr(authority, ':');
  size_t host_length = colon ? (size_t)(colon - authority) : 0;
  char host[16] = "127.0.0.1";
  if (!host_length || strlen(authority) >= sizeof connection->authority) return false;
  if (strncmp(authority, "localhost:", 10) != 0) {
    if (host_length >= sizeof host) return false;
    memcpy(host, authority, host_length);
    host[host_length] = 0;
  }
  char *end;
  long port = strtol(colon + 1, &end, 10);
  if (*end || end == colon + 1 || port < 1 || port > 65535) return false;
  connection->address = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  strcpy(connection->authority, authority);
  return inet_pton(AF_INET, host, &connection->address.sin_addr) == 1;
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
