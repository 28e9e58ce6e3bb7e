/** How many places are read otherwise than they are printed. What is kept in doubt stands as it is printed. */
export const countCorrected = (corrections: readonly { kind: string }[]): number =>
  corrections.filter(({ kind }) => kind !== 'KEPT_IN_DOUBT').length;

interface CorrectedFigure<Correction> {
  recordId: string;
  provenance: { corrections: readonly Correction[] };
}

/** The places of the print that figures differ from or doubt, each once: figures of one record share what was read in it. */
export function correctedPlaces<Correction extends { kind: string; field: string; lines: readonly number[] }>(
  figures: readonly CorrectedFigure<Correction>[],
): Correction[] {
  const places = new Map<string, Correction>();
  for (const { recordId, provenance } of figures)
    for (const correction of provenance.corrections) {
      const { kind, field, lines } = correction;
      places.set(JSON.stringify([recordId, kind, field, lines]), correction);
    }
  return [...places.values()];
}
