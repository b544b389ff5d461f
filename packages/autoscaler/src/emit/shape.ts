// Checks that JSON is what a target has to be, each told by the path of the option.
import { wrongTarget } from './cannot.ts';

/** Calls `wrongTarget` for a value that is not what is expected. */
export type Check = (option: string, value: unknown) => void;

export const text: Check = (option, value) => {
  if (typeof value !== 'string' || value === '') wrongTarget(option, 'a text', value);
};

export const number: Check = (option, value) => {
  if (typeof value !== 'number') wrongTarget(option, 'a number', value);
};

export const oneOf =
  (...words: readonly string[]): Check =>
  (option, value) => {
    if (!words.includes(value as string)) wrongTarget(option, `one of ${words.join(', ')}`, value);
  };

export const optional =
  (check: Check): Check =>
  (option, value) => {
    if (value !== undefined) check(option, value);
  };

export const list =
  (check: Check): Check =>
  (option, value) => {
    if (!Array.isArray(value)) return wrongTarget(option, 'a list', value);
    value.forEach((item, at) => void check(`${option}[${at}]`, item));
  };

export const texts: Check = (option, value) => {
  for (const [name, one] of entriesOf(option, value)) text(`${option}.${name}`, one);
};

export const shape =
  (members: Readonly<Record<string, Check>>): Check =>
  (option, value) => {
    const given = Object.fromEntries(entriesOf(option, value));
    const path = (name: string) => (option === '' ? name : `${option}.${name}`);
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(members, name));
    if (unknown !== undefined)
      wrongTarget(path(unknown), `one of its options, ${Object.keys(members).join(', ')}`, given[unknown]);
    for (const [name, check] of Object.entries(members)) check(path(name), given[name]);
  };

/** Of an object; all else is no target. */
export function entriesOf(option: string, value: unknown): [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  return wrongTarget(option || 'engine', 'in an object', value);
}
