/* What the files of the QuickJS module share: models. */
#ifndef KGL_QUICKJS_MODEL_H
#define KGL_QUICKJS_MODEL_H

#include "quickjs_plan.h"

/* openModel(buffer): checks a model file and gives session(mostItems): `arena`, bind(items), run(), time(nanoseconds)
 * and segment(room), which has bind(words), run() and time(nanoseconds), too. */
JSValue kgl_quickjs_open_model(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments);

#endif
