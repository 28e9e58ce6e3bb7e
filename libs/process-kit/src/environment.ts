import { UserFacingError } from '@tokorozawa/vocabulary';
import { z } from 'zod';

/** The variables that every process of ours understands. */
export const commonVariables = {
  /** Without it, an embedded PostgreSQL is started in the state directory. */
  DATABASE_URL: z.string().optional(),
  /** Where an embedded PostgreSQL and the generated secret are kept. */
  STATE_DIRECTORY: z.string().optional(),
  /** Shared by the gateway and the subgraphs. */
  GATEWAY_SECRET: z.string().min(16, { error: 'is too short: give at least 16 characters' }).optional(),
  /** Whether to create roles and tables and to import the reviewed data; false where `npm run data` does that. */
  PREPARE_DATABASE: z
    .enum(['true', 'false'], { error: 'is neither true nor false' })
    .default('true')
    .transform((value) => value === 'true'),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'is none of fatal, error, warn, info, debug, trace, silent',
    })
    .default('warn'),
};

const noPort = { error: 'is no port: give a whole number from 0 to 65535' };

/** A port to listen on; 0 takes any that is free. */
export const portVariable = (ordinary: number) =>
  z
    .string()
    .regex(/^\d+$/, noPort)
    .transform(Number)
    .refine((port) => port <= 65_535, noPort)
    .default(ordinary);

/**
 * Reads a process's environment once, into exact types; an empty variable counts as absent.
 * Throws a UserFacingError that names every variable that is wrong and what it should be.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  variables: NodeJS.ProcessEnv,
): z.infer<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new UserFacingError(`The environment is not as it should be: ${faults.join('; ')}.`);
}
