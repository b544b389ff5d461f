#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

void kgl_output_init(void) {
  signal(SIGPIPE, SIG_IGN);
  for (int fd = 0; fd <= STDERR_FILENO; fd++)
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0) return;
}

void kgl_output_write(int fd, const void *bytes, size_t length) {
  const uint8_t *at = bytes, *end = at + length;
  while (at < end) {
    ssize_t written = write(fd, at, (size_t)(end - at));
    if (written > 0) {
      at += written;
    } else if (written < 0 && errno == EAGAIN) {
      struct pollfd poller = {.fd = fd, .events = POLLOUT};
      poll(&poller, 1, -1);
    } else if (written == 0 || errno != EINTR) {
      return;
    }
  }
}

void kgl_log(kgl_slice request_id, const char *level, const char *message, kgl_slice detail) {
  kgl_buffer line = {0};
  struct timeval now;
  char stamp[32];
  gettimeofday(&now, NULL);
  size_t length = strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%S.", gmtime(&now.tv_sec));
  for (long unit = 100000; unit >= 1000; unit /= 10) stamp[length++] = (char)('0' + now.tv_usec / unit % 10);
  kgl_buffer_append(&line, stamp, length);
  kgl_buffer_text(&line, "Z\t");
  kgl_buffer_append(&line, request_id.bytes, request_id.length);
  for (size_t i = 0; i < 2; i++) {
    kgl_buffer_text(&line, "\t");
    kgl_buffer_text(&line, i ? message : level);
  }
  if (detail.length) kgl_buffer_text(&line, "\t");
  kgl_buffer_append(&line, detail.bytes, detail.length);
  kgl_buffer_text(&line, "\n");
  if (!line.failed) kgl_output_write(STDERR_FILENO, line.bytes, line.length);
  kgl_buffer_free(&line);
}
