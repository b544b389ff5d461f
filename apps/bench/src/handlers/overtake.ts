// Gives the event back later than others that came after it: answers cross only where a runtime mixes them up.

export const handler = async (event: { readonly n: number }, context: { awsRequestId: string }): Promise<unknown> => {
  const id = context.awsRequestId;
  await new Promise((resolve) => setTimeout(resolve, event.n % 3));
  return { ...event, id };
};
