// Greets whom the event names.
import type { Context } from '@kinglet/runtime';

interface Greeting {
  readonly message: string;
  readonly requestId: string;
}

export const handler = async (event: { readonly name?: string } | null, context: Context): Promise<Greeting> => ({
  message: `Hello, ${event?.name ?? 'world'}!`,
  requestId: context.awsRequestId,
});
