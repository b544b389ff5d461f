// What emulated functions are called in full.

/** The account that emulated functions live in. */
export const accountId = '012345678912';

/** The ARN of a function, a version or an alias. */
export function functionArn(region: string, name: string, qualifier?: string): string {
  const suffix = qualifier === undefined ? '' : `:${qualifier}`;
  return `arn:aws:lambda:${region}:${accountId}:function:${name}${suffix}`;
}
