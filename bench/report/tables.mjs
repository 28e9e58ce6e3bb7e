import { folds } from '../growth/growth.mjs';

/** A Markdown table; the columns after the first are numbers. */
export function table(header, rows) {
  const lines = [header, header.map((_, index) => (index ? '---:' : '---')), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The measurements of a load, the fastest first, with ratios to stock Apollo or, if that is not measured, to the first peer. */
export function loadTable({ rows }) {
  const yardstick =
    rows.find(({ peer }) => peer === 'stock-apollo') ?? rows.find(({ peer }) => peer !== 'bare') ?? rows[0];
  const sorted = [...rows].sort((a, b) => b.perSecond - a.perSecond);
  return table(
    ['', 'req/s', `× ${yardstick?.title}`, 'p50 ms', 'p99 ms', 'CPU ms/req', 'MB', 'fetches/req', 'failed'],
    sorted.map((row) => [
      row.title,
      whole(row.perSecond),
      yardstick.perSecond ? fixed(row.perSecond / yardstick.perSecond, 2) : '–',
      fixed(row.p50, 1),
      fixed(row.p99, 1),
      fixed(row.cpu, 2),
      whole(row.megabytes),
      fixed(row.fetches, 1),
      whole(row.failed),
    ]),
  );
}

export function growthTable(pages) {
  return table(
    ['page', ...folds.map((fold) => `× ${fold}, ms`), ...folds.slice(1).map((fold) => `× ${fold} ÷ × 1`)],
    pages.map(({ page, cost }) => [
      page,
      ...folds.map((fold) => fixed(cost[fold], 2)),
      ...folds.slice(1).map((fold) => fixed(cost[fold] / cost[1], 2)),
    ]),
  );
}

export function editionsTable(questions) {
  return table(
    ['question', 'one edition, ms', 'ten editions, ms', 'ten ÷ one'],
    questions.map(({ question, one, ten, ratio }) => [question, fixed(one, 2), fixed(ten, 2), fixed(ratio, 2)]),
  );
}

export function searchTable(questions) {
  return table(
    [
      'question',
      'hits, ours and `ILIKE`',
      ...folds.map((fold) => `ours × ${fold}, ms`),
      '× 1000 ÷ × 1',
      ...folds.map((fold) => `plain × ${fold}, ms`),
      'ours ÷ plain, × 1',
    ],
    questions.map(({ question, hits, ours, plain }) => [
      question,
      hits,
      ...folds.map((fold) => fixed(ours[fold], 2)),
      fixed(ours[1000] / ours[1], 2),
      ...folds.map((fold) => fixed(plain[fold], 2)),
      fixed(ours[1] / plain[1], 2),
    ]),
  );
}

export function keptTable(answers) {
  return table(
    [
      'answer',
      'kB',
      'headers',
      'bare, two headers, req/s',
      'bare, all headers, req/s',
      'ours, req/s',
      'ours ÷ two headers',
      'ours ÷ all headers',
      'with its log ÷ two headers',
      'with its log ÷ all headers',
    ],
    answers.map(({ title, bytes, headers, perSecond, ratios, ratiosWithHeaders }) => [
      title,
      fixed(bytes / 1_000, 1),
      whole(headers),
      whole(perSecond.two),
      whole(perSecond.same),
      whole(perSecond.quiet),
      fixed(ratios.quiet, 2),
      fixed(ratiosWithHeaders.quiet, 2),
      fixed(ratios.logging, 2),
      fixed(ratiosWithHeaders.logging, 2),
    ]),
  );
}

const queryTitles = { cached: 'cached answers', new: 'new small queries' };

export function hostileTable({ others, hard }) {
  const refusals = ({ refused }) =>
    Object.entries(refused)
      .map(([code, count]) => `${code} ${whole(count)}`)
      .join(', ') || '0';
  return table(
    ['', 'requests', 'p50 ms', 'p99 ms', 'p99 ÷ alone', 'refused'],
    [
      ...others.flatMap(({ query, alone, beside }) => [
        [
          `${queryTitles[query]}, alone`,
          whole(alone.requests),
          fixed(alone.p50, 1),
          fixed(alone.p99, 1),
          '1',
          refusals(alone),
        ],
        [
          `${queryTitles[query]}, beside the hostile caller`,
          whole(beside.requests),
          fixed(beside.p50, 1),
          fixed(beside.p99, 1),
          fixed(beside.p99 / alone.p99, 2),
          refusals(beside),
        ],
      ]),
      ['the hostile caller', whole(hard.requests), fixed(hard.p50, 1), fixed(hard.p99, 1), '–', refusals(hard)],
    ],
  );
}

export function soakTable({ rows }) {
  return table(
    ['operations', 'gateway MB', 'planners MB', 'PostgreSQL MB', 'all MB'],
    rows.map(({ sent, gateway, planners, postgres, all }) => [sent, gateway, planners, postgres, all].map(whole)),
  );
}

export function startTable({ install, build, first, second }) {
  const started = ({ ready, answer }) => [`${fixed(ready, 2)}`, `${fixed(answer, 2)}`];
  return table(
    ['', 's', 'until a first answer, s'],
    [
      ['`npm ci`', fixed(install, 1), '–'],
      ['build', fixed(build, 1), '–'],
      ['first `npm start`, until ready', ...started(first)],
      ['later `npm start`, until ready, median', ...started(second)],
    ],
  );
}

export const targetTable = (targets) =>
  table(
    ['ratio', 'target', 'measured', 'met'],
    targets.map(({ title, target, measured, met }) => [
      title,
      target,
      measured ?? 'not measured',
      met === null ? '–' : met ? 'yes' : '**no**',
    ]),
  );

export const profileTable = (parts) =>
  table(
    ['part', 'share'],
    parts.map(({ part, share }) => [part, `${fixed(100 * share, 1)} %`]),
  );

const fixed = (number, digits) => (number === null ? '–' : number.toFixed(digits));
const whole = (number) => (number === null ? '–' : Math.round(number).toLocaleString('en'));
