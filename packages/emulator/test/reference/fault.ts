// The one fault that the reference loop is asked to have.
const fault = process.env.FAULT ?? '';

export const has = (name: string): boolean => fault === name;
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
