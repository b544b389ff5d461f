/* Element-wise operations and activations once more: what rounds step by step, in the same steps; the rest in float64. */
#include "reference.h"

#include <math.h>

double last_place_of(double wanted) {
  const int smallest = -125; /* of normal numbers */
  int exponent = smallest;
  if (wanted != 0) frexp(wanted, &exponent);
  return ldexp(1, (exponent < smallest ? smallest : exponent) - 24);
}

double ulps_apart(float got, double wanted) {
  if (isnan(wanted) || isnan(got)) return isnan(wanted) && isnan(got) ? 0 : INFINITY;
  if (isinf(got) && got == (float)wanted) return 0;
  if (got == wanted) return signbit(got) == signbit(wanted) ? 0 : INFINITY;
  if (isinf(wanted)) return INFINITY;
  return fabs((isinf(got) ? copysign(0x1p128, got) : got) - wanted) / last_place_of(wanted);
}

typedef double (*unary)(double x);
typedef double (*binary)(double a, double b);

static double at(const kgl_value *value, size_t i) { return ((const float *)value->data)[i]; }
static double scalar(const kgl_value *value) { return (float)value->number; }

static void each(unary f, const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = f(at(&v[0], i));
}
static void each_pair(binary f, const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = f(at(&v[0], i), at(&v[1], i));
}
static void each_with(binary f, const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = f(at(&v[0], i), scalar(&v[1]));
}

