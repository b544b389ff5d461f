// Work that leaves nothing behind.
import type { Context } from '../context.ts';

/**
 * Does `work`, then `cleanUp`, also when `work` fails: then its error is thrown, and what `cleanUp` fails with is only told, so that
 * it does not hide the first.
 */
export async function withCleanup<T>(
  { console }: Context,
  work: () => Promise<T>,
  cleanUp: () => Promise<void>,
): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await cleanUp().catch((second: Error) => console.note(`${console.paint('red', 'error')}: ${second.message}`));
    throw error;
  }
  await cleanUp();
  return result;
}
