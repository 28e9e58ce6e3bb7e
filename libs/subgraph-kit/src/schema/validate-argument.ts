import { InvalidInputError } from '@tokorozawa/vocabulary';
import { validateOrReject, type ValidationError } from 'class-validator';

/** Checks an argument class by its class-validator decorators. Throws an InvalidInputError that names every fault. */
export async function validateArgument(argument: unknown): Promise<void> {
  for (const value of [argument].flat()) {
    if (typeof value !== 'object' || value === null) continue;
    await validateOrReject(value, { forbidUnknownValues: false }).catch((errors: ValidationError[]) => {
      throw new InvalidInputError(`${errors.flatMap(sentences).join('; ')}.`);
    });
  }
}

const sentences = ({ constraints, children }: ValidationError): string[] => [
  ...Object.values(constraints ?? {}),
  ...(children ?? []).flatMap(sentences),
];
