import { join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';
import { z } from 'zod';
import { parseNetworks } from './networks';
import { workspaceRoot } from './workspace';

/**
 * Parses the environment of a process into exact types; an empty variable counts as absent.
 * Throws a UserFacingError that names every invalid variable and what it must be.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  variables: NodeJS.ProcessEnv,
): z.infer<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new UserFacingError(`The environment is invalid: ${faults.join('; ')}.`);
}

const oneOf = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names, { error: `must be ${names.length === 2 ? names.join(' or ') : `one of ${names.join(', ')}`}` });

const trueOrFalse = (defaultValue: 'true' | 'false') =>
  oneOf(['true', 'false'])
    .default(defaultValue)
    .transform((value) => value === 'true');

const address = (pattern: RegExp, example: string) =>
  z.string().refine((url) => pattern.test(url) && URL.canParse(url), { error: `must be an address like ${example}` });

const wholeNumber = (min: number, max = Infinity) => {
  const error = `must be a whole number ${max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`}`;
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .refine((number) => number >= min && number <= max, { error });
};

/** A port to listen on; 0 takes any that is free. */
const port = wholeNumber(0, 65_535);

const networks = z.string().transform((text, context) => {
  const parsed = parseNetworks(text);
  if (!parsed)
    context.addIssue('must be a comma-separated list of addresses or networks, like 10.0.0.7,192.168.0.0/16');
  return parsed;
});

/** The variables of every process. */
export const commonVariables = {
  /** Without it, an embedded PostgreSQL is started in the state directory. */
  DATABASE_URL: address(
    /^postgres(ql)?:/i,
    'postgres://user:password@host:5432/database (write / # @ in a password as %2F %23 %40)',
  ).optional(),
  /** Where an embedded PostgreSQL and the generated secret are kept. */
  STATE_DIRECTORY: z.string().optional(),
  /** Shared by the gateway and the subgraphs. */
  GATEWAY_SECRET: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  /** True to create roles and tables and to import the reviewed data; false where `npm run data` does that. */
  PREPARE_DATABASE: trueOrFalse('true'),
  /** Older changes of records are removed from the change feeds; 0 keeps all. */
  CHANGES_KEPT_DAYS: wholeNumber(0, 36_500).default(90),
  /** True for an instance for trying, which holds made-up records and says so everywhere: `npm run sandbox`. */
  SANDBOX: trueOrFalse('false'),
  /** The address at which the public finds the gateway, without a slash at its end; empty when it is not known. */
  PUBLIC_URL: address(/^https?:\/\/[^?#@]*$/i, 'https://plan.example.jp')
    .transform((url) => url.replace(/\/+$/, ''))
    .default(''),
  /** The address of each subgraph that another process serves. */
  SUBGRAPH_URL: z
    .string()
    .refine((url) => url.includes('{name}') && URL.canParse(url.replaceAll('{name}', 'x')), {
      error: 'must be an address that contains {name}, like http://{name}:4001/{name}/graphql',
    })
    .default('http://127.0.0.1:4001/{name}/graphql'),
  /** The key from which the secrets of webhooks are made; GATEWAY_SECRET when absent. */
  WEBHOOK_KEY: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  /** Private networks whose hosts may receive webhooks. */
  WEBHOOK_PRIVATE_NETWORKS: networks.optional(),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
};

/** @param subgraphUrl the variable SUBGRAPH_URL */
export const urlOfSubgraph = (subgraphUrl: string, name: string): string => subgraphUrl.replaceAll('{name}', name);

const readyWhen = ['all', 'any', 'gateway'] as const;

/** Which domains must answer for the gateway to be ready: all, any of them, or none of them (the gateway alone). */
export type ReadyWhen = (typeof readyWhen)[number];

/** The variables of the gateway's process. */
export const gatewayVariables = {
  ...commonVariables,
  PORT: port.default(4000),
  /** An authorization server whose access tokens are accepted beside keys, as its tokens name it. */
  OAUTH_ISSUER: address(
    /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/i,
    'https://login.example.jp',
  ).optional(),
  /** Whom to tell of a vulnerability, for security.txt: one or more addresses; without them there is no security.txt. */
  SECURITY_CONTACT: z
    .string()
    .transform((text) => text.trim().split(/\s+/))
    .refine(
      (contacts) => contacts.every((contact) => /^(?:mailto:[^@]+@[^@]+|https:\/\/.+|tel:\+[\d-]+)$/i.test(contact)),
      {
        error: 'must be mailto:, https: or tel: addresses separated by spaces, like mailto:security@city.example',
      },
    )
    .default([]),
  /** The name of this graph in access tokens. */
  OAUTH_AUDIENCE: z.string().optional(),
  /** The claim of access tokens with the code of the municipality for which the bearer acts. */
  OAUTH_MUNICIPALITY_CLAIM: z.string().default('municipality'),
  /** Which subgraphs run in this process: all, none, or their names separated by commas. */
  COLOCATED_SUBGRAPHS: z.string().default('all'),
  /** True to do equal reads that are in progress at the same time only once. */
  SHARE_FETCHES: trueOrFalse('true'),
  /** The planner that is tried first; an operation that the native one cannot plan is planned by Apollo's. */
  QUERY_PLANNER: oneOf(['native', 'apollo']).default('native'),
  /** The maximum number of processes that plan queries; all but the first are started when they are needed. */
  PLANNER_PROCESSES: wholeNumber(1, 99).default(2),
  /** Memory for cached answers; 0 caches none. */
  RESPONSE_CACHE_MEGABYTES: wholeNumber(0).default(64),
  /** A Redis or Valkey in which several gateways share their cached answers. */
  RESPONSE_CACHE_URL: address(/^rediss?:/i, 'redis://user:password@host:6379/0').optional(),
  /** Every request is answered, at least in part, within this time. */
  REQUEST_TIMEOUT_SECONDS: z
    .string()
    .regex(/^(?=.*[1-9])\d+(\.\d+)?$/, { error: 'must be a number of seconds above 0' })
    .transform(Number)
    .default(15),
  /** Requests of one caller per minute, cached answers not counted; 0 for no limit. */
  RATE_LIMIT_PER_MINUTE: wholeNumber(0).default(3_000),
  /** Requests that are answered at the same time, in total and of one caller. */
  MAX_REQUESTS_UNDER_WAY: wholeNumber(1).default(256),
  MAX_REQUESTS_UNDER_WAY_PER_CALLER: wholeNumber(1).default(64),
  /** Open connections, in total and of one caller. */
  MAX_CONNECTIONS: wholeNumber(1).default(1_000),
  MAX_CONNECTIONS_PER_CALLER: wholeNumber(1).default(200),
  /** Open streams of changes, in total and of one caller. Each has a connection. */
  MAX_SUBSCRIPTIONS: wholeNumber(0).default(500),
  MAX_SUBSCRIPTIONS_PER_CALLER: wholeNumber(0).default(50),
  /** The port of `/metrics`; without it metrics are not served. */
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  /** The proxies whose X-Forwarded-For is trusted. */
  TRUST_PROXY: networks.optional(),
  /** The largest answer that is accepted from a subgraph. */
  SUBGRAPH_ANSWER_MEGABYTES: wholeNumber(1).default(16),
  /** When `/health/ready` answers 200. */
  READY_WHEN: oneOf(readyWhen).default('any'),
  SUPERGRAPH: z.string().default(join(workspaceRoot, 'supergraph.graphql')),
  /** Where `npm run partner` writes the partners that join; by default a folder of the state directory. */
  PARTNERS_DIRECTORY: z.string().optional(),
  /** Private networks in which partners with public host names may be. */
  PARTNER_PRIVATE_NETWORKS: networks.optional(),
};

export type GatewayVariables = z.infer<z.ZodObject<typeof gatewayVariables>>;

/** The variables of a process that serves subgraphs on their own. */
export const subgraphVariables = { ...commonVariables, PORT: port.default(4001) };
