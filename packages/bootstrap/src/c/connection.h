/* One kept-alive TCP connection to a numeric IPv4 address. */
#ifndef KGL_CONNECTION_H
#define KGL_CONNECTION_H

#include <netinet/in.h>
#include <stdbool.h>

typedef struct {
  struct sockaddr_in address;
  char authority[32]; /* for the Host header */
  int fd;             /* -1: not connected */
  bool used;          /* at least one exchange was completed on fd */
} kgl_connection;

/* `authority` is "127.0.0.1:9001"; false when it is not a numeric address with a port. "localhost" means 127.0.0.1. */
bool kgl_connection_open(kgl_connection *connection, const char *authority);

/* Connects if there is no connection. False: nobody listens, or not within KGL_CONNECT_TIMEOUT_S. */
bool kgl_connection_connect(kgl_connection *connection);
void kgl_connection_close(kgl_connection *connection);

/* Whether the other side closed, or sent something nobody asked for, while the connection was idle. */
bool kgl_connection_is_stale(const kgl_connection *connection);

#endif
