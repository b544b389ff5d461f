// What AWS's errors mean to a person at a terminal.
import { CliError, type CliErrorCode } from '../cliError.ts';

const codes: readonly (readonly [RegExp, CliErrorCode, string])[] = [
  [
    /^(CredentialsProviderError|TokenProviderError)$/,
    'KINGLET_CLI_AUTH',
    'no credentials: run `aws configure` or `aws sso login`, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with --profile',
  ],
  [
    /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/,
    'KINGLET_CLI_AUTH',
    'the credentials have expired: get new ones, for example with `aws sso login`',
  ],
  [
    /^(UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature)$/,
    'KINGLET_CLI_AUTH',
    "AWS does not know these credentials: check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the profile, and this machine's clock",
  ],
  [
    /^(AccessDenied|AccessDeniedException|UnauthorizedOperation)$/,
    'KINGLET_CLI_AUTH',
    'these credentials may not do that',
  ],
  [
    /^(ResourceNotFoundException|NoSuchEntity|NoSuchEntityException)$/,
    'KINGLET_CLI_NOT_FOUND',
    'there is no such thing',
  ],
  [
    /^(ConflictException|ResourceConflictException|EntityAlreadyExists|EntityAlreadyExistsException|ResourceAlreadyExistsException|PreconditionFailedException|ConcurrentModification|ConcurrentModificationException|DeleteConflict|DeleteConflictException)$/,
    'KINGLET_CLI_CONFLICT',
    'somebody else changes it, or it is there already: try again',
  ],
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|TimeoutError)$/,
    'KINGLET_CLI_AWS',
    'AWS was not reached: check the network, --region and --endpoint-url',
  ],
];

/** Whether `error` comes from AWS's SDK: an answer of AWS, or no credentials to ask with. */
export function isFromAws(error: Error): boolean {
  return '$metadata' in error || '$fault' in error || codes.some(([names]) => names.test(error.name));
}

/** Whether `error` is AWS's error of one of these names. */
export function isAwsError(error: unknown, ...names: readonly string[]): error is Error {
  return error instanceof Error && names.includes(error.name);
}

/**
 * `error`, which `what` (`create the role x`) failed with, in the words of this tool. Errors of our own stay as they are.
 * What is in `secrets`, and the credentials in `env`, is cut from the message.
 */
export function awsError(
  what: string,
  error: unknown,
  env: Readonly<Record<string, string | undefined>>,
  secrets: readonly string[] = [],
): CliError {
  if (error instanceof CliError) return error;
  const { name, message: raw } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  // Before it is cut to one line: a secret may have many.
  const message = withoutSecrets(raw, [env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN, ...secrets]);
  if (/region is missing|region not accepted/i.test(message))
    return new CliError(
      'KINGLET_CLI_USAGE',
      'Expected a region, found none: give --region, set AWS_REGION, or put it into the profile',
      { cause: error },
    );
  const place = (error as { code?: unknown }).code;
  const [, code, advice] = codes.find(([names]) => names.test(name) || names.test(String(place))) ?? [];
  const shown = [`${what}: ${name}: ${firstLine(message) || place}`, advice].filter(Boolean).join('; ');
  return new CliError(code ?? 'KINGLET_CLI_AWS', shown, { cause: error });
}

// What follows the first line of a signature error is the request that was signed, with the session's token.
function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(/\s*The Canonical String.*$/i, '') ?? '';
}

// A secret of a few characters would be found in half of all words.
const shortestSecret = 6;

// AWS tells variables as they are or as JSON. Of two secrets one may begin with the other: the longer goes first.
function withoutSecrets(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets
    .filter((secret) => secret !== undefined)
    .filter(({ length }) => length >= shortestSecret)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .sort((a, b) => b.length - a.length)
    .reduce((shown, secret) => shown.replaceAll(secret, '…'), text);
}
