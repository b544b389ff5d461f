// Reads what a client calls a function: its name, a partial or a whole ARN, each with or without a version or alias.

/** A name that has the right form; whether there is such a function is another question. */
export interface FunctionName {
  readonly name: string;
  /** Version or alias. */
  readonly qualifier: string | undefined;
}

/** The longest name with everything around it, in characters: `NamespacedFunctionName` of the service's model. */
const maxChars = 256;
/**
 * The three forms of the service's documentation. The pattern of its model makes every part before the name optional; then
 * `function:live` would be a function `live`, and there may well be one that is called `function`.
 */
const pattern =
  /^(?:(?:arn:aws[a-zA-Z-]*:lambda:[a-z]{2,4}(?:-[a-z]+)+-\d:)?\d{12}:function:)?([a-zA-Z0-9_.-]+)(?::(\$LATEST(?:\.PUBLISHED)?|[a-zA-Z0-9_-]+))?$/;

/** The parts of a name, or undefined if it has none of the forms. Region and account may be any. */
export function parseFunctionName(text: string): FunctionName | undefined {
  const match = text.length <= maxChars ? pattern.exec(text) : null;
  return match?.[1] === undefined ? undefined : { name: match[1], qualifier: match[2] };
}
