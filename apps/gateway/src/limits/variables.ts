import { InvalidInputError } from '@tokorozawa/vocabulary';

/** Deeper than any argument of the graph; what is written level by level would run out of stack on tens of thousands. */
const mostLevels = 100;

/** Throws an InvalidInputError for variables that are nested deeper than the graph reads. */
export function requireFlat(variables: object): void {
  if (!isDeeper(variables, mostLevels)) return;
  throw new InvalidInputError(`The variables are nested deeper than ${mostLevels} levels. Send flatter ones.`, {
    http: { status: 400 },
  });
}

/** Looks no deeper than it was told to. */
const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));
