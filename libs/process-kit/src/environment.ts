import { UserFacingError } from '@tokorozawa/vocabulary/errors';
import { z } from 'zod';

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
