import { InvalidInputError } from './errors';

/** Throws an InvalidInputError that names the argument, for a number that is less than the least or more than the most. */
export function requireWithin(argument: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  throw new InvalidInputError(`"${argument}" is ${value}; give a number from ${least} to ${most}.`, { argument });
}
