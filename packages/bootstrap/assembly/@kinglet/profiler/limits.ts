// What CloudWatch's embedded metric format has room for: the rules of @kinglet/runtime's emf.ts.

const mostDimensions = 30;
const ownNames =
  ' _aws Duration CpuTime PeakMemory ColdStart Errors Init requestId errorType FunctionName ' +
  'ProcessStart ProgramRead EngineInit AssetRead InitCode FirstNext ';
const units =
  ' None Percent Seconds Microseconds Milliseconds Count Count/Second Bits Bits/Second Bytes Bytes/Second ' +
  'Kilobits Kilobits/Second Kilobytes Kilobytes/Second Megabits Megabits/Second Megabytes Megabytes/Second ' +
  'Gigabits Gigabits/Second Gigabytes Gigabytes/Second Terabits Terabits/Second Terabytes Terabytes/Second ';

/** Throws unless the text has 1 to `most` characters. */
export function checkText(what: string, text: string, most: i32): void {
  if (text.length >= 1 && text.length <= most) return;
  throw new Error(`Expected ${what} to be a text of 1 to ${most} characters, found one of ${text.length}`);
}

/** Throws unless the text is printable ASCII and not only blanks. */
export function checkAscii(what: string, text: string): void {
  let isGood = text.trim() != '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e) isGood = false;
  }
  if (!isGood) throw new Error(`Expected ${what} to be printable ASCII and not only blanks, found '${text}'`);
}

/** Throws for a name that a line has already. */
export function checkFree(name: string): void {
  if (isListed(ownNames, name))
    throw new Error(`'${name}': expected a name that the line of metrics does not have, found one that it has`);
}

/** Throws for what is no unit of CloudWatch's. */
export function checkUnit(unit: string): void {
  if (!isListed(units, unit))
    throw new Error(`Expected a unit of CloudWatch's such as Count, Milliseconds or Bytes, found '${unit}'`);
}

/** Throws where a line has no room for another dimension. `FunctionName` is one. */
export function checkDimensions(count: i32): void {
  if (count > mostDimensions - 1) throw new Error(`Expected at most ${mostDimensions} dimensions, found more`);
}

function isListed(list: string, word: string): bool {
  return !word.includes(' ') && list.includes(' ' + word + ' ');
}
