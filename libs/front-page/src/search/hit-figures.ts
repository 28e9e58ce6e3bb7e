import { figureWords } from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import type { Unit } from '@tokorozawa/vocabulary';

interface Figure {
  value: number;
  printed: string;
  unit: Unit;
  status: string;
  indicator: { name: string };
}

/** A hit of a search. Only one of a record has the id of one. */
interface Hit {
  /** A value of the enum `RecordType`. */
  recordType: string | null;
  recordId: string | null;
}

/** The figures of a record, or a figure itself. */
interface FoundRecord extends Partial<Figure> {
  __typename: string;
  id: string;
  observations?: { nodes: Figure[] } | null;
}

/** So many of the best hits say their figures, and so many of each. */
const [maxHits, maxFigures] = [3, 3];

const query = `query FiguresOfHits($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on Observation { id ...Said }
    ... on Record { id observations(first: ${maxFigures}) { nodes { ...Said } } }
  }
}
fragment Said on Observation { value printed unit status indicator { name } }`;

/** What the source counts of the best hits, in words, by their ids: "女性の割合 20.0 %". Empty if it is not known now. */
export async function readFiguresOfHits(
  { ask, locale }: Pick<ResourceRequest, 'ask' | 'locale'>,
  hits: readonly Hit[],
): Promise<ReadonlyMap<string, string[]>> {
  // The figures of an indicator are of many records.
  const ofRecords = hits.filter(({ recordType }) => recordType !== 'INDICATOR');
  const ids = ofRecords.slice(0, maxHits).flatMap(({ recordId }) => recordId ?? []);
  if (ids.length === 0) return new Map();
  const { data } = await ask<{ nodes: (FoundRecord | null)[] | null }>(query, { ids });
  const said = ({ indicator, ...figure }: Figure): string =>
    `${indicator.name} ${figureWords(figure, figure.unit, locale)}`;
  return new Map(
    (data?.nodes ?? []).flatMap((record) => {
      if (!record) return [];
      const figures = record.__typename === 'Observation' ? [record as Figure] : (record.observations?.nodes ?? []);
      return figures.length > 0 ? [[record.id, figures.map(said)] as const] : [];
    }),
  );
}
