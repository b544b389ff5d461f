#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <sys/uio.h>
#include <unistd.h>

void kgl_output_init(void) {
  signal(SIGPIPE, SIG_IGN);
  for (int fd = 0; fd <= STDERR_FILENO; fd++)
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0) return;
}

void kgl_output_write(int fd, const void *bytes, size_t length) {
  kgl_output_write_frame(fd, NULL, 0, bytes, length);
}

void kgl_output_write_frame(int fd, const void *header, size_t header_length, const void *bytes, size_t length) {
  struct iovec parts[2] = {{(void *)(uintptr_t)header, header_length}, {(void *)(uintptr_t)bytes, length}};
  struct iovec *part = header_length ? parts : parts + 1;
  while (part < parts + 2) {
    ssize_t written = writev(fd, part, (int)(parts + 2 - part));
    if (written < 0 && errno == EAGAIN) {
      struct pollfd poller = {.fd = fd, .events = POLLOUT};
      poll(&poller, 1, -1);
    }
    if (written < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (written <= 0) return;
    size_t left = (size_t)written;
    for (; part < parts + 2 && left >= part->iov_len; part++) left -= part->iov_len;
    if (part == parts + 2) return;
    part->iov_base = (char *)part->iov_base + left;
    part->iov_len -= left;
  }
}
