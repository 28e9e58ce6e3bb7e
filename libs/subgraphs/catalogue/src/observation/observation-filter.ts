import { type FilterFields, idsIn } from '@tokorozawa/subgraph-kit';
import { InvalidInputError } from '@tokorozawa/vocabulary';
import { Field, ID, InputType } from 'type-graphql';
import { requireDimensions, requireIndicators } from '../indicator/known-indicators';
import type { Observation } from './observation.entity';

@InputType({ description: 'A condition on a dimension of figures (次元の条件).' })
export class DimensionFilter {
  @Field(() => String, { description: 'The code of the dimension, such as "event". 「次元のコード」' })
  dimension!: string;

  @Field(() => [String], { description: 'The codes of the values to list, at most 100. 「コード」' })
  codes!: string[];
}

/** The conditions of observations beside those that every list has. */
export const observationFilters: FilterFields<Observation> = {
  indicators: {
    type: () => [ID],
    description:
      'Only those of one of these indicators, at most 100, each given by its id or its code, such as "population". 「指標」',
    check: (indicators: string[], load) => requireIndicators(indicators, load, 'where.indicators'),
    apply(query, indicators: string[], _where, edition) {
      requireFew('indicators', indicators);
      const ids = indicators.flatMap((indicator) => [indicator, `indicator-${indicator}`]);
      const indicatorIds = idsIn(edition, ids, 'where.indicators');
      query.andWhere('record.indicatorId = ANY(:indicatorIds)', { indicatorIds });
    },
  },
  records: {
    type: () => [ID],
    description: 'Only those about one of these records, at most 1,000, given by their ids. 「記録」',
    apply(query, records: string[], _where, edition) {
      requireFew('records', records, { most: maxRecords });
      const recordIds = idsIn(edition, records, 'where.records');
      query.andWhere(
        '(record.recordId = ANY(:recordIds) OR record.alsoAboutRecords @> ANY(CAST(:alsoAbout AS jsonb[])))',
        {
          recordIds,
          alsoAbout: recordIds.map((id) => JSON.stringify([{ id }])),
        },
      );
    },
  },
  dimensions: {
    type: () => [DimensionFilter],
    description: 'Only those that meet all of these conditions on their dimensions. 「次元」',
    check(conditions: DimensionFilter[], load) {
      const codes = conditions.map(({ dimension }) => dimension);
      return requireDimensions(codes, load, 'where.dimensions.dimension');
    },
    apply(query, conditions: DimensionFilter[]) {
      requireFew('dimensions', conditions);
      for (const [index, { dimension, codes }] of conditions.entries()) {
        requireFew('codes', codes, { argument: 'where.dimensions.codes' });
        const name = `dimension${index}`;
        query.andWhere(`record.dimensions @> ANY(CAST(:${name} AS jsonb[]))`, {
          [name]: codes.map((code) => JSON.stringify([{ dimension, code }])),
        });
      }
    },
  },
};

const maxItems = 100;
/** As many as a summary of a list counts. */
const maxRecords = 1_000;

function requireFew(
  name: string,
  items: unknown[],
  { most = maxItems, argument = `where.${name}` }: { most?: number; argument?: string } = {},
): void {
  if (items.length <= most) return;
  throw new InvalidInputError(
    `"${name}" has ${items.length} items; give at most ${most.toLocaleString('en')}, and the others in another request.`,
    { argument },
  );
}