#define REFERENCE(op) void reference_##op##_f32(const kgl_value *v, const size_t *d, expectation *e)
#define UNARY(op, value)                                     \
  static double of_##op(double x) { return (value); }        \
  REFERENCE(op) { each(of_##op, v, d, e); }
#define BINARY(op, value)                                            \
  static double of_##op(double a, double b) { return (value); }      \
  REFERENCE(op) { each_pair(of_##op, v, d, e); }

static double smaller(double a, double b) {
  if (isnan(a) || isnan(b)) return NAN;
  if (a == b) return signbit(a) ? a : b;
  return a < b ? a : b;
}
static double larger(double a, double b) { return -smaller(-a, -b); }

BINARY(add, (float)(a + b))
BINARY(sub, (float)(a - b))
BINARY(mul, (float)(a * b))
BINARY(div, (float)(a / b))
BINARY(minimum, smaller(a, b))
BINARY(maximum, larger(a, b))
BINARY(equal, a == b)
BINARY(notEqual, a != b)
BINARY(less, a < b)
BINARY(lessEqual, a <= b)
BINARY(greater, a > b)
BINARY(greaterEqual, a >= b)
BINARY(pow, pow(a, b))
UNARY(neg, -x)
UNARY(abs, fabs(x))
UNARY(sign, x > 0 ? 1 : x < 0 ? -1 : x)
UNARY(trunc, trunc(x))
UNARY(floor, floor(x))
UNARY(ceil, ceil(x))
UNARY(round, rint(x))
UNARY(sqrt, sqrtf((float)x))
UNARY(rsqrt, 1.0f / sqrtf((float)x))
UNARY(recip, 1.0f / (float)x)
UNARY(exp, exp(x))
UNARY(log, log(x))
UNARY(tanh, tanh(x))
UNARY(sin, sin(x))
UNARY(cos, cos(x))
UNARY(erf, erf(x))

static double scaled(double a, double s) { return (float)(a * s); }
REFERENCE(scale) { each_with(scaled, v, d, e); }

REFERENCE(axpy) {
  for (size_t i = 0; i < d[0]; i++) {
    float step = (float)(scalar(&v[0]) * at(&v[1], i));
    e->value[i] = (float)(step + at(&v[2], i));
  }
}

static double sum_above_zero(double a, double b) {
  float sum = (float)(a + b);
  bool is_negative = signbit(sum) && sum != 0 && !isnan(sum); /* of sum < 0, clang 19 makes sum <= 0 under ASan */
  return is_negative ? 0 : sum;
}
REFERENCE(addRelu) { each_pair(sum_above_zero, v, d, e); }

REFERENCE(addScaled) {
  for (size_t i = 0; i < d[0]; i++) {
    float step = (float)(scalar(&v[1]) * at(&v[2], i));
    e->value[i] = (float)(at(&v[0], i) + step);
  }
}

REFERENCE(lerp) {
  for (size_t i = 0; i < d[0]; i++) {
    float apart = (float)(at(&v[1], i) - at(&v[0], i)), step = (float)(apart * scalar(&v[2]));
    e->value[i] = (float)(at(&v[0], i) + step);
  }
}

REFERENCE(normalize) {
  double squares = 0;
  for (size_t i = 0; i < d[0]; i++) squares += at(&v[0], i) * at(&v[0], i);
  double norm = squares == 0 ? 1 : sqrt(squares);
  e->has_magnitudes = true;
  for (size_t i = 0; i < d[0]; i++) e->value[i] = at(&v[0], i) / norm, e->magnitudes[i] = fabs(e->value[i]);
}

REFERENCE(fma) {
  for (size_t i = 0; i < d[0]; i++)
    e->value[i] = fmaf((float)at(&v[0], i), (float)at(&v[1], i), (float)at(&v[2], i));
}

REFERENCE(clamp) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = smaller(larger(at(&v[0], i), scalar(&v[1])), scalar(&v[2]));
}

REFERENCE(select) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = at(&v[0], i) != 0 ? at(&v[1], i) : at(&v[2], i);
}

/* At -Infinity the limit, where the formula has none. */
static double times_share(double x, double share) { return x == -INFINITY ? -0.0 : x * share; }
static double normal_below(double x) { return erfc(-x / sqrt(2)) / 2; }
static double logistic(double x) { return 1 / (1 + exp(-x)); }

UNARY(relu, x < 0 ? 0 : x)
UNARY(selu, 1.0507009873554805 * (x < 0 ? 1.6732632423543772 * expm1(x) : x))
UNARY(gelu, times_share(x, normal_below(x)))
UNARY(geluTanh, times_share(x, logistic(sqrt(8 / acos(-1)) * (x + 0.044715 * x * x * x))))
UNARY(silu, times_share(x, logistic(x)))
UNARY(sigmoid, logistic(x))
UNARY(softplus, (x > 0 ? x : 0) + log1p(exp(-fabs(x))))

static double tanh_of_softplus(double x) {
  double power = exp(x < 100 ? x : 100), w = power * (power + 2);
  return isnan(x) ? x : w / (w + 2);
}
UNARY(mish, times_share(x, tanh_of_softplus(x)))

static double hard_swish(double x) {
  float six = (float)smaller(larger((float)(x + 3), 0), 6);
  return (float)(larger(x, -3) * (six * (1.0f / 6)));
}
UNARY(hardSwish, hard_swish(x))

REFERENCE(hardSigmoid) {
  for (size_t i = 0; i < d[0]; i++) {
    float product = (float)(scalar(&v[1]) * at(&v[0], i)), sum = (float)(product + scalar(&v[2]));
    e->value[i] = smaller(larger(sum, 0), 1);
  }
}

static double leaky(double x, double slope) { return x < 0 ? (float)(x * slope) : x; }
REFERENCE(leakyRelu) { each_with(leaky, v, d, e); }

static double elu(double x, double alpha) { return x < 0 ? alpha * expm1(x) : x; }
REFERENCE(elu) { each_with(elu, v, d, e); }

static double largest_of(const kgl_value *a, size_t n) {
  double most = -INFINITY;
  for (size_t i = 0; i < n; i++) most = larger(most, at(a, i));
  return most;
}

REFERENCE(softmax) {
  double most = largest_of(&v[0], d[0]), sum = 0;
  for (size_t i = 0; i < d[0]; i++) sum += exp(at(&v[0], i) - most);
  for (size_t i = 0; i < d[0]; i++) e->value[i] = exp(at(&v[0], i) - most) / sum;
}

REFERENCE(logSoftmax) {
  double most = largest_of(&v[0], d[0]), others = 0, equals = 0;
  for (size_t i = 0; i < d[0]; i++) {
    double x = at(&v[0], i);
    if (x == most)
      equals++;
    else
      others += exp(x - most);
  }
  double logarithm = isfinite(most) ? log1p(others + (equals - 1)) : NAN;
  for (size_t i = 0; i < d[0]; i++) e->value[i] = at(&v[0], i) - most - logarithm;
}
