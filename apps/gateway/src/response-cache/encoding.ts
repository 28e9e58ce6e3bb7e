/** In the order in which we prefer them. */
const encodings = ['br', 'gzip'] as const;

export type Encoding = (typeof encodings)[number];

/** Callers send the same few headers over and over. */
const chosen = new Map<string, Encoding | undefined>();
const mostChosen = 200;

/** The encoding in which a caller wants the answer; undefined for the answer as it is. */
export function encodingFor(acceptEncoding: string | undefined): Encoding | undefined {
  if (!acceptEncoding) return undefined;
  if (!chosen.has(acceptEncoding)) {
    if (chosen.size >= mostChosen) chosen.clear();
    chosen.set(acceptEncoding, choose(acceptEncoding));
  }
  return chosen.get(acceptEncoding);
}

/** RFC 9110, 12.5.3: the greatest weight wins; what is not named has the weight of "*", and "identity" is always good. */
function choose(acceptEncoding: string): Encoding | undefined {
  const weights = new Map(acceptEncoding.toLowerCase().split(',').map(weightOf));
  const weigh = (encoding: string, otherwise: number): number => weights.get(encoding) ?? weights.get('*') ?? otherwise;
  const [best] = encodings.filter((encoding) => weigh(encoding, 0) > 0).sort((a, b) => weigh(b, 0) - weigh(a, 0));
  return best && weigh(best, 0) >= (weights.get('identity') ?? 0) ? best : undefined;
}

function weightOf(part: string): [encoding: string, weight: number] {
  const [encoding = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return [encoding, weight === undefined ? 1 : Number(weight) || 0];
}
