import type { Loaders } from '@tokorozawa/subgraph-kit';
import { CorrectionKind } from '@tokorozawa/vocabulary';
import type { DatasetDoubts } from './dataset.types';

type Counts = Omit<DatasetDoubts, 'statements'>;

const countSql = `
  SELECT subgraph, count(*)::int AS corrections, (count(*) FILTER (WHERE kind = $1))::int AS "keptInDoubt",
    0 AS gaps, 0 AS "failedChecks" FROM correction WHERE listed GROUP BY subgraph
  UNION ALL SELECT subgraph, 0, 0, count(*)::int, 0 FROM gap WHERE listed GROUP BY subgraph
  UNION ALL SELECT subgraph, 0, 0, 0, count(*)::int FROM "check" WHERE listed AND NOT agrees GROUP BY subgraph`;

/** Counts the corrections, gaps and failed checks of the records of these subgraphs, as the lists show them. */
export async function countDoubts(load: Loaders, subgraphs: string[]): Promise<Counts> {
  const counts = load.batched('doubts', async (names) => {
    const rows = await load.select<Counts & { subgraph: string }>(countSql, [CorrectionKind.KEPT_IN_DOUBT]);
    return names.map((name) => rows.filter(({ subgraph }) => subgraph === name).reduce(add, none));
  });
  return (await Promise.all(subgraphs.map((name) => counts.load(name)))).reduce(add, none);
}

const none: Counts = { corrections: 0, keptInDoubt: 0, gaps: 0, failedChecks: 0 };

const add = (one: Counts, other: Counts): Counts => ({
  corrections: one.corrections + other.corrections,
  keptInDoubt: one.keptInDoubt + other.keptInDoubt,
  gaps: one.gaps + other.gaps,
  failedChecks: one.failedChecks + other.failedChecks,
});
