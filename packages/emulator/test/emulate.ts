// An emulator for as long as a test needs it.
import { type Emulator, type EmulatorOptions, startEmulator } from '../src/index.ts';

/** What `use` makes of an emulator, which is stopped afterwards. */
export async function emulate<T>(options: EmulatorOptions, use: (emulator: Emulator) => Promise<T>): Promise<T> {
  await using emulator = await startEmulator(options);
  return await use(emulator);
}
