import { join } from 'node:path';
import { z } from 'zod';
import { parseNetworks } from './networks';
import { workspaceRoot } from './workspace';

const trueOrFalse = (ordinary: 'true' | 'false') =>
  z
    .enum(['true', 'false'], { error: 'is neither true nor false' })
    .default(ordinary)
    .transform((value) => value === 'true');

/** The variables that every process of ours understands. */
export const commonVariables = {
  /** Without it, an embedded PostgreSQL is started in the state directory. */
  DATABASE_URL: z
    .string()
    .refine((url) => URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol), {
      error:
        'is no address like postgres://user:password@host:5432/database (write / # @ in a password as %2F %23 %40)',
    })
    .optional(),
  /** Where an embedded PostgreSQL and the generated secret are kept. */
  STATE_DIRECTORY: z.string().optional(),
  /** Shared by the gateway and the subgraphs. */
  GATEWAY_SECRET: z.string().min(16, { error: 'is too short: give at least 16 characters' }).optional(),
  /** Whether to create roles and tables and to import the reviewed data; false where `npm run data` does that. */
  PREPARE_DATABASE: trueOrFalse('true'),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'is none of fatal, error, warn, info, debug, trace, silent',
    })
    .default('warn'),
};

const noPort = { error: 'is no port: give a whole number from 0 to 65535' };

/** A port to listen on; 0 takes any that is free. */
const portNumber = z
  .string()
  .regex(/^\d+$/, noPort)
  .transform(Number)
  .refine((port) => port <= 65_535, noPort);

const portVariable = (ordinary: number) => portNumber.default(ordinary);

const wholeNumber = (ordinary: number, least: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: 'is no whole number' })
    .transform(Number)
    .refine((number) => number >= least, { error: `is less than ${least}` })
    .default(ordinary);

const networks = z.string().transform((text, context) => {
  const parsed = parseNetworks(text);
  if (!parsed) context.addIssue('is no list of addresses or networks with commas, like 10.0.0.7,192.168.0.0/16');
  return parsed;
});

const readyWhen = ['all', 'any', 'gateway'] as const;

/** What must answer for the gateway to be ready. */
export type ReadyWhen = (typeof readyWhen)[number];

/** The variables of the gateway's process. */
export const gatewayVariables = {
  ...commonVariables,
  PORT: portVariable(4000),
  /** Which subgraphs live in this process: all, none, or their names with commas. */
  COLOCATED_SUBGRAPHS: z.string().default('all'),
  /** Where the other subgraphs are served. */
  SUBGRAPH_URL: z
    .string()
    .refine((url) => url.includes('{name}') && URL.canParse(url.replaceAll('{name}', 'x')), {
      error: 'is no address with {name} in it, like http://{name}:4001/{name}/graphql',
    })
    .default('http://127.0.0.1:4001/{name}/graphql'),
  /** Whether equal reads that are under way at the same time are done once. */
  SHARE_FETCHES: trueOrFalse('true'),
  /** Which planner is asked first; what the native one cannot plan, Apollo's does. */
  QUERY_PLANNER: z.enum(['native', 'apollo'], { error: 'is neither native nor apollo' }).default('native'),
  /** At most so many processes plan queries; the second and further ones are started when they are needed. */
  PLANNER_PROCESSES: z
    .string()
    .regex(/^[1-9]\d?$/, { error: 'is no number of processes from 1 to 99' })
    .transform(Number)
    .default(2),
  /** Memory for answers that are kept while they are true; 0 keeps none. */
  RESPONSE_CACHE_MEGABYTES: z
    .string()
    .regex(/^\d+$/, { error: 'is no whole number of megabytes; 0 keeps nothing' })
    .transform(Number)
    .default(64),
  /** A Redis or Valkey in which several gateways share the answers that they keep. */
  RESPONSE_CACHE_URL: z
    .string()
    .refine((url) => URL.canParse(url) && /^rediss?:$/.test(new URL(url).protocol), {
      error: 'is no address like redis://user:password@host:6379/0',
    })
    .optional(),
  /** A request is answered, at least in part, within so many seconds. */
  REQUEST_TIMEOUT_SECONDS: z
    .string()
    .regex(/^\d+(\.\d+)?$/, { error: 'is no number of seconds' })
    .transform(Number)
    .refine((seconds) => seconds > 0, { error: 'is 0: give a number of seconds above 0' })
    .default(15),
  /** Requests of one caller in a minute, kept answers aside; 0 for as many as they like. */
  RATE_LIMIT_PER_MINUTE: wholeNumber(3_000, 0),
  /** Requests that are being answered at a time, and those of one caller. */
  MAX_REQUESTS_UNDER_WAY: wholeNumber(256, 1),
  MAX_REQUESTS_UNDER_WAY_PER_CALLER: wholeNumber(64, 1),
  /** Connections that are open at a time, and those of one caller. */
  MAX_CONNECTIONS: wholeNumber(1_000, 1),
  MAX_CONNECTIONS_PER_CALLER: wholeNumber(200, 1),
  /** Where the figures of the process are told; without it nowhere. */
  METRICS_PORT: portNumber.optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  /** The proxies whose X-Forwarded-For is believed. */
  TRUST_PROXY: networks.optional(),
  /** The largest answer of a subgraph that is read. */
  SUBGRAPH_ANSWER_MEGABYTES: wholeNumber(16, 1),
  /** Which domains must answer for `/health/ready` to say so: all, any of them, or none (the gateway alone). */
  READY_WHEN: z.enum(readyWhen, { error: 'is none of all, any, gateway' }).default('any'),
  SUPERGRAPH: z.string().default(join(workspaceRoot, 'supergraph.graphql')),
};

export type GatewayVariables = z.infer<z.ZodObject<typeof gatewayVariables>>;

/** The variables of a process that serves subgraphs by themselves. */
export const subgraphVariables = { ...commonVariables, PORT: portVariable(4001) };
