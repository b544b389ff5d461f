import { expect, test } from 'vitest';
import { adaptC } from './adaptC.ts';

const head = `#define MEM_ADDR(mem, addr, n) &((mem)->data[addr])
  if (UNLIKELY(a + (uint64_t)sizeof(t) > mem->size)) \\
#define FORCE_READ_INT(var) __asm__("" ::"r"(var));
#define FORCE_READ_FLOAT(var) __asm__("" ::"r"(var));
`;
const fib = `u32 w2c_program_fib_0(w2c_program* instance, u32 var_p0) {
  var_i0 = w2c_program_fib_0(instance, var_i0);
  var_i1 = w2c_program_fib_0(instance, var_i1);
}
`;

test('accesses are checked against a constant, at an address that is known', () => {
  const adapted = adaptC(head, false);

  expect(adapted).toContain('KGL_MEMORY_BASE + (addr)');
  expect(adapted).toContain('a > KGL_MEMORY_MAX - sizeof(t)');
  expect(adapted).not.toContain('__asm__');
});

test('the C of another wasm2c is refused, with the version to install', () => {
  for (const line of head.trim().split('\n'))
    expect(() => adaptC(head.replace(line, ''), false)).toThrow(/found it 0 times.*wabt@1\.0\.39/s);
  expect(() => adaptC(head + head, false)).toThrow('found it 2 times');
});

test('a short function that calls itself calls one inlined copy, which calls the function', () => {
  const adapted = adaptC(head + fib, true);

  expect(adapted).toContain(
    'static inline __attribute__((always_inline)) u32 w2c_program_fib_0_inlined(w2c_program* instance, u32 var_p0) {',
  );
  expect(adapted.match(/ w2c_program_fib_0\(instance/g)).toHaveLength(2);
  expect(adapted.match(/ w2c_program_fib_0_inlined\(instance/g)).toHaveLength(2);
  expect(adaptC(head + fib, false)).not.toContain('_inlined');
});

test('a long function, and one that calls another, stay as they are', () => {
  const long = fib.replace('{\n', `{\n${'  var_i0 = 1u;\n'.repeat(60)}`);
  const other = fib.replaceAll(' w2c_program_fib_0(instance', ' w2c_program_fib_01(instance');

  expect(adaptC(head + long + other, true)).not.toContain('_inlined');
});
