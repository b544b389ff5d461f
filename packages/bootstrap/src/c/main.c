/* The bootstrap: finds its bytecode, starts the engine, takes invocations. */
#include "engine.h"
#include "loop.h"
#include "output.h"
#include "protocol.h"
#include "trailer.h"

#include <stdlib.h>

static kgl_client client;

int main(void) {
  kgl_output_init();
  const char *authority = getenv(KGL_ENV_RUNTIME_API);
  if (!authority || !*authority) {
    kgl_log(kgl_text("-"), "ERROR", "Expected the environment variable " KGL_ENV_RUNTIME_API ", found none; this program "
            "is a Lambda bootstrap: run it on Lambda, or locally with @kinglet/emulator", kgl_text(""));
    return KGL_EXIT_FAILURE;
  }
  if (!kgl_client_open(&client, authority)) {
    kgl_log(kgl_text("-"), "ERROR", "Expected " KGL_ENV_RUNTIME_API " to be an IPv4 address and a port, found",
            kgl_text(authority));
    return KGL_EXIT_FAILURE;
  }
  const uint8_t *program;
  size_t length;
  kgl_outcome outcome = {0};
  const char *problem = kgl_trailer_load(kgl_engine_abi(), &program, &length);
  if (problem) kgl_engine_fail(&outcome, KGL_ERROR_INVALID_BYTECODE, problem);
  if (problem || !kgl_engine_init(program, length, &outcome)) return kgl_loop_init_error(&client, &outcome);
  return kgl_loop(&client);
}
