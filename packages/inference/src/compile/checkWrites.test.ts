import { expect, test } from 'vitest';
import { checkWrites } from './checkWrites.ts';
import { fixedExtent } from './extent.ts';
import { ProgramBuilder } from './programBuilder.ts';

/** y = relu(x), or what is left of it. */
function program(isWritten: boolean, isRead: boolean) {
  const builder = new ProgramBuilder();
  const shape = [fixedExtent(4)];
  builder.addInput('x', 'float', shape);
  const [between, y] = [builder.memory(4, shape[0]!), builder.memory(4, shape[0]!)];
  builder.node = 'the node';
  const x = builder.place(builder.valueOf('x'));
  if (isRead) builder.emit('relu', between, y);
  else if (isWritten) builder.emit('relu', x, y);
  builder.define({ name: 'y', type: 'float', shape, places: new Map([['plain', y]]) });
  return builder.finish(['y'], undefined);
}

test('what is read and given must be written', () => {
  expect(() => checkWrites(program(true, false))).not.toThrow();
  expect(() => checkWrites(program(false, false))).toThrow('expected instructions that compute output "y", found none');
  expect(() => checkWrites(program(true, true))).toThrow(
    'node the node: expected instructions that compute what relu reads',
  );
});
