/* fib(n) by the formula that the handlers use: prints the CPU time that it took, in milliseconds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int fib(int n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

int main(int count, char **arguments) {
  volatile int n = count > 1 ? atoi(arguments[1]) : 0, result;
  double start = now();
  result = fib(n);
  printf("%f\n", now() - start);
  return result < 0;
}
