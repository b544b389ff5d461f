// Shallow copies of messages.

/** A message with the same fields, whose own may be changed; what it does not say stays with its prototype. */
export function copyMessage<Message extends object>(message: Message): Message {
  return Object.assign(Object.create(Object.getPrototypeOf(message)), message) as Message;
}
