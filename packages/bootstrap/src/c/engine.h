/* What the loop needs of a language engine. One engine is linked into one bootstrap. */
#ifndef KGL_ENGINE_H
#define KGL_ENGINE_H

#include "client.h"

/* Loads the program and runs its top level. False: `outcome` holds an error body for /init/error, and the process ends. */
bool kgl_engine_init(const uint8_t *program, size_t length, kgl_outcome *outcome);

/* Runs the handler on one invocation; the event's bytes may be taken over from invocation->message.body.
 * `outcome` lasts until kgl_engine_release. False: the program is in an unknown state, so the process must end once the
 * outcome was posted. */
bool kgl_engine_invoke(kgl_invocation *invocation, kgl_outcome *outcome);
void kgl_engine_release(void);

/* Formats an error of the bootstrap's own. */
void kgl_engine_fail(kgl_outcome *outcome, const char *type, const char *message);

/* What the bytecode in the trailer must have been written by. */
uint32_t kgl_engine_abi(void);

#endif
